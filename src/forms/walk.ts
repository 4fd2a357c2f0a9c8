import { type Answers, answerTo, type Value } from './answers.ts';
import { holds } from './condition.ts';
import type { Field, FormDefinition, Page, Section } from './definition.ts';
import type { Facts } from './facts.ts';
import { computedValue } from './kinds/computed.ts';

export interface OpenPage {
  readonly section: Section;
  readonly page: Page;
  /** The fields of the page that are asked, in order; computed ones are worked out, never asked. */
  readonly fields: readonly string[];
}

export interface Walk {
  readonly pages: readonly OpenPage[];
  /** The answers that count: those of open questions, and what is computed from them. */
  readonly seen: Answers;
}

export const fieldIn = (definition: FormDefinition, name: string): Field | undefined =>
  Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;

type Seen = { [field: string]: unknown };

function openFields(definition: FormDefinition, page: Page, seen: Seen, facts: Facts): readonly [string, Field][] {
  return page.fields.flatMap((name): [string, Field][] => {
    const field = fieldIn(definition, name);
    return field && holds(field.when, seen, facts) ? [[name, field]] : [];
  });
}

function take(open: readonly [string, Field][], answers: Answers, seen: Seen, facts: Facts): void {
  for (const [name, field] of open)
    if (field.kind !== 'computed' && Object.hasOwn(answers, name)) seen[name] = answerTo(answers, name);
  for (const [name, field] of open) {
    const value = field.compute ? computedValue(field.compute, seen, facts) : undefined;
    if (value !== undefined) seen[name] = value;
  }
}

/**
 * The way through a form that these answers open. A condition is judged on answers before it that are themselves
 * open, so an answer hidden behind a changed one opens nothing. `until` stops after that page.
 */
export function walk(definition: FormDefinition, answers: Answers, facts: Facts, until?: string): Walk {
  const seen: Seen = {};
  for (const { id } of definition.eligibility) if (Object.hasOwn(answers, id)) seen[id] = answerTo(answers, id);
  const pages: OpenPage[] = [];
  for (const section of definition.sections)
    for (const page of section.pages) {
      if (!holds(page.when, seen, facts)) continue;
      const open = openFields(definition, page, seen, facts);
      const asked = open.filter(([, field]) => field.kind !== 'computed').map(([name]) => name);
      if (asked.length > 0) pages.push({ section, page, fields: asked });
      take(open, answers, seen, facts);
      if (page.id === until) return { pages, seen };
    }
  return { pages, seen };
}

/** What is filed: the answers that count and hold something, computed values with them. */
export function submittedAnswers(
  definition: FormDefinition,
  answers: Answers,
  facts: Facts,
): { [field: string]: Value } {
  const { seen } = walk(definition, answers, facts);
  return Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== null && value !== undefined)) as {
    [field: string]: Value;
  };
}
