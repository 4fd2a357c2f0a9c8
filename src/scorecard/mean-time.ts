import type { Reader } from '#db/pool.server.ts';
import type { WorkingCalendar } from '#deadline/index.ts';
import { calendarsOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { dayNumber, instantOf } from '#kernel/time.ts';
import type { BoardQuestion } from './board.ts';
import { type SetLine, seenLines } from './lists.ts';
import { calendarDays, type MeanTime, meansOf } from './rules/mean-time.ts';
import { endOf } from './rules/periods.ts';
import { tilesOf } from './rules/spans.ts';
import type { Readings } from './rules/variants.ts';
import { finishedOf } from './sql/mean-time.ts';
import { meanDays, meanSums } from './sql/mean-time-sums.ts';
import { type Listed, unitsUnder } from './sql/tallies.ts';

export type MeanQuestion = Pick<BoardQuestion, 'realm' | 'unit' | 'period'> & { readonly procedure: string };

async function asked(reader: Reader, { realm, unit, period, procedure }: MeanQuestion) {
  const tiles = tilesOf(period).map(({ key }) => key);
  const units = await unitsUnder(reader, realm, tiles, unit);
  return { procedure, units, from: instantOf(period.from), until: endOf(period) };
}

/** 2.2 as it was reckoned for a procedure. */
export interface ProcedureMean {
  readonly procedure: string;
  readonly means: readonly MeanTime[];
}

/** The working calendars of those units on those days, each once, with its days from the first to the last. */
async function calendarsFor(reader: Reader, realm: string, found: Awaited<ReturnType<typeof meanDays>>) {
  const calendarFor = await calendarsOf(reader, realm);
  const calendars: WorkingCalendar[] = [];
  const which: { unit: string; day: number; calendar: number }[] = [];
  for (const { unit, day } of found) {
    const calendar = await calendarFor(unit, instantOf(day));
    if (!calendars.includes(calendar)) calendars.push(calendar);
    which.push({ unit, day: dayNumber(day) as number, calendar: calendars.indexOf(calendar) });
  }
  const first = Math.min(...which.map(({ day }) => day));
  const last = Math.max(...found.map((one) => dayNumber(one.last) as number));
  const days = calendars.flatMap((calendar, at) => calendarDays(calendar, at, first, last));
  return { which, days };
}

/** 2.2 of one procedure, or of each that has a dossier: the mean time of what was received in the period and ended with a result. */
export async function viewMeanTimes(
  reader: Reader,
  {
    procedure,
    readings,
    ...q
  }: Omit<MeanQuestion, 'procedure'> & {
    readonly procedure: string | undefined;
    readonly readings: Readings;
  },
): Promise<ProcedureMean[]> {
  const question = { ...(await asked(reader, { ...q, procedure: procedure ?? '' })), procedure };
  const found = await meanDays(reader, q.realm, question);
  if (found.length === 0) return [];
  const calendars = await calendarsFor(reader, q.realm, found);
  const sums = await meanSums(reader, q.realm, { ...question, ...calendars, waits: readings.mean === 'worked' });
  return [...Map.groupBy(sums, (one) => one.procedure)].map(([code, own]) => ({
    procedure: code,
    means: meansOf(own),
  }));
}

/** A page of the dossiers behind that mean: those the one predicate lets this viewer see. */
export async function meantDossiers(
  reader: Reader,
  viewer: Viewer,
  q: MeanQuestion & { readonly after: Listed | undefined; readonly limit: number },
): Promise<{ lines: SetLine[]; next: Listed | undefined }> {
  const { after, limit } = q;
  const rows = await finishedOf(reader, q.realm, { ...(await asked(reader, q)), after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const codes = page.map(({ code }) => code);
  return {
    lines: await seenLines(reader, q.realm, viewer, codes),
    next: last && { at: last.receivedAt, code: last.code },
  };
}
