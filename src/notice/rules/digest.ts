import { addDays, dateAt, type Instant, instantOf } from '#kernel/time.ts';
import type { NoticeKind } from './kinds.ts';
import type { OfficerKind } from './officer-kinds.ts';

/**
 * What may wait for the one mail of the day, for who chose that. Everything else goes at once, also to them:
 * - what asks the reader to do something by a day, after which a right is lost: a supplement (Đ19.5: the dossier is closed), a refusal and a
 *   closing (the reader may contest it or file again), a visit at an hour of its own (Đ19.4);
 * - what says that a promised day passed or will: the apology with its new date (Đ19.6), to officers every limit that comes near or passed;
 * - what takes something from the reader: a result revoked, or wrong and being corrected (Đ23);
 * - an opinion or an explanation asked for: a clock runs on it (Đ19.4).
 * A kind that is in neither list is new: it goes at once until somebody has decided.
 */
const MAY_WAIT: readonly (NoticeKind | OfficerKind)[] = [
  'dossier-submit',
  'dossier-accept',
  'dossier-answer-supplement',
  'dossier-hand-over',
  'dossier-number',
  'dossier-return-result',
  'dossier-stop',
  'dossier-withdraw',
  'dossier-answer-objection',
  'officer-arrived',
  'officer-supplemented',
  'officer-assigned',
  'officer-sent-back',
  'officer-opinion',
  'officer-opinion-late',
  'officer-objection',
  'officer-explanation-answered',
];

export const mayWait = (kind: NoticeKind | OfficerKind): boolean => MAY_WAIT.includes(kind);

/** Before offices open and people leave home. */
export const DIGEST_HOUR = 7;

/** The digest after a moment: nothing waits longer than a day. */
export function digestAfter(at: Instant): Instant {
  const today = instantOf(dateAt(at), DIGEST_HOUR * 60);
  return at < today ? today : instantOf(addDays(dateAt(at), 1), DIGEST_HOUR * 60);
}
