import type { RequestEvent } from '@sveltejs/kit';
import { saveAnswers } from '#dossier/index.ts';
import type { Draft } from '#forms/answers.ts';
import { readEligibility } from '#forms/eligibility.ts';
import type { FieldError } from '#forms/read-field.ts';
import { keep, readPage, unitQueries } from '#forms/read-page.ts';
import { type PageView, viewOf } from '#forms/view.ts';
import { walk } from '#forms/walk.ts';
import type { Refused } from '#kernel/outcome.ts';
import { text } from '../forms.ts';
import type { OpenDraft } from './draft.ts';
import { unitFinder } from './units.ts';

const draftOf = ({ draft }: OpenDraft): Draft => ({ given: draft.given, values: draft.answers });

/** Every open page of the form, one below the other: an officer who fills in sixty a day does not turn pages. */
export function deskPages({ language }: App.Locals, open: OpenDraft, errors: readonly FieldError[] = []): PageView[] {
  const { definition, answers } = open.draft;
  return walk(definition, answers, open.facts).pages.flatMap(({ page }) => {
    const view = viewOf(definition, page.id, draftOf(open), { facts: open.facts, language, errors });
    return view ? [view] : [];
  });
}

export type DeskSaved =
  | { readonly kind: 'whole' }
  /** A button was pressed or an answer opened more questions: show the form again, without judging what was not asked yet. */
  | { readonly kind: 'again' }
  | { readonly kind: 'wrong'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'refused'; readonly why: Refused };

interface Read {
  draft: Draft;
  errors: FieldError[];
  again: boolean;
}

/** Keeps the whole form as it was typed. */
export async function saveDesk({ locals, request }: RequestEvent, open: OpenDraft): Promise<DeskSaved> {
  const form = await request.formData();
  const { definition } = open.draft;
  const entries = [...form];
  const pages = definition.sections.flatMap((section) => section.pages);
  const units = await unitFinder(locals.app, [
    ...new Set(pages.flatMap(({ id }) => unitQueries(definition, id, entries))),
  ]);
  const read = readAll(open, entries, new Set(form.getAll('trang').map(String)), { ...open.facts, units });
  const ask = { id: open.draft.id, revision: Number(text(form, 'ban')), draft: read.draft };
  const saved = await saveAnswers(locals.app, locals.viewer, ask);
  if (!saved.ok) return { kind: 'refused', why: saved };
  if (read.errors.length > 0) return { kind: 'wrong', errors: read.errors };
  return { kind: read.again ? 'again' : 'whole' };
}

/** Page after page, because an answer opens or closes those after it. `shown` are the pages the officer had before him. */
function readAll(
  open: OpenDraft,
  entries: readonly (readonly [string, unknown])[],
  shown: ReadonlySet<string>,
  facts: OpenDraft['facts'],
): Read {
  const { definition } = open.draft;
  const first = draftOf(open);
  const read: Read = {
    draft: { ...first, values: { ...first.values, ...eligibility(open, entries) } },
    errors: [],
    again: false,
  };
  const done = new Set<string>();
  for (;;) {
    const next = walk(definition, read.draft.values, facts).pages.find(({ page }) => !done.has(page.id));
    if (!next) return read;
    done.add(next.page.id);
    if (!shown.has(next.page.id)) {
      read.again = true;
      continue;
    }
    const reading = readPage(definition, next.page.id, entries, read.draft.values, facts);
    read.draft = keep(definition, read.draft, reading);
    read.errors.push(...reading.errors);
    read.again ||= reading.again;
  }
}

const eligibility = ({ draft }: OpenDraft, entries: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(
    draft.definition.eligibility.flatMap((question) => {
      const value = readEligibility(question, entries);
      return value === undefined ? [] : [[question.id, value]];
    }),
  );
