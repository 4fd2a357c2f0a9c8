const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A day `2026-11-24` as people write it: `24/11/2026` · `24 November 2026`. */
export function writtenDay(language: 'vi' | 'en', date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return language === 'vi' ? `${day}/${month}/${year}` : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** The same within a fact of a refusal: a day, or a moment with its offset, which is the legal time; else the text as it is. */
export function writtenFact(language: 'vi' | 'en', text: string): string {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d):\d\d\+07:00)?$/.exec(text) ?? [];
  if (date === undefined) return text;
  const day = writtenDay(language, date);
  return time === undefined ? day : `${time} ${language === 'vi' ? 'ngày' : 'on'} ${day}`;
}
