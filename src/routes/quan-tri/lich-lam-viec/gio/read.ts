import { type HoursWish, PURPOSES, readSessions, type Session } from '#agency/index.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text } from '../../../forms.ts';

/** The field that an act's refusal is about. */
export const FIELDS = {
  'unit-unknown': 'ma',
  'agency-closed': 'tu',
  'agency-not-yet': 'tu',
  'hours-wrong': 'thu-1',
  'basis-missing': 'can-cu',
} as const;

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Hours as the form gives them, or the first field that is wrong. */
export function readHours(
  form: FormData,
  language: keyof typeof languages,
): { readonly wish: HoursWish } | { readonly wrong: { readonly id: string; readonly why: string } } {
  const { agency, deadline } = languages[language];
  const words = agency.hours;
  const purpose = PURPOSES.find((one) => one === text(form, 'loai'));
  const validFrom = readDate(form, 'tu').date;
  const week: (readonly Session[])[] = [[]];
  if (!purpose) return { wrong: { id: 'loai', why: words.purposeMissing } };
  if (!text(form, 'ma')) return { wrong: { id: 'ma', why: words.agencyMissing } };
  if (!validFrom) return { wrong: { id: 'tu', why: words.fromMissing } };
  for (const day of DAYS) {
    const sessions = readSessions(text(form, `thu-${day}`));
    if (!sessions) return { wrong: { id: `thu-${day}`, why: words.dayWrong(deadline.weekday(day)) } };
    week.push(sessions);
  }
  return { wish: { agency: text(form, 'ma'), purpose, validFrom, week, basis: text(form, 'can-cu') } };
}
