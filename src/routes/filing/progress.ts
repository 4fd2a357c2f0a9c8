import type { DraftPaper } from '#dossier/index.ts';
import { type ComponentNeed, componentsFor } from '#forms/components.ts';
import type { Facts } from '#forms/facts.ts';
import { type PageStatus, type TaskSection, taskList } from '#forms/pages.ts';
import { validateChange } from '#forms/validate.ts';
import { askedOf, type OpenDraft, partOf, shows, unchanged } from './draft.ts';

/** A component with what has been sent for it. */
export interface PaperLine extends ComponentNeed {
  readonly sent: readonly DraftPaper[];
  /** How many papers of an earlier filing stand for it. */
  readonly filed: number;
  /** Still to be sent before the dossier can go. */
  readonly lacks: boolean;
  /** Why the officer asks for it. */
  readonly asked: { readonly reason: string; readonly note?: string } | null;
}

export interface Progress {
  readonly sections: readonly TaskSection[];
  readonly papers: readonly PaperLine[];
  /** Nothing is lacking, and no answer still to come can ask for more. */
  readonly papersDone: boolean;
  readonly whither: boolean;
  /** Everything is there: it can be checked and sent. */
  readonly whole: boolean;
}

const together = (pages: TaskSection['pages']): PageStatus => {
  if (pages.every(({ status }) => status === 'done')) return 'done';
  return pages.every(({ status }) => status === 'not-started') ? 'not-started' : 'needs-attention';
};

/** What was left empty when the dossier was filed is not kept in it: a page without fault is done, whether anything stands on it or not. */
function filedBefore(open: OpenDraft, sections: readonly TaskSection[]): TaskSection[] {
  const { definition, answers, amends } = open.draft;
  if (amends === null) return [...sections];
  const faulty = new Set(validateChange(definition, answers, open.facts, partOf(open)).map(({ page }) => page));
  return sections.map((section) => {
    const pages = section.pages.map((page) => ({
      ...page,
      status: faulty.has(page.id) ? ('needs-attention' as const) : ('done' as const),
    }));
    return { ...section, pages, done: pages.filter(({ status }) => status === 'done').length, status: together(pages) };
  });
}

/** For a supplement a page counts as done once every field asked for on it says something else than before. */
function askedSections(open: OpenDraft, sections: readonly TaskSection[]): TaskSection[] {
  const asked = askedOf(open, 'field');
  if (!asked) return [...sections];
  const fieldsOf = (page: string) =>
    open.draft.definition.sections.flatMap((one) => one.pages).find(({ id }) => id === page)?.fields ?? [];
  return sections.flatMap((section) => {
    const pages = section.pages
      .filter(({ id }) => shows(open, id))
      .map((page) => {
        const same = fieldsOf(page.id).some((name) => asked.has(name) && unchanged(open, name));
        return same && page.status === 'done' ? { ...page, status: 'needs-attention' as const } : page;
      });
    if (pages.length === 0) return [];
    const done = pages.filter(({ status }) => status === 'done').length;
    return [{ ...section, pages, done, status: together(pages) }];
  });
}

/** By which day pages open and papers are needed: that of filing, where the rest of the form stands. */
const dayOf = (open: OpenDraft): Facts => ({ ...open.facts, today: partOf(open)?.filed ?? open.facts.today });

function paperLines(open: OpenDraft): PaperLine[] {
  const { draft, papers, before, request } = open;
  return componentsFor(draft.definition, draft.answers, dayOf(open)).flatMap((one): PaperLine[] => {
    const sent = papers.filter(({ component }) => component === one.component.id);
    const filed =
      before?.papers.filter(({ component, kind }) => component === one.component.id && kind !== 'data').length ?? 0;
    const item = request?.items.find(({ kind, id }) => kind === 'component' && id === one.component.id);
    if (request && !item) return [];
    const asked = item ? { reason: item.reason, ...(item.note ? { note: item.note } : {}) } : null;
    const lacks = sent.length === 0 && (item !== undefined || (one.need === 'required' && filed === 0));
    return [{ ...one, sent, filed, lacks, asked }];
  });
}

/** How far a draft is: the parts of the form, the papers, where it goes. */
export function progressOf(open: OpenDraft): Progress {
  const { draft, request } = open;
  const all = filedBefore(open, taskList(draft.definition, draft.answers, dayOf(open)));
  const sections = askedSections(open, all);
  const papers = paperLines(open);
  const whither = draft.amends !== null || (draft.delivery !== null && draft.receivingAgency !== null);
  // Of a supplement's fields some may rightly stay as they are: the officer was wrong, and the citizen says so by sending it.
  const answered = request
    ? all.every(({ status }) => status === 'done')
    : sections.every(({ status }) => status === 'done');
  const enough = papers.every(({ lacks }) => !lacks);
  const papersDone = enough && (answered || request !== null);
  return { sections, papers, papersDone, whither, whole: answered && whither && enough };
}
