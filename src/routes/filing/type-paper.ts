import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { isDraftId } from '#dossier/index.ts';
import type { FormDefinition } from '#forms/definition.ts';
import type { Outcome } from '#kernel/outcome.ts';
import {
  asTyped,
  copyOf,
  FIELDS,
  type Field,
  paperToType,
  rastersOf,
  storedPaper,
  type TypedFields,
  type Typing,
} from '#vault/index.ts';
import { refusalSentence } from '#words/index.ts';
import { text } from '../forms.ts';
import { statusOf } from '../refusals.ts';

interface Listed {
  readonly id: string;
  readonly component: string;
  readonly sha256: string | null;
  readonly name: string;
  readonly type: string | null;
}

export interface Papers {
  readonly owner: string | null;
  readonly definition: FormDefinition;
  /** Those whose fields are typed: files that came with this dossier or draft. */
  readonly papers: readonly Listed[];
}

/** One paper beside the boxes for what it says, and which is the next. */
export async function typingPage({ app, language }: App.Locals, { owner, definition, papers }: Papers, id: string) {
  const at = papers.findIndex((one) => one.id === id);
  const paper = papers[at];
  const content = paper?.sha256;
  if (!paper || !content || owner === null) error(404, refusalSentence(language, { code: 'not-found', facts: {} }));
  const { fields, proposals } = await paperToType(app.read, app.realm, { owner, content });
  const [raster] = await rastersOf(app.read, app.realm, [content]);
  const label = definition.components.find((one) => one.id === paper.component)?.label[language] ?? paper.name;
  const stored = await storedPaper(app.read, app.realm, owner, content);
  const copy = stored ? await copyOf(app.read, app.realm, stored) : undefined;
  return {
    copy,
    paper,
    label,
    raster,
    proposals,
    typed: asTyped(fields),
    next: papers[at + 1]?.id,
    count: papers.length,
    at,
  };
}

/** Reads the boxes, does the act, shows the page again: with what was kept, or with what was typed and what is wrong. */
export async function typingForm(
  event: RequestEvent,
  act: (ask: Typing & { paper: string }) => Promise<Outcome<unknown>>,
  compare?: (paper: string) => Promise<Outcome<unknown>>,
) {
  const paper = event.params['paper'] ?? '';
  if (!isDraftId(paper)) error(404);
  const form = await event.request.formData();
  if (compare && text(form, 'viec') === 'doi-chieu') {
    const asked = await compare(paper);
    if (asked.ok) redirect(303, `${event.url.pathname}?da-luu#doi-chieu`);
    if (asked.code === 'not-found') error(404);
    const why = { id: 'doi-chieu', text: refusalSentence(event.locals.language, asked) };
    return fail(statusOf(asked.code), { typed: undefined, errors: [why] });
  }
  const typed = Object.fromEntries(FIELDS.map((field) => [field, text(form, field)])) as unknown as TypedFields;
  const confirms = FIELDS.find((field) => field === text(form, 'xac-nhan'));
  const done = await act({ paper, typed, ...(confirms ? { confirms } : {}) });
  if (done.ok) redirect(303, `${event.url.pathname}?da-luu`);
  if (done.code === 'not-found') error(404);
  const id = String(done.facts['field'] ?? 'validTo') as Field;
  return fail(statusOf(done.code), { typed, errors: [{ id, text: refusalSentence(event.locals.language, done) }] });
}
