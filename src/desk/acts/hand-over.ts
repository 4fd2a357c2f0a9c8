import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { actorOf, handOverIn } from '#dossier/index.ts';
import { postsOn, type Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt } from '#kernel/time.ts';
import { mayConfirm, mayTakeBack, receivesAt } from '../rules/may.ts';
import {
  answerLine,
  closeHandover,
  type HandoverLine,
  type HandoverList,
  handoverById,
  handoverLines,
  insertHandover,
  lockHandover,
  nextHandoverNumber,
} from '../sql/handover.ts';
import { lockStock, type StockKind } from '../sql/stock.ts';

export interface ListAsk {
  /** Made with the page: pressed twice, it is one list. */
  readonly id: string;
  readonly kind: StockKind;
  readonly centre: string;
  /** Who resolves these; of a shift, nothing: it stays at the centre. */
  readonly to?: string | undefined;
  readonly codes: readonly string[];
  readonly note: string;
}

const MOST_NOTE = 500;

/** Lập danh sách bàn giao: the giving side's confirmation, with its time. Every dossier must fit, or none is listed. */
export const makeHandover = (app: Acting, viewer: Viewer, ask: ListAsk): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('handover-make');
    if (!receivesAt(viewer, ask.centre) || !isUuid(ask.id)) return refused('not-found');
    const known = await handoverById(tx, tx.realm, ask.id);
    if (known) return known.madeBy === viewer.id ? ok({ id: known.id }) : refused('not-found');
    const codes = [...new Set(ask.codes)];
    if (codes.length === 0) return refused('handover-empty');
    const toUnit = ask.kind === 'shift' ? ask.centre : (ask.to ?? '');
    const lines = await lockStock(tx, viewer, { centre: ask.centre, kind: ask.kind, codes });
    const fits = (code: string) =>
      lines.some((one) => one.code === code && (ask.kind === 'shift' || one.competentAgency === toUnit));
    const unfit = codes.find((code) => !fits(code));
    if (unfit !== undefined) return refused('handover-unfit', { code: unfit });
    const year = Number(dateAt(tx.at).slice(0, 4));
    const number = await nextHandoverNumber(tx, ask.centre, year);
    const note = ask.note.trim().slice(0, MOST_NOTE);
    const list = { id: ask.id, kind: ask.kind, fromUnit: ask.centre, toUnit, year, number, note, madeBy: viewer.id };
    await insertHandover(tx, list, lines);
    await record(tx, 'handover-make', subjectOf(list), { kind: ask.kind, to: toUnit, codes });
    return ok({ id: ask.id });
  });

const subjectOf = ({ fromUnit, year, number }: Pick<HandoverList, 'fromUnit' | 'year' | 'number'>) =>
  `handover/${fromUnit}-${year}-${number}` as const;

export interface LineAsk {
  readonly list: string;
  readonly code: string;
}

/** One line of a list, answered by somebody of the receiving side who did not make it. */
const answer = (
  app: Acting,
  viewer: Viewer,
  { list: id, code }: LineAsk,
  work: (tx: Tx, list: HandoverList, line: HandoverLine) => Promise<Outcome<{ refused: string | null }>>,
): Promise<Outcome<{ code: string }>> =>
  inTransaction<Outcome<{ code: string }>>(app, actorOf(viewer), async (tx) => {
    const list = await lockHandover(tx, id);
    const may = mayAnswer(viewer, list);
    if (!may.ok) return may;
    const line = (await handoverLines(tx, tx.realm, id)).find((one) => one.code === code);
    if (!list || !line) return refused('not-found');
    const done = await work(tx, list, line);
    if (!done.ok) return done;
    const answered = { list: id, code, officer: may.value, refused: done.value.refused };
    return line.answeredAt === null ? keepAnswer(tx, list, answered) : sameAnswer(line, answered);
  });

interface Answered extends LineAsk {
  readonly officer: string;
  readonly refused: string | null;
}

