import type { Validity } from '#dossier/index.ts';
import { addDays, type Instant, type LocalDate, parseLocalDate } from '#kernel/time.ts';

/** What a result is worth today: the last word is the strongest. */
export type Standing = 'in-force' | 'expired' | 'replaced' | 'revoked';

export interface StandingFacts {
  readonly revokedAt: Instant | null;
  /** The number of the result that took its place (NĐ 118/2025 Đ23.1). */
  readonly replacedBy: string | null;
  /** The last day, itself counted in; null where no end is stated. */
  readonly validUntil: LocalDate | null;
}

export function standingOf({ revokedAt, replacedBy, validUntil }: StandingFacts, today: LocalDate): Standing {
  if (revokedAt !== null) return 'revoked';
  if (replacedBy !== null) return 'replaced';
  return validUntil !== null && today > validUntil ? 'expired' : 'in-force';
}

/**
 * The last day a result of that date is in force. Months end the day before the same day of the month (Bộ luật Dân sự 2015
 * Đ146-148: from 20/11/2026, 12 months, to the end of 19/11/2027); where that month is shorter, its last day ends it.
 */
export function lastDayOf(validity: Validity, from: LocalDate): LocalDate | null {
  if (validity.kind === 'open') return null;
  if (validity.kind === 'until') return validity.day;
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const at = year * 12 + (month - 1) + validity.months;
  const text = (d: number) =>
    `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  const same = parseLocalDate(text(day));
  if (same) return addDays(same, -1);
  // 31/08 and a month: September has no 31st, so its last day, the 30th, is the last.
  return ([30, 29, 28].map((d) => parseLocalDate(text(d))).find((one) => one) as LocalDate | undefined) ?? from;
}
