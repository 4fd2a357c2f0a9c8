import { type LocalDate, parseLocalDate } from '#kernel/time.ts';
import type { ProcedureContent } from './content.ts';

/** Two-level government: the competences published since then began this day (NQ 202/2025/QH15). */
const TWO_LEVELS = '2025-07-01' as LocalDate;

/**
 * From when imported content may be taken to hold, where the source does not say: not before the newest text it cites
 * and not before the present competences.
 */
export function inferredValidFrom({ legalBasis }: Pick<ProcedureContent, 'legalBasis'>): LocalDate {
  const dated = legalBasis.flatMap(({ date }) => (date && parseLocalDate(date)) || []);
  return [TWO_LEVELS, ...dated].sort().at(-1) as LocalDate;
}

/** The decision that published it, where the source cites one (and not merely some province's as an example). */
export function citedDecision({
  legalBasis,
}: Pick<ProcedureContent, 'legalBasis'>): { number: string; date: LocalDate } | null {
  for (const { number, name, date } of legalBasis) {
    const day = date && parseLocalDate(date);
    if (number && day && name && /^quyết định .*công bố/i.test(name) && !/ví dụ/i.test(name))
      return { number, date: day };
  }
  return null;
}
