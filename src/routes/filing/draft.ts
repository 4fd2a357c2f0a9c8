import { error, redirect } from '@sveltejs/kit';
import {
  type DraftPaper,
  type DraftRow,
  findDossier,
  findDraft,
  isDraftId,
  type Paper,
  papersOf,
  papersOfDraft,
  type SupplementRequest,
  supplementsOf,
} from '#dossier/index.ts';
import type { Facts } from '#forms/facts.ts';
import type { PartlyChanged } from '#forms/validate.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { refusalSentence } from '#words/index.ts';

/** A draft as its pages need it. */
export interface OpenDraft {
  readonly draft: DraftRow;
  readonly facts: Facts;
  readonly papers: readonly DraftPaper[];
  /** Of the dossier it changes: what was handed in and what it said, where the draft is a change. */
  readonly before: {
    readonly papers: readonly Paper[];
    readonly answers: Readonly<Record<string, unknown>>;
    readonly filed: LocalDate;
  } | null;
  /** The request it answers: then only what was asked for is shown. */
  readonly request: SupplementRequest | null;
}

/** Whose pages a draft is opened on: its owner's, or those of the desk where an officer makes it for somebody. */
type Side = 'own' | 'desk' | 'either';

const isOn = (side: Side, { viewer }: App.Locals, { ownerUnit }: DraftRow): boolean =>
  viewer.kind !== 'officer' || side === 'either' || side === (ownerUnit === null ? 'desk' : 'own');

/** The viewer's own draft: 404 for anybody else's, and on to the dossier once it is filed. */
export async function openDraft(locals: App.Locals, id: string, side: Side = 'own'): Promise<OpenDraft> {
  const { app, viewer, language } = locals;
  const { read, realm } = app;
  const draft = isDraftId(id) ? await findDraft(read, realm, viewer, id) : undefined;
  if (!draft || !isOn(side, locals, draft)) error(404, refusalSentence(language, { code: 'not-found', facts: {} }));
  const atDesk = viewer.kind === 'officer' && draft.ownerUnit === null;
  if (draft.dossier) redirect(303, `${atDesk ? '/can-bo' : ''}/ho-so/${draft.dossier}`);
  const papers = await papersOfDraft(read, realm, id);
  const facts: Facts = { today: dateAt(app.clock.now()) };
  if (draft.amends === null) return { draft, facts, papers, before: null, request: null };
  const dossier = await findDossier(read, realm, viewer, draft.amends);
  if (!dossier) error(404, refusalSentence(language, { code: 'not-found', facts: {} }));
  const filed = (await papersOf(read, realm, draft.amends)).filter(({ replacedBy }) => replacedBy === null);
  const request = (await supplementsOf(read, realm, draft.amends)).find(({ round }) => round === draft.round) ?? null;
  const before = { papers: filed, answers: dossier.answers, filed: dateAt(dossier.submittedAt) };
  return { draft, facts, papers, before, request };
}

/** What was asked for of one kind, by id; nothing where the whole may be changed. */
export const askedOf = ({ request }: OpenDraft, kind: 'field' | 'component'): ReadonlySet<string> | null =>
  request ? new Set(request.items.filter((item) => item.kind === kind).map(({ id }) => id)) : null;

/** What may change and since when the rest stands, where only what was asked for is shown. */
export function partOf(open: OpenDraft): PartlyChanged | undefined {
  const asked = askedOf(open, 'field');
  return asked && open.before ? { asked, filed: open.before.filed } : undefined;
}

/** Whether a page of the form is among those shown. */
export function shows(open: OpenDraft, page: string): boolean {
  const asked = askedOf(open, 'field');
  if (!asked) return true;
  const { sections } = open.draft.definition;
  const fields = sections.flatMap((one) => one.pages).find(({ id }) => id === page)?.fields ?? [];
  return fields.some((name) => asked.has(name));
}

/** Asked for, and still as it was handed in. */
export const unchanged = ({ draft, before }: OpenDraft, field: string): boolean =>
  JSON.stringify(draft.answers[field]) === JSON.stringify(before?.answers[field]);
