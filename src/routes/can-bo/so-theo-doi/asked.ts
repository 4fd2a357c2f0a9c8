import { addDays, dateAt, type Instant, instant, instantOf, type LocalDate, parseLocalDate } from '#kernel/time.ts';

/** A year at a time. */
const MOST_DAYS = 366;

export interface Asked {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly shortened: boolean;
  /** The last row of the page before, and its number. */
  readonly after: { readonly at: Instant; readonly code: string } | undefined;
  readonly before: number;
}

/** Which days of the register an address means; today, if it says nothing. Given the wrong way round they are turned. */
export function askedOf(url: URL, now: Instant): Asked {
  const today = dateAt(now);
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const days = [parseLocalDate(asked('tu')) ?? today, parseLocalDate(asked('den')) ?? today];
  const [from, wish] = days.toSorted() as [LocalDate, LocalDate];
  const last = addDays(from, MOST_DAYS - 1);
  const to = [wish, last].toSorted()[0] as LocalDate;
  const [at, code, before] = [Number(asked('sau')), asked('ma'), Number(asked('stt'))];
  return {
    ...{ from, to, shortened: wish > last },
    after: code && Number.isSafeInteger(at) ? { at: instant(at), code } : undefined,
    before: code && Number.isSafeInteger(before) && before > 0 ? before : 0,
  };
}

/** The moments between which these days lie. */
export const spanOf = ({ from, to }: Asked) => ({ from: instantOf(from), until: instantOf(addDays(to, 1)) });
