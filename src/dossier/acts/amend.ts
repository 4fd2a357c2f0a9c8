import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { FileStore } from '#files/store.ts';
import { submittedAnswers } from '#forms/walk.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { actorOf } from '../rules/actor.ts';
import type { Dossier } from '../rules/dossier.ts';
import { owns } from '../rules/owner.ts';
import { lead } from '../rules/states.ts';
import { openAmendment } from '../sql/amendments.ts';
import { lockDossier, saveContent, saveDossier } from '../sql/dossiers.ts';
import { type DraftPaper, type DraftRow, endDraft, insertDraft, lockDraft, type NewDraft } from '../sql/drafts.ts';
import { keepEarlier } from '../sql/earlier-answers.ts';
import { insertPapers, replacePapers } from '../sql/papers.ts';
import { answerSupplement, type SupplementRequest, supplementsOf } from '../sql/supplements.ts';
import { actOn, type Done, type InHand } from './act.ts';
import { withDue } from './clock.ts';
import { enterStep } from './enter-step.ts';
import { answerLimit, ready } from './file.ts';
import { fromDraft } from './handed-in.ts';
import { moveCentre } from './move-centre.ts';
import { keepAccepted, noteReuse, typed } from './reuse.ts';

/**
 * Opens a dossier for change by its owner: the whole before acceptance (NĐ 118/2025 Đ21), or what was asked for. The answers
 * are copied into a draft, so that they are given in place, page by page, and kept until they are sent.
 */
export const startAmendment = (app: Acting, viewer: Viewer, code: string): Promise<Outcome<{ draft: string }>> =>
  inTransaction<Outcome<{ draft: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('amendment-start');
    const dossier = await lockDossier(tx, viewer, code);
    if (!dossier || !owns(viewer, dossier)) return refused('not-found');
    const act = dossier.state === 'submitted' ? 'edit' : 'answer-supplement';
    const may = lead(act, dossier.state);
    if (!may.ok) return may;
    const round = act === 'edit' ? 0 : ((await supplementsOf(tx, tx.realm, code)).at(-1)?.round ?? 0);
    const open = await openAmendment(tx, code, round);
    if (open) return ok({ draft: open });
    const id = uuidv7(tx.at);
    await insertDraft(tx, changeOf(dossier, { id, madeBy: actorOf(viewer), round }));
    return ok({ draft: id });
  });

/** A draft that changes a dossier, with everything the dossier says. */
export const changeOf = (
  { code, ...dossier }: Dossier,
  own: { readonly id: string; readonly madeBy: string; readonly round: number },
): NewDraft => ({
  ...{ ...own, person: dossier.person, ownerUnit: dossier.ownerUnit, ownerScope: dossier.ownerScope },
  ...{ authority: dossier.authority, procedure: dossier.procedure },
  ...{ version: dossier.version, formDigest: dossier.formDigest, given: dossier.given, answers: dossier.answers },
  ...{ delivery: dossier.delivery, place: null, receivingAgency: dossier.receivingAgency, amends: code },
});

export interface AmendAsk {
  readonly draft: string;
  readonly code: string;
  readonly key: string;
}

/** Sends the change: an edit before acceptance, or the answer to a request, whose term then starts anew (Đ19.5). */
export async function sendAmendment(
  app: Acting & { files: FileStore },
  viewer: Viewer,
  { draft, code, key }: AmendAsk,
): Promise<Outcome<{ code: string }>> {
  const opened = await app.db
    .forRealm(app.realm)
    .query<{ round: number }>('select round from draft where realm = $1 and id = $2 and amends = $3', [
      app.realm,
      draft,
      code,
    ]);
  const act = opened.rows[0]?.round === 0 ? 'edit' : 'answer-supplement';
  return actOn(app, viewer, act, { code, key }, async (hand) => {
    const change = await lockDraft(hand.tx, viewer, draft);
    return !change || change.amends !== code ? refused('not-found') : carryOut(hand, change, app.files);
  });
}

