import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import { countAnnounced, countCentres, countOffered, countPetitions, sumReports } from './rules/report-count.ts';
import type { Counted } from './rules/report-fill.ts';
import { type ReportFormRule, yearOfReport } from './rules/report-form.ts';
import type { ReportPeriod } from './rules/report-period.ts';
import { announcedIn, centresAt, offeredAt, petitionsOf } from './sql/report-counts.ts';
import { lastSentOf } from './sql/reports.ts';

interface Asked {
  readonly reader: Reader;
  readonly realm: string;
  readonly unit: string;
  readonly period: ReportPeriod;
  /** The last day counted, or today while the period runs. */
  readonly day: LocalDate;
  readonly form: ReportFormRule;
}

const spanOf = ({ from, to }: ReportPeriod) => ({ from, to });

type Counting = (asked: Asked) => Promise<Counted[]>;

const petitions: Counting = async ({ reader, realm, unit, period, form }) => {
  const sent = form.code === '06b' ? await lastSentOf(reader, realm, { ...period, form: '06a' }) : [];
  if (sent.length > 0) return sumReports(form, 'I', sent, ({ key }) => key);
  return countPetitions(await petitionsOf(reader, realm, { unit, ...period }), period);
};

const announced: Counting = async ({ reader, realm, period }) => [
  ...countAnnounced('I', await announcedIn(reader, realm, { ...spanOf(period), kind: 'standard' }), period),
  ...countAnnounced('II', await announcedIn(reader, realm, { ...spanOf(period), kind: 'local' }), period),
];

const internal: Counting = async ({ reader, realm, unit, period }) => {
  if (unit !== realm) return [];
  const whole = { from: yearOfReport(period), to: period.to };
  const editions = await announcedIn(reader, realm, { ...whole, kind: 'internal' });
  return countAnnounced('internal', editions, period, whole);
};

const centre: Counting = async ({ reader, realm, unit, day }) =>
  countCentres(await centresAt(reader, realm, { unit, level: 'commune', day }), { part: 'I', row: '' });

const centres: Counting = async ({ reader, realm, unit, period, day, form }) => {
  const sent = await lastSentOf(reader, realm, { ...period, form: '08b' });
  const own = await centresAt(reader, realm, { unit, level: 'province', day });
  return [
    ...countOffered(await offeredAt(reader, realm, day)),
    ...countCentres(own, { part: 'II', row: 'province' }),
    ...sumReports(form, 'II', sent, () => 'commune'),
  ];
};

/** What the program tells of a form now. Of 04b, 04d, 05c and 09b nothing here tells a figure. */
const COUNTINGS: Partial<Record<ReportFormRule['code'], Counting>> = {
  ...{ '03b': announced, '06a': petitions, '06b': petitions },
  ...{ '08b': centre, '08c': centres, '09a': internal },
};

export const countedOf = async (asked: Asked): Promise<Counted[]> => (await COUNTINGS[asked.form.code]?.(asked)) ?? [];
