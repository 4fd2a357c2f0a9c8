import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import {
  countAnnounced,
  countCentres,
  countOffered,
  countPetitions,
  NO_SECTOR,
  NOT_SENT,
  sumReports,
} from './rules/report-count.ts';
import type { Counted } from './rules/report-fill.ts';
import { type ReportFormRule, yearOfReport } from './rules/report-form.ts';
import type { ReportPeriod } from './rules/report-period.ts';
import { isPartOf, type ReportSources, sourcesOf } from './rules/report-sources.ts';
import { announcedIn, centresAt, offeredAt, petitionsOf } from './sql/report-counts.ts';
import { formsBelow } from './sql/report-sources.ts';

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

/** What is counted, and on whose reports it stands. */
interface Told {
  readonly counted: readonly Counted[];
  readonly sources: ReportSources | null;
}

type Counting = (asked: Asked) => Promise<readonly Counted[] | Told>;

const petitions: Counting = async ({ reader, realm, unit, period }) =>
  countPetitions(await petitionsOf(reader, realm, { unit, ...period }), period);

/** What units reported, and the petitions themselves of whoever sent nothing. */
const allPetitions: Counting = async ({ reader, realm, unit, period, form }) => {
  const below = await formsBelow(reader, realm, { ...spanOf(period), form: '06a' });
  const sources = sourcesOf(below);
  const told = sources.sent.map((one) => one.unit);
  const others = (await petitionsOf(reader, realm, { unit, ...period })).filter((one) => !isPartOf(told, one.unit));
  const counted = [
    ...sumReports(form, 'I', below, ({ key }) => key),
    ...countPetitions(others, period, told.length > 0 ? NOT_SENT : NO_SECTOR),
  ];
  return { counted, sources };
};

const announced: Counting = async ({ reader, realm, period }) => [
  ...countAnnounced('I', await announcedIn(reader, realm, { ...spanOf(period), kind: 'standard' }), period),
  ...countAnnounced('II', await announcedIn(reader, realm, { ...spanOf(period), kind: 'local' }), period),
];

const internal: Counting = async ({ reader, realm, unit, period }) => {
  if (unit !== realm) return [];
  const whole = { from: yearOfReport(period), to: period.to };
  const editions = await announcedIn(reader, realm, { ...whole, kind: 'internal' });
  // Who never announced one in the program announces them elsewhere: nothing here is no count of 0.
  if (editions.length === 0) return [];
  return countAnnounced('internal', editions, period, whole);
};

const centre: Counting = async ({ reader, realm, unit, day }) =>
  countCentres(await centresAt(reader, realm, { unit, level: 'commune', day }), { part: 'I', row: '' });

const centres: Counting = async ({ reader, realm, unit, period, day, form }) => {
  const below = await formsBelow(reader, realm, { ...spanOf(period), form: '08b' });
  const own = await centresAt(reader, realm, { unit, level: 'province', day });
  const counted = [
    ...countOffered(await offeredAt(reader, realm, day)),
    ...countCentres(own, { part: 'II', row: 'province' }),
    ...sumReports(form, 'II', below, () => 'commune'),
  ];
  return { counted, sources: sourcesOf(below) };
};

/** What the program tells of a form now. Of 04b, 04d, 05c and 09b nothing here tells a figure. */
const COUNTINGS: Partial<Record<ReportFormRule['code'], Counting>> = {
  ...{ '03b': announced, '06a': petitions, '06b': allPetitions },
  ...{ '08b': centre, '08c': centres, '09a': internal },
};

export async function countedOf(asked: Asked): Promise<Told> {
  const found = (await COUNTINGS[asked.form.code]?.(asked)) ?? [];
  return 'counted' in found ? found : { counted: found, sources: null };
}
