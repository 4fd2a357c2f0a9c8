import { type LocalDate, parseLocalDate } from '#kernel/time.ts';
import type { Field } from '../definition.ts';
import { type Fault, inBoth, wordsOf } from '../say.ts';
import { boundDate, dateRange } from './calendar.ts';
import { asText, fault, type Kind, type Reading, read, type Typed } from './kind.ts';

type Part = 'day' | 'month' | 'year';
const PARTS: readonly Part[] = ['day', 'month', 'year'];

/** `2026-11-21` → `21/11/2026`, `2026-11` → `11/2026`. */
export const slashed = (value: string): string => value.split('-').reverse().join('/');

const pad = (text: string, length: number): string => text.padStart(length, '0');

/** A whole date typed or pasted into the first box is understood too. */
function spread(typed: Typed): { [part in Part]: string } {
  const parts = { day: typed('day'), month: typed('month'), year: typed('year') };
  const whole = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})$/.exec(parts.day);
  return whole && !parts.month && !parts.year
    ? { day: whole[1] as string, month: whole[2] as string, year: whole[3] as string }
    : parts;
}

function lacking(missing: readonly Part[]): { readonly fault: Fault } {
  const list = inBoth((language) => {
    const { and, ...names } = wordsOf(language).datePart;
    return missing.map((part) => names[part]).join(and);
  });
  return fault('date-part', { part: list }, missing[0]);
}

/** Which parts may stay empty: none, or the day, or the day and the month. */
function gaps(parts: { [part in Part]: string }, field: Field): readonly Part[] {
  const missing = PARTS.filter((part) => parts[part] === '');
  const allowed = field.partial && parts.year !== '' && !(parts.day !== '' && parts.month === '');
  return allowed ? [] : missing;
}

function readDate(typed: Typed, field: Field): Reading {
  const parts = spread(typed);
  if (PARTS.every((part) => parts[part] === '')) return read(null);
  const missing = gaps(parts, field);
  if (missing.length > 0) return lacking(missing);
  const odd = PARTS.find((part) => parts[part] !== '' && !/^\d{1,4}$/.test(parts[part]));
  if (odd) return fault('date-unreadable', {}, odd);
  if (parts.year.length !== 4) return fault('date-year', {}, 'year');
  const written = [parts.year, parts.month && pad(parts.month, 2), parts.day && pad(parts.day, 2)]
    .filter(Boolean)
    .join('-');
  if (dateRange(written)) return read(written);
  return fault(
    'date-unreal',
    { day: parts.day || '…', month: parts.month, year: parts.year },
    parts.day ? 'day' : 'month',
  );
}

const readable = (date: LocalDate): string => slashed(date);

export const date: Kind = {
  parts: PARTS,
  missing: { code: 'missing' },
  read: readDate,
  check(value, field, { facts }) {
    const range = dateRange(value);
    if (!range) return { code: 'wrong' };
    const latest = field.latest ? boundDate(field.latest, facts.today) : undefined;
    if (latest && range.first > latest) return { code: 'date-late', facts: { bound: readable(latest) } };
    const earliest = field.earliest ? boundDate(field.earliest, facts.today) : undefined;
    if (earliest && range.last < earliest) return { code: 'date-early', facts: { bound: readable(earliest) } };
    return undefined;
  },
  schema: (field) => ({ type: 'string', format: field.partial ? 'partial-date' : 'date' }),
  show: (value) => slashed(asText(value)),
  raw(value) {
    const [year = '', month = '', day = ''] = asText(value).split('-');
    return { day, month, year };
  },
};

export const isWholeDate = (text: string): boolean => parseLocalDate(text) !== undefined;
