import { addDays, dayNumber, type LocalDate, parseLocalDate } from '#kernel/time.ts';

const PARTIAL = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The first and last day a date written `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean; undefined if it is none. */
export function dateRange(value: unknown): { first: LocalDate; last: LocalDate } | undefined {
  const found = typeof value === 'string' ? PARTIAL.exec(value) : null;
  if (!found) return undefined;
  const [, year = '', month, day] = found;
  const end = month ?? '12';
  const first = parseLocalDate(`${year}-${month ?? '01'}-${day ?? '01'}`);
  const last = parseLocalDate(`${year}-${end}-${day ?? lastOfMonth(Number(year), Number(end))}`);
  return first && last ? { first, last } : undefined;
}

/** Whole years from one day to another, as the Civil Code counts age; 29/2 is reached on 1/3 of common years. */
export function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

export const daysBetween = (from: string, to: string): number => (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0);

/** A bound of a definition: `today`, `today+730`, `today-1`, `YYYY-MM-DD`. */
export function boundDate(bound: string, today: LocalDate): LocalDate | undefined {
  const found = /^today([+-]\d{1,5})?$/.exec(bound);
  return found ? addDays(today, Number(found[1] ?? 0)) : parseLocalDate(bound);
}
