import { alertBy, apologyBy, handOverBy, limitOf, type WorkingCalendar, workBetween } from '#deadline/index.ts';
import { dateAt, type Instant, MINUTE_MS } from '#kernel/time.ts';
import type { DossierKind } from './officer-kinds.ts';

/** What an open dossier's limits run on. */
export interface Limited {
  readonly submittedAt: Instant;
  readonly answerDue: Instant | null;
  readonly receivedAt: Instant | null;
  readonly due: Instant | null;
  /** Its one extension is used: no apology can go out any more. */
  readonly extended: boolean;
  /** A receiving officer has opened it or acted on it. */
  readonly seen: boolean;
  /** Since when a wrong result is being corrected. */
  readonly correctedAt: Instant | null;
}

export interface Alarm {
  readonly kind: DossierKind;
  readonly limit: Instant;
  /** The last sitting in which an apology can still go out. */
  readonly apology?: Instant;
}

/** How long before a limit it is near. The decree names none: long enough to act, short enough not to be a second inbox. */
const UNSEEN_NEAR_MS = 30 * MINUTE_MS;
const ANSWER_NEAR_MS = 120 * MINUTE_MS;
const HAND_OVER_NEAR_MS = 60 * MINUTE_MS;
/** What was just received is not yet told about. */
const HAND_OVER_REST_MS = 30 * MINUTE_MS;
const APOLOGY_NEAR_MS = 120 * MINUTE_MS;
const CORRECTION_NEAR_MS = 8 * 60 * MINUTE_MS;

const nearOrLate = (near: DossierKind, late: DossierKind, limit: Instant, now: Instant, isNear: boolean): Alarm[] => {
  if (now > limit) return [{ kind: late, limit }];
  return isNear ? [{ kind: near, limit }] : [];
};

/** An online dossier nobody has answered: alert within two hours, answer within eight working hours (Đ17.2c). */
export function answerAlarms(one: Limited, now: Instant, centre: WorkingCalendar): Alarm[] {
  const alert = alertBy(one.submittedAt);
  const unseen =
    alert.ok && !one.seen
      ? nearOrLate('officer-unseen', 'officer-unseen-late', alert.value, now, now >= alert.value - UNSEEN_NEAR_MS)
      : [];
  if (one.answerDue === null) return unseen;
  const isNear = now <= one.answerDue && workBetween(centre, now, one.answerDue) <= ANSWER_NEAR_MS;
  return [...unseen, ...nearOrLate('officer-answer-near', 'officer-answer-late', one.answerDue, now, isNear)];
}

/** Accepted and not yet handed over to who resolves it (Đ18.2). */
export function handOverAlarms({ receivedAt }: Limited, now: Instant, centre: WorkingCalendar): Alarm[] {
  const limit = receivedAt === null ? undefined : handOverBy(receivedAt, centre);
  if (!limit?.ok || receivedAt === null) return [];
  const isNear =
    now <= limit.value &&
    now - receivedAt >= HAND_OVER_REST_MS &&
    workBetween(centre, now, limit.value) <= HAND_OVER_NEAR_MS;
  return nearOrLate('officer-hand-over-near', 'officer-hand-over-late', limit.value, now, isNear);
}

/**
 * The due date, told on the day of the last sitting in which an apology can go out (Đ19.6); a term so short that this is the
 * day of reception is told in its last hours, not with the work itself.
 */
export function dueAlarms(one: Limited, now: Instant, agency: WorkingCalendar): Alarm[] {
  const { due, receivedAt, extended } = one;
  if (due === null) return [];
  if (now > due) return [{ kind: 'officer-overdue', limit: due }];
  const last = apologyBy(due, agency);
  if (!last.ok || dateAt(last.value.lastSitting) > dateAt(now)) return [];
  const apology = last.value.lastSitting;
  const isFresh = receivedAt !== null && dateAt(receivedAt) === dateAt(now);
  if (isFresh && now <= apology && workBetween(agency, now, apology) > APOLOGY_NEAR_MS) return [];
  if (isFresh && now > apology && workBetween(agency, now, due) > APOLOGY_NEAR_MS) return [];
  return [{ kind: 'officer-due-soon', limit: due, ...(extended || now > apology ? {} : { apology }) }];
}

/** A wrong result is corrected and back at the centre within three working days (Đ23.1). */
export function correctionAlarms({ correctedAt }: Limited, now: Instant, agency: WorkingCalendar): Alarm[] {
  const found = correctedAt === null ? undefined : limitOf('correction', correctedAt, agency);
  if (!found?.ok) return [];
  const limit = found.value.deadline.due;
  const isNear = now <= limit && workBetween(agency, now, limit) <= CORRECTION_NEAR_MS;
  return nearOrLate('officer-correction-near', 'officer-correction-late', limit, now, isNear);
}
