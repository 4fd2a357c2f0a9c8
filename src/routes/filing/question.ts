import { error, type RequestEvent } from '@sveltejs/kit';
import { saveAnswers } from '#dossier/index.ts';
import type { Draft, Given, Value } from '#forms/answers.ts';
import { pageOf } from '#forms/definition.ts';
import { nextPage, previousPage } from '#forms/pages.ts';
import { type Prefilled, rawOf } from '#forms/prefill.ts';
import type { FieldError } from '#forms/read-field.ts';
import { keep, type PageReading, readPage, unitQueries } from '#forms/read-page.ts';
import { type SummaryRow, summaryOf } from '#forms/summary.ts';
import { liesIn } from '#forms/validate.ts';
import { type PageView, viewOf } from '#forms/view.ts';
import { fieldIn } from '#forms/walk.ts';
import { languages } from '#words/index.ts';
import { text } from '../forms.ts';
import { askedOf, type OpenDraft, shows, unchanged } from './draft.ts';
import { knownBefore } from './known.ts';
import { unitFinder } from './units.ts';

const draftOf = ({ draft }: OpenDraft): Draft => ({ given: draft.given, values: draft.answers });

/** What the officer asked for on this page and nobody has changed yet, said at the very field. */
function askedErrors(open: OpenDraft, page: string): FieldError[] {
  const fields = pageOf(open.draft.definition, page)?.fields ?? [];
  return (open.request?.items ?? []).flatMap((item): FieldError[] => {
    if (item.kind !== 'field' || !fields.includes(item.id) || !unchanged(open, item.id)) return [];
    const say = (language: 'vi' | 'en') =>
      [languages[language].dossier.reason[item.reason], item.note].filter(Boolean).join('. ');
    return [{ field: item.id, input: item.id, code: item.reason, message: { vi: say('vi'), en: say('en') } }];
  });
}

/** Of a page only the fields that were asked for, where something was asked for. */
function onlyAsked(open: OpenDraft, view: PageView): PageView {
  const asked = askedOf(open, 'field');
  const fields = asked ? view.fields.filter(({ name }) => asked.has(name)) : view.fields;
  return { ...view, fields, single: fields.length === 1 };
}

interface Shown {
  readonly errors?: readonly FieldError[];
  readonly given?: Given;
  readonly prefilled?: { readonly [field: string]: Prefilled };
}

function show({ language }: App.Locals, open: OpenDraft, page: string, { errors, given, prefilled }: Shown) {
  const { definition } = open.draft;
  const draft = draftOf(open);
  const standing = given ? { ...draft, given: { ...withoutPage(open, page), ...given } } : draft;
  const said = errors ?? askedErrors(open, page);
  const view = viewOf(definition, page, standing, {
    facts: open.facts,
    language,
    errors: said,
    ...(prefilled ? { prefilled } : {}),
  });
  return view && onlyAsked(open, view);
}

const withoutPage = ({ draft }: OpenDraft, page: string): Given => {
  const fields = pageOf(draft.definition, page)?.fields ?? [];
  const own = (input: string) => fields.some((name) => input === name || input.startsWith(`${name}.`));
  return Object.fromEntries(Object.entries(draft.given).filter(([input]) => !own(input)));
};

/** A question page as it stands; 404 when the answers do not open it. */
export async function questionPage(locals: App.Locals, open: OpenDraft, page: string) {
  const prefilled = await knownBefore(locals, open.draft);
  const view = shows(open, page) ? show(locals, open, page, { prefilled }) : undefined;
  if (!view) error(404);
  return view;
}

/** Where Back and Continue lead from a page: through the form, or back to the list where only some pages are asked. */
export function neighbours({ draft, facts, request }: OpenDraft, page: string) {
  if (request) return { previous: undefined, next: undefined };
  const { definition, answers } = draft;
  return { previous: previousPage(definition, answers, facts, page), next: nextPage(definition, answers, facts, page) };
}

/** Fields that were not asked for keep what they have: their inputs are not on the page. */
function entriesOf(open: OpenDraft, page: string, form: FormData): [string, FormDataEntryValue][] {
  const asked = askedOf(open, 'field');
  if (!asked) return [...form];
  const { definition, answers } = open.draft;
  const others = (pageOf(definition, page)?.fields ?? []).filter((name) => !asked.has(name));
  const stored = others.flatMap((name) => {
    const field = fieldIn(definition, name);
    return field && answers[name] !== undefined ? Object.entries(rawOf(name, field, answers[name] as Value)) : [];
  });
  return [
    ...[...form].filter(([input]) => !others.some((name) => input === name || input.startsWith(`${name}.`))),
    ...stored,
  ];
}

/** What was not asked for is read for the sake of the rest only: it is neither judged here nor kept anew. */
function readAsked(open: OpenDraft, reading: PageReading): PageReading {
  const asked = askedOf(open, 'field');
  if (!asked) return reading;
  const only = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([place]) => liesIn(asked, place)));
  return {
    ...reading,
    asked: reading.asked.filter((name) => asked.has(name)),
    given: only(reading.given),
    values: only(reading.values),
    errors: reading.errors.filter(({ field }) => liesIn(asked, field)),
  };
}

export type Answered =
  | { readonly kind: 'saved'; readonly reading: PageReading }
  | { readonly kind: 'wrong'; readonly view: PageView | undefined }
  | { readonly kind: 'changed'; readonly view: PageView | undefined; readonly stored: readonly SummaryRow[] };

/** Keeps what a page sent, right or wrong, unless a newer page was saved meanwhile: then nothing is overwritten. */
export async function answer({ locals, request }: RequestEvent, open: OpenDraft, page: string): Promise<Answered> {
  const { app, viewer, language } = locals;
  const { definition } = open.draft;
  const form = await request.formData();
  const entries = entriesOf(open, page, form);
  const units = await unitFinder(app, unitQueries(definition, page, entries));
  const reading = readAsked(open, readPage(definition, page, entries, open.draft.answers, { ...open.facts, units }));
  const kept = keep(definition, draftOf(open), reading);
  const saved = await saveAnswers(app, viewer, { id: open.draft.id, revision: Number(text(form, 'ban')), draft: kept });
  const { errors, given } = reading;
  if (!saved.ok && saved.code !== 'draft-changed') error(404);
  if (saved.ok && errors.length === 0) return { kind: 'saved', reading };
  const view = show(locals, open, page, { errors, given });
  if (saved.ok) return { kind: 'wrong', view };
  const rows = summaryOf(definition, open.draft.answers, language, open.facts).flatMap((section) => section.rows);
  return { kind: 'changed', view, stored: rows.filter((row) => row.page === page) };
}
