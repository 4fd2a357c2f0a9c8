import { dateAt, type Instant } from '#kernel/time.ts';

/** A date promised, and whether its term is one of working hours. */
export interface Promised {
  readonly due: Instant | null;
  readonly byTheHour: boolean;
}

/** Late at a moment: a term of days ends with its last day at 24:00 (BLDS Đ148.6), one of hours at its minute; without a date never. */
export const isLateAt = ({ due, byTheHour }: Promised, at: Instant): boolean =>
  due !== null && (byTheHour ? at > due : dateAt(at) > dateAt(due));
