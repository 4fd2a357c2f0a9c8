import type { Reader } from '#db/pool.server.ts';
import { calendarsOf, clockFrom, type Dossier } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { instantOf } from '#kernel/time.ts';
import type { BoardQuestion } from './board.ts';
import { type SetLine, seenLines } from './lists.ts';
import { type Duration, durationOf, type MeanTime, MOST_MEANT, meanTimes } from './rules/mean-time.ts';
import { endOf } from './rules/periods.ts';
import { tilesOf } from './rules/spans.ts';
import { type FinishedRow, finishedOf } from './sql/mean-time.ts';
import { type Listed, unitsUnder } from './sql/tallies.ts';

export type MeanQuestion = Pick<BoardQuestion, 'realm' | 'unit' | 'period'> & { readonly procedure: string };

const BATCH = 2_000;

async function asked(reader: Reader, { realm, unit, period, procedure }: MeanQuestion) {
  const tiles = tilesOf(period).map(({ key }) => key);
  const units = await unitsUnder(reader, realm, tiles, unit);
  return { procedure, units, from: instantOf(period.from), until: endOf(period) };
}

/** 2.2 of one procedure: the mean time of what was received in the period and ended with a result; null: too many to read. */
export async function viewMeanTime(reader: Reader, q: MeanQuestion): Promise<MeanTime[] | null> {
  const [question, calendarFor] = [await asked(reader, q), await calendarsOf(reader, q.realm)];
  const durations: Duration[] = [];
  let after: Listed | undefined;
  for (let read = 0; ; ) {
    const rows: FinishedRow[] = await finishedOf(reader, q.realm, { ...question, after, limit: BATCH });
    read += rows.length;
    if (read > MOST_MEANT) return null;
    for (const row of rows) {
      const clocked = { ...row, competentAgency: row.unit, state: row.state as Dossier['state'] };
      const clock = clockFrom(clocked, row.requests, undefined);
      const duration = clock && durationOf(clock, await calendarFor(row.unit, row.receivedAt));
      if (duration) durations.push(duration);
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return meanTimes(durations);
    after = { at: last.receivedAt, code: last.code };
  }
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
