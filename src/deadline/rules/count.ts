import type { Instant } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import { countDays, countHours, countMonths } from './count-clock.ts';
import { countSameDay, countWorkingDays, countWorkingHours } from './count-working.ts';
import type { Interval } from './pause.ts';
import type { Step } from './step.ts';
import type { Term } from './term.ts';

/** One run of the clock, from its start to its due time. */
export interface Counted {
  readonly due: Instant;
  /** Index of the first day whose being worked or not decides the due time. */
  readonly doubtFrom: number;
  readonly steps: readonly Step[];
}

/** The hour after which a same-day procedure is answered the next working day, in minutes since midnight. */
export const SAME_DAY_CUTOFF = 15 * 60;

/** Undefined when the term runs past the calendar's end. */
export function count(
  calendar: WorkingCalendar,
  start: Instant,
  term: Term,
  pauses: readonly Interval[],
  sameDayCutoff = SAME_DAY_CUTOFF,
): Counted | undefined {
  switch (term.unit) {
    case 'wh':
      return countWorkingHours(calendar, start, term.amount, pauses);
    case 'wd':
      return countWorkingDays(calendar, start, term.amount, pauses);
    case 'h':
      return countHours(calendar, start, term.amount, pauses);
    case 'd':
      return countDays(calendar, start, term.amount, pauses);
    case 'mo':
      return countMonths(calendar, start, term.amount, pauses);
    case 'same-day':
      return countSameDay(calendar, start, sameDayCutoff, pauses);
  }
}
