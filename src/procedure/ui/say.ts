import type { LocalDate } from '#kernel/time.ts';
import { formatCount, formatDay, formatDecimal, formatMoney } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { Fee, TimeUnit } from '../rules/content.ts';

/** `3 ngày làm việc`, `2,5 ngày`. */
export function sayTime(language: Language, time: { value: number; unit: TimeUnit }): string {
  const count = Number.isInteger(time.value) ? formatCount(language, time.value) : formatDecimal(language, time.value);
  return languages[language].procedure.units[time.unit](count);
}

/** A day, or the month where the source knows no better (`09/2026`). */
export const sayDay = (language: Language, day: string): string =>
  day.length === 7 ? day.split('-').reverse().join('/') : formatDay(language, day as LocalDate);

/** What one fee costs, in words; the source's own remark stands after it on the page. */
export function sayFee(language: Language, fee: Fee): string {
  const words = languages[language].procedure.page;
  if (fee.amount === 0) return words.free;
  if (fee.amount !== null) {
    const amount = formatMoney(language, fee.amount);
    return fee.unit ? words.feePer(amount, fee.unit) : amount;
  }
  return fee.decidedBy ? words.feeDecided(fee.decidedBy) : words.feeUnknown;
}
