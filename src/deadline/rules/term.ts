import { type Outcome, ok, refused } from '#kernel/outcome.ts';

/**
 * The units in which a procedure states its term (DonViTinh of the national portal: giờ, ngày, ngày làm việc, tháng),
 * with working hours for the steps inside an office and `same-day` for procedures answered "trong ngày".
 */
export type TermUnit = 'h' | 'wh' | 'd' | 'wd' | 'mo' | 'same-day';

export interface Term {
  /** Whole for days and months; hours may be fractions that come to whole minutes. Always 1 for `same-day`. */
  readonly amount: number;
  readonly unit: TermUnit;
}

export type TermRefusal = 'term-unreadable' | 'term-not-positive';

const WRITTEN = /^(-?\d+(?:[.,]\d+)?)\s*(wh|wd|h|d|mo)$/i;

/** Reads `8wh`, `5wd`, `15d`, `1mo`, `24h` or `same-day`. */
export function parseTerm(text: string): Outcome<Term, TermRefusal> {
  const written = text.trim();
  if (/^(same-day|trong-ngay)$/i.test(written)) return ok({ amount: 1, unit: 'same-day' });
  const found = WRITTEN.exec(written);
  if (!found) return refused('term-unreadable', { term: written });
  const term = { amount: Number(found[1]?.replace(',', '.')), unit: found[2]?.toLowerCase() as TermUnit };
  return checkTerm(term, written);
}

/** A term the clock can count: more than nothing, and whole in its own measure. */
export function checkTerm(term: Term, written = writeTerm(term)): Outcome<Term, TermRefusal> {
  if (!(term.amount > 0)) return refused('term-not-positive', { term: written });
  const measure = term.unit === 'h' || term.unit === 'wh' ? term.amount * 60 : term.amount;
  return Number.isSafeInteger(measure) ? ok(term) : refused('term-unreadable', { term: written });
}

export const writeTerm = (term: Term): string => (term.unit === 'same-day' ? 'same-day' : `${term.amount}${term.unit}`);

/** What the steps of a derivation add up to: minutes for hours, otherwise days or months. */
export const termMeasure = (term: Term): number =>
  term.unit === 'h' || term.unit === 'wh' ? term.amount * 60 : term.amount;