async function keepAnswer(tx: Tx, list: HandoverList, answered: Answered): Promise<Outcome<{ code: string }>> {
  await answerLine(tx, answered);
  await closeHandover(tx, list.id);
  const act = answered.refused === null ? 'handover-confirm' : 'handover-refuse';
  await record(tx, act, subjectOf(list), { dossier: answered.code });
  return ok({ code: answered.code });
}

/** A second press says the same; anything else comes too late. */
const sameAnswer = (line: HandoverLine, { code, refused: reason }: Answered): Outcome<{ code: string }> =>
  line.refused === reason && !line.takenBack ? ok({ code }) : refused('changed-meanwhile');

/** The officer who answers. */
function mayAnswer(viewer: Viewer, list: HandoverList | undefined): Outcome<string> {
  if (!list || viewer.kind !== 'officer') return refused('not-found');
  if (list.madeBy === viewer.id) return refused('handover-own');
  return mayConfirm(viewer, list) ? ok(viewer.id) : refused('not-found');
}

/**
 * Xác nhận đã nhận: with it the dossier itself goes on (the act hand-over, in the same transaction): its term begins where
 * the law says it begins with the competent agency (Đ17.3), and whoever pressed stands in its trail.
 */
export const confirmLine = (app: Acting, viewer: Viewer, ask: LineAsk): Promise<Outcome<{ code: string }>> =>
  answer(app, viewer, ask, async (tx, list, line) => {
    // Ended meanwhile by its owner, or a shift's: only the papers change hands.
    if (line.answeredAt !== null || list.kind === 'shift' || line.state !== 'received') return ok({ refused: null });
    const handed = await handOverIn(tx, await giverOf(tx, list), { code: line.code });
    if (handed.ok) return ok({ refused: null });
    const isGiver = handed.code === 'not-found' || handed.code === 'act-not-yours';
    return isGiver ? refused('handover-giver') : handed;
  });

/** Whoever made the list, with the posts of today: the right to hand over is asked of him, not of who takes. */
const giverOf = async (tx: Tx, { madeBy }: HandoverList): Promise<Viewer & { kind: 'officer' }> => ({
  ...{ kind: 'officer', id: madeBy, name: '', unit: null },
  posts: await postsOn(tx, tx.realm, madeBy, dateAt(tx.at)),
});

const LEAST_REASON = 5;

/** Không nhận: the line goes back to the giving side with its reason. */
export const refuseLine = (
  app: Acting,
  viewer: Viewer,
  ask: LineAsk & { reason: string },
): Promise<Outcome<{ code: string }>> =>
  answer(app, viewer, ask, async () => {
    const reason = ask.reason.trim().slice(0, MOST_NOTE);
    return reason.length < LEAST_REASON ? refused('reason-needed') : ok({ refused: reason });
  });

/**
 * Rút lại khỏi danh sách: until the other side has answered, nothing has left the counter (NĐ 118/2025 Đ18.2: both sides confirm); the
 * dossier can be given again, on another list. Once answered it is the other side's word.
 */
export const takeBackLine = (
  app: Acting,
  viewer: Viewer,
  { list: id, code }: LineAsk,
): Promise<Outcome<{ code: string }>> =>
  inTransaction<Outcome<{ code: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('handover-take-back');
    const list = await lockHandover(tx, id);
    if (!list || !mayTakeBack(viewer, list)) return refused('not-found');
    const line = (await handoverLines(tx, tx.realm, id)).find((one) => one.code === code);
    if (!line) return refused('not-found');
    if (line.takenBack) return ok({ code });
    if (line.answeredAt !== null) return refused('handover-answered', { code });
    await answerLine(tx, { list: id, code, officer: viewer.id, refused: null, takenBack: true });
    await closeHandover(tx, id);
    await record(tx, 'handover-take-back', subjectOf(list), { dossier: code });
    return ok({ code });
  });
