import { type Clock, dateAt, type LocalDate, parseLocalDate } from '#kernel/time.ts';

export interface AskedDay {
  /** `?ngay=YYYY-MM-DD`, or today. */
  readonly day: LocalDate;
  readonly today: LocalDate;
  /** What was given as a day and is none. */
  readonly wrong: string | undefined;
}

/** Which day a page is asked to show. */
export function askedDay(url: URL, clock: Clock): AskedDay {
  const today = dateAt(clock.now());
  const given = url.searchParams.get('ngay')?.trim() ?? '';
  const day = parseLocalDate(given);
  return { day: day ?? today, today, wrong: given && !day ? given : undefined };
}
