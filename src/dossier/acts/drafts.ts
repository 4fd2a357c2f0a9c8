import { competentAgency } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Draft as Answered } from '#forms/answers.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { generalFor } from '#forms/general.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { type Filing, filingOf } from '#procedure/index.ts';
import { askLook } from '#vault/index.ts';
import { actorOf } from '../rules/actor.ts';
import { withAuthorityPaper } from '../rules/authority-paper.ts';
import type { Authority, Delivery } from '../rules/dossier.ts';
import {
  addDraftPaper,
  type DraftPaper,
  type DraftRow,
  endDraft,
  insertDraft,
  justBegun,
  lockDraft,
  removeDraftPaper,
  saveDraft,
} from '../sql/drafts.ts';
import { keepEdition, offeredForm } from '../sql/forms.ts';
import { digestOf } from './import-forms.ts';

export interface DraftWish {
  readonly procedure: string;
  /** Whose matter it is: the signed-in person, unless there is an authority. */
  readonly person: string;
  readonly authority?: Authority;
  readonly province?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Where it goes, where that is known from the start. */
  readonly whither?: Omit<Whither, 'id' | 'revision'>;
}

/** A procedure as it can be filed today, and the form it is filed on. */
export interface Offered {
  readonly filing: Filing;
  readonly definition: FormDefinition;
}

export async function offeredNow(
  reader: Reader,
  viewer: Viewer,
  ask: {
    readonly realm: string;
    readonly day: LocalDate;
    readonly procedure: string;
    readonly province?: string | undefined;
  },
): Promise<Outcome<Offered, 'not-found' | 'form-missing'>> {
  const { realm, day: date, procedure: code, province } = ask;
  const filing = await filingOf(reader, {
    realm,
    viewer: { officer: viewer.kind === 'officer' },
    code,
    date,
    province,
  });
  if (!filing) return refused('not-found');
  const form = await offeredForm(reader, code, filing.content.kind);
  if (!form) return refused('form-missing');
  const { name, components } = filing.content;
  const definition = form.code === code ? form.definition : generalFor(form.definition, { code, name, components });
  return ok({ filing, definition });
}

/** Begins a dossier: the version in force and the form of today are fixed from here on. Asked twice, it begins once. */
export const startDraft = (app: Acting, viewer: Viewer, wish: DraftWish): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('draft-start');
    const { person, procedure, authority = null, answers = {} } = wish;
    const asked = { madeBy: actorOf(viewer), person, ownerUnit: null, procedure, authority, answers };
    const again = await justBegun(tx, asked);
    return again ? ok({ id: again }) : beginDraft(tx, viewer, wish);
  });

/** Inside an act. */
export async function beginDraft(
  tx: Tx,
  viewer: Viewer,
  wish: DraftWish,
): Promise<Outcome<{ id: string; offered: Offered }>> {
  const { procedure, province } = wish;
  const offered = await offeredNow(tx, viewer, { realm: tx.realm, day: dateAt(tx.at), procedure, province });
  if (!offered.ok) return offered;
  const id = await begin(tx, viewer, offered.value, {
    ...{ person: wish.person, ownerUnit: null, ownerScope: null, authority: wish.authority ?? null },
    ...(wish.whither ?? { delivery: null, place: null, receivingAgency: null }),
    answers: wish.answers ?? {},
  });
  return ok({ id, offered: offered.value });
}

/** What is known of a draft when it begins, besides its procedure. */
export type Beginning = Pick<
  DraftRow,
  'person' | 'ownerUnit' | 'ownerScope' | 'authority' | 'delivery' | 'place' | 'receivingAgency' | 'answers'
>;

/** Keeps the beginning of a draft, on the form of today; answers its id. */
export async function begin(
  tx: Tx,
  viewer: Viewer,
  { filing: { code: procedure, version }, definition: offered }: Offered,
  known: Beginning,
): Promise<string> {
  const definition = withAuthorityPaper(offered, known.authority ?? undefined);
  const digest = digestOf(definition);
  await keepEdition(tx, { code: procedure, digest, definition });
  const id = uuidv7(tx.at);
  await insertDraft(tx, {
    ...{ id, ...known, madeBy: actorOf(viewer), procedure, version, formDigest: digest },
    ...{ given: {}, amends: null, round: null },
  });
  return id;
}

