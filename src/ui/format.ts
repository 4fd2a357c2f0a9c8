import { addDays, dateAt, formatInstant, type Instant, type LocalDate, minuteAt, weekday } from '#kernel/time.ts';
import { type Language, languages, writtenDay } from '#words/index.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** A whole number with its thousands apart: `4.812` · `4,812`. */
export const formatCount = (language: Language, count: number | bigint): string =>
  String(count).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');

/** A number to that many decimals: `83,47` · `83.47`. */
export function formatDecimal(language: Language, value: number, decimals = 1): string {
  const [whole = '0', rest] = Math.abs(value).toFixed(decimals).split('.');
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : '';
  return sign + formatCount(language, BigInt(whole)) + (rest ? (language === 'vi' ? ',' : '.') + rest : '');
}

/** Đồng, which has no parts: `1.250.000 đồng` · `VND 1,250,000`. The amount never leaves its unit at the end of a line. */
export const formatMoney = (language: Language, amount: number | bigint): string =>
  language === 'vi' ? `${formatCount('vi', amount)}\u00a0đồng` : `VND\u00a0${formatCount('en', amount)}`;

/** A share in tenths of a percent, as it is printed. Rounding never makes it whole or nothing: 4.999 of 5.000 is 999. Null: nothing of nothing. */
export function shareTenths(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const thousandths = Math.round((part * 1000) / whole);
  if (thousandths >= 1000 && part < whole) return 999;
  return thousandths === 0 && part > 0 ? 1 : thousandths;
}

/** A share to one decimal: `96,4 %` · `96.4%`. Nothing of nothing is a dash, not 0 %. */
export function formatPercent(language: Language, part: number, whole: number): string {
  const tenths = shareTenths(part, whole);
  return tenths === null ? '–' : `${formatDecimal(language, tenths / 10)}${language === 'vi' ? '\u00a0%' : '%'}`;
}

/** The size of a file, in the decimal units a shop sells: `1,2 MB`. */
export function formatSize(language: Language, bytes: number): string {
  const units = ['byte', 'kB', 'MB', 'GB'];
  let value = bytes;
  let step = 0;
  // 999.500 bytes would be written "1.000 kB": the next unit says it better.
  while (value >= 999.5 && step < 3) {
    value /= 1000;
    step += 1;
  }
  return `${formatDecimal(language, value, step > 0 && value < 9.95 ? 1 : 0)}\u00a0${units[step]}`;
}

interface DayStyle {
  /** With the day of the week. */
  weekday?: boolean | undefined;
}

/** `thứ Hai 30/11/2026` · `Monday 30 November 2026`. */
export function formatDay(language: Language, date: LocalDate, style: DayStyle = {}): string {
  const written = writtenDay(language, date);
  return style.weekday ? `${languages[language].ui.date.weekdays[weekday(date) - 1]} ${written}` : written;
}

/** `14:32`, the legal time in Viet Nam. */
export function formatTime(at: Instant): string {
  const minute = minuteAt(at);
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** `17:00 thứ Hai 30/11/2026` · `17:00 on Monday 30 November 2026`. */
export const formatMoment = (language: Language, at: Instant, style: DayStyle = { weekday: true }): string =>
  `${formatTime(at)} ${language === 'vi' ? '' : 'on '}${formatDay(language, dateAt(at), style)}`;

/** As a moment, but yesterday, today and tomorrow by their names: `10:40 hôm nay`. */
export function formatNear(language: Language, at: Instant, now: Instant): string {
  const words = languages[language].ui.date;
  const day = dateAt(at);
  const today = dateAt(now);
  if (day === today) return `${formatTime(at)} ${words.today}`;
  if (day === addDays(today, 1)) return `${formatTime(at)} ${words.tomorrow}`;
  if (day === addDays(today, -1)) return `${formatTime(at)} ${words.yesterday}`;
  return formatMoment(language, at);
}

/** For the `datetime` of a `<time>`. */
export const machineTime = (at: Instant): string => formatInstant(at);
