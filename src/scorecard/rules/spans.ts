import { addDays, type LocalDate, localDate } from '#kernel/time.ts';
import { type Period, parsePeriod, periodOf, previousPeriod } from './periods.ts';

/** Whole months one after another: what a period is, and any run of months besides. */
export interface Span {
  readonly from: LocalDate;
  /** The first day after it. */
  readonly next: LocalDate;
}

const monthNumber = (day: LocalDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthAt = (number: number): Period =>
  periodOf('month', localDate(`${String(Math.floor(number / 12)).padStart(4, '0')}-${two((number % 12) + 1)}-01`));
const two = (number: number): string => String(number).padStart(2, '0');

/** The months of a span, the first first. */
export function monthsOf({ from, next }: Span): Period[] {
  const [first, end] = [monthNumber(from), monthNumber(next)];
  return Array.from({ length: end - first }, (_, at) => monthAt(first + at));
}

/** As few periods as make up the span: years, then quarters, then months. What is added up of them is read once. */
export function tilesOf(span: Span): Period[] {
  const found: Period[] = [];
  for (let day = span.from; day < span.next; ) {
    const kinds = ['year', 'quarter', 'month'] as const;
    const fitting = kinds.map((kind) => periodOf(kind, day)).find((one) => one.from === day && one.next <= span.next);
    const tile = fitting ?? periodOf('month', day);
    found.push(tile);
    day = tile.next;
  }
  return found;
}

/** The period a span is, if it is one: a month, a quarter or a year of the calendar. */
export const periodOfSpan = (span: Span): Period | undefined => {
  const tiles = tilesOf(span);
  return tiles.length === 1 ? tiles[0] : undefined;
};

/** From a month to a month, both counted: `2026-04`, `2026-11`. Undefined where either is no month or they stand the wrong way. */
export function spanBetween(first: string, last: string): Span | undefined {
  const [a, b] = [parsePeriod(first), parsePeriod(last)];
  if (a?.kind !== 'month' || b?.kind !== 'month' || b.from < a.from) return undefined;
  return { from: a.from, next: b.next };
}

/** `before`: as many months that end where it begins; `last-year`: the same months a year earlier. */
export type Against = 'before' | 'last-year';

export function spanAgainst(span: Span, against: Against): Span {
  const length = monthNumber(span.next) - monthNumber(span.from);
  const back = against === 'before' ? length : 12;
  const period = periodOfSpan(span);
  // A quarter's month count is its own: the period before says the same and stays a period.
  if (against === 'before' && period) return previousPeriod(period);
  return { from: monthAt(monthNumber(span.from) - back).from, next: monthAt(monthNumber(span.next) - back).from };
}

/** `2026-04..2026-11`: how an address or a file's name says a span. */
export const spanKey = (span: Span): string =>
  periodOfSpan(span)?.key ?? `${span.from.slice(0, 7)}..${addDays(span.next, -1).slice(0, 7)}`;

/** What `spanKey` wrote; undefined for anything else. */
export function parseSpan(text: string): Span | undefined {
  const [first = '', last = ''] = text.split('..');
  return parsePeriod(text) ?? spanBetween(first, last);
}