/** The dossier becomes what the change says, if it is whole with it. */
export async function carryOut(
  hand: InHand,
  change: DraftRow,
  store: FileStore,
): Promise<Outcome<Done<{ code: string }>>> {
  const { code } = hand.dossier;
  const request = (await supplementsOf(hand.tx, hand.tx.realm, code)).find(({ round }) => round === change.round);
  const papers = await completeWith(hand, change, store, request);
  if (!papers.ok) return papers;
  const changed = await put(hand, change, papers.value, request);
  if (!changed.ok) return changed;
  await endDraft(hand.tx, change.id, code);
  const files = papers.value.map(({ sha256 }) => sha256);
  const { receivingAgency } = changed.value;
  const moved = receivingAgency === hand.dossier.receivingAgency ? {} : { receiving: receivingAgency };
  return ok({ value: { code }, facts: { round: change.round, files, ...moved } });
}

const fieldsAsked = ({ items }: SupplementRequest): string[] =>
  items.filter(({ kind }) => kind === 'field').map(({ id }) => id);

/** The change is complete when the dossier with it is: papers handed in before count where none took their place. */
async function completeWith(
  { tx, dossier }: InHand,
  change: DraftRow,
  files: FileStore,
  request: SupplementRequest | undefined,
): Promise<Outcome<DraftPaper[]>> {
  const { rows } = await tx.query<{ component: string }>(
    'select distinct component from dossier_paper where realm = $1 and code = $2 and replaced_by is null',
    [tx.realm, dossier.code],
  );
  const part = request && { asked: new Set(fieldsAsked(request)), filed: dateAt(dossier.submittedAt) };
  return ready(tx, change, { files, seen: rows.map(({ component }) => ({ component, kind: 'copy' as const })), part });
}

async function put(
  { tx, dossier, next }: InHand,
  change: DraftRow,
  papers: readonly DraftPaper[],
  request: SupplementRequest | undefined,
): Promise<Outcome<Dossier>> {
  const round = change.round ?? 0;
  const wrong =
    request &&
    papers.find((one) => !request.items.some(({ kind, id }) => kind === 'component' && id === one.component));
  if (wrong) return refused('supplement-not-asked', { paper: wrong.name });
  const sent = { origin: 'citizen', round: round + (request ? 0 : 1) } as const;
  const fresh = papers.map((one) => fromDraft(one, sent));
  await insertPapers(tx, dossier.code, await typed(tx, change, fresh));
  await noteReuse(tx, change, papers, dossier.code);
  for (const { component, id, round: of } of fresh) await replacePapers(tx, dossier.code, component, of, id);
  const answers = answersOf(dossier, change, request, { today: dateAt(tx.at) });
  await keepEarlier(tx, dossier.code, round, dossier.answers);
  // What comes back is answered within eight working hours of coming back (Đ17.2c).
  const isBack = request !== undefined && next === 'submitted';
  const answerDue = isBack ? await answerLimit(tx, dossier) : dossier.answerDue;
  const changed = { ...dossier, state: next, answers, given: change.given, answerDue };
  if (request) await answerSupplement(tx, dossier.code, request.round);
  const back =
    next === 'processing' && dossier.step
      ? await enterStep(tx, changed, dossier.step, { outcome: 'done' }, dossier.holder)
      : changed;
  const kept = await withDue(tx, tx.realm, request ? back : await goesElsewhere(tx, back, change), tx.at);
  await saveContent(tx, kept);
  await saveDossier(tx, kept);
  if (next === 'processing') await keepAccepted(tx, kept);
  return ok(kept);
}

/** Before acceptance its owner may also choose another centre and another way to have the result (Đ14.2, Đ21). */
function goesElsewhere(tx: Tx, dossier: Dossier, { receivingAgency, delivery }: DraftRow): Promise<Dossier> {
  const wished = { ...dossier, delivery: delivery ?? dossier.delivery };
  return moveCentre(tx, wished, receivingAgency ?? dossier.receivingAgency);
}

/** Only what was asked for may change; the rest stays as it was handed in. */
function answersOf(
  dossier: Dossier,
  change: DraftRow,
  request: SupplementRequest | undefined,
  facts: { today: ReturnType<typeof dateAt> },
) {
  const sent = submittedAnswers(change.definition, change.answers, facts);
  if (!request) return sent;
  const asked = fieldsAsked(request).filter((id) => id in sent);
  return { ...dossier.answers, ...Object.fromEntries(asked.map((id) => [id, sent[id]])) };
}
