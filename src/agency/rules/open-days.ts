import type { LocalDate } from '#kernel/time.ts';
import { weekday } from '#kernel/time.ts';
import { daysThatHold, type PublishedDay } from './calendar.ts';
import { type Session, sessionsOn, type Week } from './hours.ts';

/** One day of an office as people find it. */
export interface OpenDay {
  readonly date: LocalDate;
  /** When people are received. */
  readonly reception: readonly Session[];
  /** Whether the day counts for terms. */
  readonly counts: boolean;
  readonly off: { readonly vi: string; readonly en: string } | undefined;
  readonly makeUp: boolean;
  /** Why nobody can yet say. */
  readonly unknown: { readonly vi: string; readonly en: string } | undefined;
}

interface Facts {
  readonly reception: Week;
  readonly working: Week;
  readonly published: readonly PublishedDay[];
  readonly unknown: readonly {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly vi: string;
    readonly en: string;
    readonly assumedOff: readonly LocalDate[];
  }[];
}

/** The days asked for, each with its hours: days off shut both doors, a make-up day is worked like the day it stands for. */
export function openDays(days: readonly LocalDate[], { reception, working, published, unknown }: Facts): OpenDay[] {
  const { daysOff, makeUpDays } = daysThatHold(published);
  return days.map((date) => {
    const off = daysOff.find((one) => one.date === date);
    const makeUp = makeUpDays.find((one) => one.date === date);
    const doubt = unknown.find((one) => one.from <= date && date <= one.to);
    const shut = off !== undefined || doubt?.assumedOff.includes(date) === true;
    // Friday unless the notice says otherwise, as in the working calendar.
    const like = makeUp ? (makeUp.worksLike ?? 5) : weekday(date);
    const worked = makeUp?.sessions ?? working[like] ?? [];
    const received = makeUp ? worked : sessionsOn(reception, date);
    return {
      ...{ date, reception: shut ? [] : received, counts: !shut && worked.length > 0 },
      off: off && { vi: off.vi, en: off.en },
      makeUp: makeUp !== undefined,
      unknown: doubt && { vi: doubt.vi, en: doubt.en },
    };
  });
}
