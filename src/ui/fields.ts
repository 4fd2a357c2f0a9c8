import { type LocalDate, parseLocalDate } from '#kernel/time.ts';

/** What a form was sent: `FormData` or `URLSearchParams`. */
export interface Sent {
  get(name: string): unknown;
}

/** A date as it was typed, kept even when it is no date. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export type DatePart = keyof DateParts;

const text = (sent: Sent, name: string): string => {
  const value = sent.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The names of a date's three boxes. */
export const dateNames = (name: string): Record<DatePart, string> => ({
  day: `${name}-ngay`,
  month: `${name}-thang`,
  year: `${name}-nam`,
});

export const noDate: DateParts = { day: '', month: '', year: '' };

export const partsOfDate = (date: LocalDate): DateParts => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
};

/** Which boxes are wrong: empty ones, or the ones out of range; all three if together they are no day. */
function wrongParts({ day, month, year }: DateParts): DatePart[] {
  const inRange = (value: string, low: number, high: number) =>
    /^\d+$/.test(value) && Number(value) >= low && Number(value) <= high;
  const wrong: DatePart[] = [];
  if (!inRange(day, 1, 31)) wrong.push('day');
  if (!inRange(month, 1, 12)) wrong.push('month');
  if (!inRange(year, 1800, 2200)) wrong.push('year');
  return wrong.length === 0 ? ['day', 'month', 'year'] : wrong;
}

/** Reads the three boxes of a `DateField`: what was typed, the day it makes if it makes one, and else the boxes to mend. */
export function readDate(sent: Sent, name: string): { parts: DateParts; date?: LocalDate; wrong: DatePart[] } {
  const names = dateNames(name);
  const parts = { day: text(sent, names.day), month: text(sent, names.month), year: text(sent, names.year) };
  const whole = /^\d{4}$/.test(parts.year) && /^\d{1,2}$/.test(parts.month) && /^\d{1,2}$/.test(parts.day);
  const date = whole
    ? parseLocalDate(`${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`)
    : undefined;
  return date ? { parts, date, wrong: [] } : { parts, wrong: wrongParts(parts) };
}

/** An amount in đồng typed with dots, commas, spaces or its unit; undefined if it is no whole amount. */
export function readMoney(typed: string): number | undefined {
  const bare = typed
    .trim()
    .replace(/(đồng|vnd|vnđ|đ|₫)$/i, '')
    .trim();
  if (!/^\d{1,3}([., ]\d{3})+$|^\d+$/.test(bare)) return undefined;
  const amount = Number(bare.replace(/\D/g, ''));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** The ids that describe a field to a reader of the screen, in the order they are heard. */
export const describedBy = (
  id: string,
  parts: { hint?: unknown; error?: unknown; source?: unknown },
): string | undefined =>
  [parts.hint && `${id}-hint`, parts.error && `${id}-error`, parts.source && `${id}-source`]
    .filter(Boolean)
    .join(' ') || undefined;
