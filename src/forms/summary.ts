import type { Language } from '#words/index.ts';
import { type Answers, answerTo, isFilled, type Value } from './answers.ts';
import type { Field, FormDefinition } from './definition.ts';
import type { Facts } from './facts.ts';
import { KINDS } from './kinds/index.ts';
import { wordsOf } from './say.ts';
import { fieldIn, walk } from './walk.ts';

export interface SummaryRow {
  readonly field: string;
  readonly label: string;
  /** One line, or one for each thing of a group; “Không khai” when left empty. */
  readonly lines: readonly string[];
  readonly isEmpty: boolean;
  /** The page to change it on; absent for what is computed. */
  readonly page?: string;
}

export interface SummarySection {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

/** A value as a person reads it; a value of the wrong shape reads as nothing. */
export function shown(value: unknown, field: Field, language: Language): string {
  return isFilled(value) ? KINDS[field.kind].show(value as Value, field, language) : '';
}

function rowOf(name: string, field: Field, seen: Answers, language: Language, page: string): SummaryRow {
  const text = shown(answerTo(seen, name), field, language);
  return {
    field: name,
    label: field.label[language],
    lines: text === '' ? [wordsOf(language).notGiven] : text.split('\n'),
    isEmpty: text === '',
    ...(field.kind === 'computed' ? {} : { page }),
  };
}

/** The check page: open questions in order, computed values among them when they have one. */
export function summaryOf(
  definition: FormDefinition,
  answers: Answers,
  language: Language,
  facts: Facts,
): readonly SummarySection[] {
  const { pages, seen } = walk(definition, answers, facts);
  const asked = new Set(pages.flatMap((one) => one.fields));
  return definition.sections.flatMap(({ id, title, pages: own }) => {
    const rows = own.flatMap((page) =>
      page.fields.flatMap((name) => {
        const field = fieldIn(definition, name);
        const shows = asked.has(name) || (field?.kind === 'computed' && isFilled(answerTo(seen, name)));
        return field && shows ? [rowOf(name, field, seen, language, page.id)] : [];
      }),
    );
    return rows.length > 0 ? [{ id, title: title[language], rows }] : [];
  });
}
