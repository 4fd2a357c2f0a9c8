import { dateAt, type Instant, type LocalDate, minuteAt, weekday } from '#kernel/time.ts';
import { type Language, languages } from '#words/index.ts';
import type { UnknownPeriod } from './calendar.ts';
import type { Term } from './term.ts';

/** Dates, times and lengths as words; what every sentence of the clock is made of. */
export const wordsOf = (language: Language) => languages[language].deadline;

/** `07:30` in legal time. */
export function clockTime(at: Instant): string {
  const minute = minuteAt(at);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export const sayWeekday = (language: Language, date: LocalDate): string => wordsOf(language).weekday(weekday(date));

/** The day with its year, or without when the year is the one the reader has in mind already. */
export function sayDate(language: Language, date: LocalDate, knownYear = ''): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  const words = wordsOf(language);
  return year === knownYear ? words.day(day, month) : words.fullDay(day, month, year);
}

/** `07:30 thứ Hai 30/11/2026`. */
export function sayMoment(language: Language, at: Instant, knownYear = ''): string {
  const date = dateAt(at);
  return `${clockTime(at)} ${sayWeekday(language, date)} ${sayDate(language, date, knownYear)}`;
}

export function saySpan(language: Language, from: LocalDate, to: LocalDate, knownYear = ''): string {
  if (from === to) return sayDate(language, from, knownYear);
  return wordsOf(language).span(sayDate(language, from, knownYear), sayDate(language, to, knownYear));
}

export function sayTerm(language: Language, { amount, unit }: Term): string {
  const words = wordsOf(language);
  const say = {
    h: words.hours,
    wh: words.workingHours,
    d: words.days,
    wd: words.workingDays,
    mo: words.months,
    'same-day': words.sameDay,
  }[unit];
  return say(amount);
}

/** A length in minutes; the rest of a minute is left out of words, not of the reckoning. */
export function sayLength(language: Language, minutes: number, measure: 'working' | 'clock'): string {
  const whole = Math.floor(minutes);
  const words = wordsOf(language);
  const length = words.length(Math.floor(whole / 60), whole % 60);
  return measure === 'working' ? words.workingLength(length) : length;
}

export function sayDoubt(language: Language, period: UnknownPeriod): string {
  const said = language === 'vi' ? period.vi : period.en;
  return said || wordsOf(language).noCalendar(sayDate(language, period.from), sayDate(language, period.to));
}
