import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type Instant, instant } from '#kernel/time.ts';

/** The last act on a dossier, as the trail has it. */
export interface LastAct {
  readonly act: string;
  readonly actor: string;
  readonly at: Instant;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A slip is seen at once. Later the same is mended by an act of its own, with its own time: assigned anew, sent back. */
export const UNDO_MINUTES = 30;
const UNDO_MS = UNDO_MINUTES * 60_000;

/**
 * The acts that can be taken back: work taken and given inside an office, which is its head's to order (NĐ 118/2025 Đ19.1). No term hangs on them
 * and nobody outside is told of them. The others cannot, though nobody has acted since:
 * - accept: the receipt is on its owner's page in that moment and the term runs as it says (Đ17.3);
 * - hand-over: its hour is a fact (Đ18.2), its owner is told, elsewhere the term begins with it (Đ17.3). On a list the giving side takes a line
 *   back until the other side has confirmed it (`desk`);
 * - sign, number, return-result: a signature and a number are given once (Đ22); what is wrong is corrected by a new one (Đ23).
 */
const UNDOABLE = ['dossier-claim', 'dossier-assign'] as const;

export interface Before {
  readonly of: 'claim' | 'assign';
  /** Who held it; null: nobody. */
  readonly holder: string | null;
  /** The step of assigning that the dossier left with it. */
  readonly left: string | undefined;
}

export interface UndoAsked {
  readonly actor: string;
  readonly now: Instant;
  /** When what is to be undone was done, where whoever asks knows which it was; an act since is not it. */
  readonly doneAt?: Instant | undefined;
}

/** The last moment an act can be taken back. */
export const undoUntil = ({ at }: LastAct): Instant => instant(at + UNDO_MS);

/** What the dossier goes back to, or why it does not: somebody else's act, another act since, or too late. */
export function undoOf(
  last: LastAct | undefined,
  { actor, now, doneAt }: UndoAsked,
): Outcome<Before, 'undo-none' | 'undo-overtaken' | 'undo-late'> {
  if (doneAt !== undefined && last?.at !== doneAt) return refused('undo-overtaken');
  const act = UNDOABLE.find((one) => one === last?.act);
  const { from: holder, left } = last?.facts ?? {};
  if (!last || !act || last.actor !== actor || holder === undefined) return refused('undo-none');
  if (now > undoUntil(last)) return refused('undo-late', { minutes: UNDO_MINUTES });
  return ok({
    of: act === 'dossier-claim' ? 'claim' : 'assign',
    holder: typeof holder === 'string' ? holder : null,
    left: typeof left === 'string' ? left : undefined,
  });
}