/** A change to a draft by whoever may open it; `revision` is that of the page it was made on. */
export async function change<T>(
  app: Acting,
  viewer: Viewer,
  { id, revision }: { id: string; revision?: number | undefined },
  work: (tx: Tx, draft: DraftRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return inTransaction<Outcome<T>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('draft-change');
    const draft = await lockDraft(tx, viewer, id);
    if (!draft) return refused('not-found');
    if (draft.dossier !== null) return refused('draft-filed', { code: draft.dossier });
    if (revision !== undefined && revision !== draft.revision) return refused('draft-changed');
    return work(tx, draft);
  });
}

/** Keeps a page as it was given, right or wrong; nothing typed is lost. An older tab is told and overwrites nothing. */
export const saveAnswers = (
  app: Acting,
  viewer: Viewer,
  ask: { id: string; revision?: number; draft: Answered },
): Promise<Outcome<{ revision: number }>> =>
  change(app, viewer, ask, async (tx, draft) => {
    await saveDraft(tx, { ...draft, given: { ...ask.draft.given }, answers: { ...ask.draft.values } });
    return ok({ revision: draft.revision + 1 });
  });

export interface Whither {
  readonly id: string;
  readonly revision?: number;
  readonly delivery: Delivery;
  readonly place: string | null;
  readonly receivingAgency: string;
}

/** Where it is handed in (any centre of the province, NĐ 118/2025 Đ14.2), whose commune it is, how the result comes. */
export const saveWhither = (app: Acting, viewer: Viewer, ask: Whither): Promise<Outcome<{ revision: number }>> =>
  change(app, viewer, ask, async (tx, draft) => {
    const { delivery, place, receivingAgency } = ask;
    await saveDraft(tx, { ...draft, delivery, place, receivingAgency });
    return ok({ revision: draft.revision + 1 });
  });

export const addPaper = (
  app: Acting,
  viewer: Viewer,
  ask: {
    id: string;
    component: string;
    file: Pick<DraftPaper, 'sha256' | 'name' | 'type' | 'size'>;
    replaces?: string;
  },
): Promise<Outcome<{ paper: string }>> =>
  change(app, viewer, ask, async (tx, draft) => {
    if (!draft.definition.components.some(({ id }) => id === ask.component)) return refused('component-unknown');
    if (ask.replaces) await removeDraftPaper(tx, draft.id, ask.replaces);
    const paper = uuidv7(tx.at);
    await addDraftPaper(tx, draft.id, { id: paper, component: ask.component, ...ask.file });
    // At the desk its pages are looked at before it is accepted.
    if (viewer.kind === 'officer' && draft.ownerUnit === null) await askLook(tx, ask.file.sha256);
    await saveDraft(tx, draft);
    return ok({ paper });
  });

export const removePaper = (
  app: Acting,
  viewer: Viewer,
  ask: { id: string; paper: string },
): Promise<Outcome<{ paper: string }>> =>
  change(app, viewer, ask, async (tx, draft) => {
    if (!(await removeDraftPaper(tx, draft.id, ask.paper))) return refused('not-found');
    await saveDraft(tx, draft);
    return ok({ paper: ask.paper });
  });

export const discardDraft = (app: Acting, viewer: Viewer, id: string): Promise<Outcome<{ id: string }>> =>
  change(app, viewer, { id }, async (tx) => {
    await endDraft(tx, id, null);
    return ok({ id });
  });

/** Which agency resolves it: by the procedure, its field and, for communes, the commune it concerns. */
export async function competentFor(
  tx: Tx,
  filing: Pick<Filing, 'code' | 'content'>,
  place: string | null,
): Promise<string | undefined> {
  const level = filing.content.level.includes('XA') && place !== null ? ('commune' as const) : ('province' as const);
  const question = {
    ...{ level, procedure: filing.code, field: filing.content.field },
    ...(place === null ? {} : { commune: place }),
  };
  return (await competentAgency(tx, tx.realm, question, dateAt(tx.at)))?.code;
}
