import type { Words } from '../index.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const several = (value: number, noun: string): string => `${value} ${noun}${value === 1 ? '' : 's'}`;

export const deadline: Words['deadline'] = {
  weekday: (day) => WEEKDAYS[day - 1] as string,
  day: (day, month) => `${Number(day)} ${MONTHS[Number(month) - 1]}`,
  fullDay: (day, month, year) => `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`,
  hours: (value) => several(value, 'hour'),
  workingHours: (value) => several(value, 'working hour'),
  days: (value) => several(value, 'day'),
  workingDays: (value) => several(value, 'working day'),
  months: (value) => several(value, 'month'),
  sameDay: () => 'answered within the working day',
  length: (hours, minutes) =>
    [hours > 0 ? several(hours, 'hour') : '', minutes > 0 || hours === 0 ? several(minutes, 'minute') : '']
      .filter(Boolean)
      .join(' '),
  workingLength: (length) => `${length} of working time`,

  due: (time, weekday, date) => `Due ${time} ${weekday} ${date}`,
  dueProvisional: (time, weekday, date) => `Provisionally due ${time} ${weekday} ${date}`,
  fromDay: (term, weekday, date) => `${term} from ${weekday} ${date}`,
  fromMoment: (term, time, weekday, date) => `${term} from ${time} ${weekday} ${date}`,
  waited: (time, weekday, date) => `counted from ${time} ${weekday} ${date} because it came outside office hours`,
  nextDay: () => 'moved to the next working day because it came too late for an answer the same day',
  restarted: (time, weekday, date) =>
    `counted again from the beginning when the supplement was complete at ${time} ${weekday} ${date}`,
  restartIgnored: (date) =>
    `the national portal does not count again from the beginning when the supplement was complete on ${date}`,
  notCounting: (list) => `not counting ${list}`,
  countingMakeUp: (list) => `counting ${list}`,
  named: (dates, name) => `${dates} (${name})`,
  span: (from, to) => `${from} to ${to}`,
  makeUp: (weekday, date, insteadOf) => `${weekday} ${date} (worked instead of ${insteadOf})`,
  makeUpPlain: (weekday, date) => `${weekday} ${date} (make-up day)`,
  paused: (length, from, to) => `plus ${length} paused from ${from} to ${to}`,
  pauseIdle: (from, to) => `the pause from ${from} to ${to} does not change the due time`,
  rolled: (date, reason) => `the last day, ${date}, is ${reason}, so it moves to the next working day`,
  opened: (time, date) =>
    `the last hour ends at ${time} ${date}, outside office hours, so it moves to the next opening`,
  provisionalBecause: (list) => `provisional because ${list}`,
  noCalendar: (from, to) => `there is no holiday calendar for ${from} to ${to}`,
  and: ' and ',

  step: {
    start: (at) => `Start: ${at}`,
    restart: (at) => `Supplement complete, counted again from the beginning: ${at} (Decree 118/2025, Article 19.5)`,
    restartIgnored: (at) => `Supplement complete ${at}: the national portal does not count again from the beginning`,
    wait: (from, to) => `Outside office hours: ${from} to ${to}`,
    firstDay: (date) => `First day not counted: ${date} (Civil Code, Article 147.2)`,
    count: (dates, amount) => `Count ${amount}: ${dates}`,
    off: (dates, names) => (names ? `Off: ${dates} (${names})` : `Weekend: ${dates}`),
    roll: (from, to) => `Last day ${from} is a day off, moved to ${to} (Civil Code, Article 148.5)`,
    pause: (from, to, length) => `Paused ${from} to ${to}: due time moves by ${length}`,
    doubt: (reason) => `Provisional: ${reason}`,
    due: (at) => `Due: ${at}`,
  },

  page: {
    title: 'When is my answer due?',
    lead: 'Tell us when the office received your complete dossier and how long the procedure takes, and see the due date and how it is worked out.',
    date: 'Day the complete dossier was received',
    dateHint: 'The day printed on your receipt, for example 20 11 2026',
    time: 'Time received',
    timeHint: 'For example 14:00',
    amount: 'Term of the procedure',
    amountHint: 'A number, for example 5; leave it empty for an answer the same day',
    unit: 'Unit',
    units: {
      wd: 'working days',
      d: 'days (days off included)',
      wh: 'working hours',
      h: 'hours (nights and days off included)',
      mo: 'months',
      'same-day': 'answered the same day',
    },
    button: 'Work out the date',
    answer: 'Result',
    late: (at) => `In law the dossier is overdue if there is no result after ${at}.`,
    provisionalTitle: 'This date may still change',
    how: 'How it is worked out, step by step',
    hours:
      'Office hours used here: 7:30 to 11:30 and 13:00 to 17:00, Monday to Friday. The office you filed at may keep other hours.',
  },
};
