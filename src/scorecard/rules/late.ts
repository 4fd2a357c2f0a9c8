import { dateAt, type Instant } from '#kernel/time.ts';

/** A date promised, and whether its term is one of working hours. */
export interface Promised {
  readonly due: Instant | null;
  readonly byTheHour: boolean;
  /** When a supplement was asked after the date before it had passed; null: in time, or never. */
  readonly lateSince: Instant | null;
}

/**
 * Late at a moment: a term of days ends with its last day at 24:00 (BLDS Đ148.6), one of hours at its minute; without a date never.
 * What was overdue when a supplement was asked stays so: the new term does not take it out of the figures.
 */
export const isLateAt = ({ due, byTheHour, lateSince }: Promised, at: Instant): boolean =>
  (lateSince !== null && at >= lateSince) || (due !== null && (byTheHour ? at > due : dateAt(at) > dateAt(due)));
