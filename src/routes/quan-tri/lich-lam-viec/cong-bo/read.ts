import { type CalendarNotice, daysAlike, type LocalDay } from '#agency/index.ts';
import type { Refused } from '#kernel/outcome.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text } from '../../../forms.ts';

/** The field to mend and what is wrong with it. */
export interface WrongField {
  readonly id: string;
  readonly why: string | Refused;
}

/** A notice as the form gives it, or the first field that is wrong. */
export function readNotice(
  form: FormData,
  language: keyof typeof languages,
): { readonly notice: CalendarNotice } | { readonly wrong: WrongField } {
  const words = languages[language].agency.calendar;
  const wrong = (id: string, why: string | Refused) => ({ wrong: { id, why } });
  const kind = text(form, 'loai');
  const first = readDate(form, 'tu');
  const last = readDate(form, 'den');
  const isOneDay = Object.values(last.parts).every((part) => part === '');
  const vi = text(form, 'ly-do');
  if (kind !== 'off' && kind !== 'work') return wrong('loai', words.kindMissing);
  if (!first.date) return wrong('tu', words.fromMissing);
  if (!isOneDay && !last.date) return wrong('den', words.toMissing);
  if (!vi) return wrong('ly-do', words.reasonMissing);
  const like: Omit<LocalDay, 'day'> = {
    kind,
    vi,
    en: text(form, 'ly-do-en') || vi,
    ...hours(kind, text(form, 'theo-thu')),
  };
  const days = daysAlike(like, { from: first.date, to: last.date ?? first.date });
  if (!days.ok) return wrong('den', days);
  return { notice: { agency: text(form, 'ma') || null, days: days.value, source: text(form, 'van-ban') } };
}

/** A day worked that is usually one of rest has the hours of another. */
const hours = (kind: 'off' | 'work', weekday: string) =>
  kind === 'work' ? { likeWeekday: /^[1-5]$/.test(weekday) ? Number(weekday) : 1 } : {};

/** The field that an act's refusal is about. */
export const FIELDS = {
  'unit-unknown': 'ma',
  'agency-closed': 'ma',
  'day-past': 'tu',
  'hours-wrong': 'theo-thu',
  'basis-missing': 'van-ban',
} as const;
