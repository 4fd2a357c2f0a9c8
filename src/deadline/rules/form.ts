import { type Outcome, ok, type Refused, refused } from '#kernel/outcome.ts';
import { instantOf, type LocalDate, parseLocalDate } from '#kernel/time.ts';
import type { DeadlineRequest } from './deadline.ts';
import { parseTerm, type Term } from './term.ts';

/** The fields of the page /tinh-han, as they are typed and as its address carries them. */
export interface DeadlineForm {
  readonly ngay: string;
  readonly gio: string;
  readonly 'thoi-han': string;
  readonly 'don-vi': string;
}

export type DeadlineField = keyof DeadlineForm;
export interface FieldRefusal {
  readonly field: DeadlineField;
  readonly refusal: Refused;
}

/** Reads every field and refuses all that are wrong at once, so that a person corrects them in one go. */
export function readDeadlineForm(
  form: DeadlineForm,
): { readonly ok: true; readonly request: DeadlineRequest } | { readonly ok: false; readonly wrong: FieldRefusal[] } {
  const date = readDate(form.ngay);
  const minute = readTime(form.gio);
  const term = readTerm(form);
  if (date.ok && minute.ok && term.ok) {
    return { ok: true, request: { from: instantOf(date.value, minute.value), term: term.value } };
  }
  const read: [DeadlineField, Outcome<unknown>][] = [
    ['ngay', date],
    ['gio', minute],
    ['thoi-han', term],
  ];
  return { ok: false, wrong: read.flatMap(([field, refusal]) => (refusal.ok ? [] : [{ field, refusal }])) };
}

/** `20/11/2026`, with dots, dashes or spaces too, or the `2026-11-20` of a date picker. */
export function readDate(text: string): Outcome<LocalDate, 'date-unreadable' | 'date-missing'> {
  if (!/\d/.test(text)) return refused('date-missing');
  const parts = text.trim().split(/[\s/.-]+/);
  const [first = '', month = '', last = ''] = parts;
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  const date =
    parts.length === 3 ? parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined;
  return date ? ok(date) : refused('date-unreadable', { text: text.trim() });
}

/** `14:00`, `14h`, `14h30`, `14.30`, `14 giờ 30`. */
export function readTime(text: string): Outcome<number, 'time-unreadable' | 'time-missing'> {
  if (text.trim() === '') return refused('time-missing');
  const found = /^(\d{1,2})\s*(?::|\.|h|g|giờ)?\s*(\d{2})?\s*(?:phút)?$/i.exec(text.trim());
  const [hour, minute] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 0)];
  return hour < 24 && minute < 60 ? ok(hour * 60 + minute) : refused('time-unreadable', { text: text.trim() });
}

function readTerm(form: DeadlineForm): Outcome<Term> {
  if (form['don-vi'] === 'same-day') return parseTerm('same-day');
  const text = form['thoi-han'].trim();
  if (text === '') return refused('term-missing');
  const term = parseTerm(`${text}${form['don-vi']}`);
  return term.ok ? term : refused('term-no-number', { text });
}
