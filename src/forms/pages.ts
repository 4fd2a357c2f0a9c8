import type { Answers } from './answers.ts';
import type { FormDefinition, Text } from './definition.ts';
import type { Facts } from './facts.ts';
import { validateAll } from './validate.ts';
import { type OpenPage, walk } from './walk.ts';

export type PageStatus = 'not-started' | 'done' | 'needs-attention';

export interface PageLine {
  readonly id: string;
  readonly section: string;
  readonly question: Text;
  readonly status: PageStatus;
}

export interface TaskSection {
  readonly id: string;
  readonly title: Text;
  readonly status: PageStatus;
  readonly done: number;
  readonly pages: readonly PageLine[];
}

function statusOf(open: OpenPage, answers: Answers, faulty: ReadonlySet<string>): PageStatus {
  if (!open.fields.some((name) => Object.hasOwn(answers, name))) return 'not-started';
  return faulty.has(open.page.id) ? 'needs-attention' : 'done';
}

/** The pages these answers open, in order, each with its status. */
export function pagesOf(definition: FormDefinition, answers: Answers, facts: Facts): readonly PageLine[] {
  const faulty = new Set(validateAll(definition, answers, facts).map((one) => one.page));
  return walk(definition, answers, facts).pages.map((open) => ({
    id: open.page.id,
    section: open.section.id,
    question: open.page.question,
    status: statusOf(open, answers, faulty),
  }));
}

const neighbour = (definition: FormDefinition, answers: Answers, facts: Facts, pageId: string, step: number) => {
  const { pages } = walk(definition, answers, facts);
  const at = pages.findIndex((one) => one.page.id === pageId);
  return at < 0 ? undefined : pages[at + step]?.page.id;
};

/** The page after this one, or undefined at the end. */
export const nextPage = (definition: FormDefinition, answers: Answers, facts: Facts, pageId: string) =>
  neighbour(definition, answers, facts, pageId, 1);

/** The page before this one, or undefined at the start. */
export const previousPage = (definition: FormDefinition, answers: Answers, facts: Facts, pageId: string) =>
  neighbour(definition, answers, facts, pageId, -1);

/** Where to go on: the first page that is not done, or undefined when the answers are whole. */
export const pageToDo = (definition: FormDefinition, answers: Answers, facts: Facts): string | undefined =>
  pagesOf(definition, answers, facts).find((one) => one.status !== 'done')?.id;

const together = (pages: readonly PageLine[]): PageStatus => {
  if (pages.every((one) => one.status === 'done')) return 'done';
  return pages.every((one) => one.status === 'not-started') ? 'not-started' : 'needs-attention';
};

/** The sections with their pages, for a task list. A section begun and not finished needs attention. */
export function taskList(definition: FormDefinition, answers: Answers, facts: Facts): readonly TaskSection[] {
  const pages = pagesOf(definition, answers, facts);
  return definition.sections.flatMap(({ id, title }) => {
    const own = pages.filter((one) => one.section === id);
    if (own.length === 0) return [];
    const done = own.filter((one) => one.status === 'done').length;
    return [{ id, title, status: together(own), done, pages: own }];
  });
}
