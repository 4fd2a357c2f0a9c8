import type { Reader } from '#db/pool.server.ts';
import { addDays, type Instant } from '#kernel/time.ts';
import {
  type CarriedWrong,
  carriedWrong,
  cellsOf,
  type ReportCell,
  type ReportDossier,
  type ReportPart,
  type ReportRow,
  reportTally,
  unbalanced,
} from './rules/report-07.ts';
import type { ReportPeriod } from './rules/report-period.ts';
import { type ReportSources, sourcesOf } from './rules/report-sources.ts';
import { reportDossiers } from './sql/report-dossiers.ts';
import { communeReports } from './sql/report-sources.ts';
import { reportEndedOn, type SentReport, versionsOf } from './sql/reports.ts';

const MOST_HELD = 10_000;

/** The province reports on 07b, every other unit on 07a. */
export const formOfUnit = (unit: string, root: string): '07a' | '07b' => (unit === root ? '07b' : '07a');

export interface ReportView {
  readonly form: '07a' | '07b';
  /** As the dossiers stand now. */
  readonly rows: readonly ReportRow[];
  /** Of 07b: the communes whose sent 07a its part II adds up, and those whose dossiers it counts. */
  readonly sources: ReportSources | null;
  /** Fields whose received is not resolved and running together. */
  readonly unbalanced: readonly string[];
  /** Against the report before, as it was last sent; nothing if none was. */
  readonly carriedWrong: readonly CarriedWrong[] | undefined;
  readonly sent: readonly SentReport[];
}

const takenFrom = (sources: ReportSources | null): string[] => sources?.sent.map(({ unit }) => unit) ?? [];

/** A report as it would be sent now, and what was sent. Who may see is asked by the caller (rules/report-may.ts). */
export async function viewReport(
  reader: Reader,
  realm: string,
  { unit, period, now }: { unit: string; period: ReportPeriod; now: Instant },
): Promise<ReportView> {
  const form = formOfUnit(unit, realm);
  const tally = reportTally(period, now, form);
  const communes = form === '07b' ? await communeReports(reader, realm, period) : [];
  const sources = form === '07b' ? sourcesOf(communes) : null;
  for (const { rows } of communes) for (const row of rows ?? []) tally.addSent(row);
  for await (const dossier of reportDossiers(reader, realm, unit, period, takenFrom(sources))) tally.add(dossier);
  const rows = tally.rows();
  const before = await reportEndedOn(reader, realm, { form, unit, to: addDays(period.from, -1) });
  return {
    ...{ form, rows, sources, unbalanced: unbalanced(rows) },
    carriedWrong: before && carriedWrong(rows, before.rows),
    sent: await versionsOf(reader, realm, { form, unit, from: period.from, to: period.to }),
  };
}

/** What communes sent in one cell of 07b's part II: figures of their own reports, whose dossiers no list of the province has. */
export async function reportCellSent(
  reader: Reader,
  realm: string,
  { period, cell, field }: { period: ReportPeriod; cell: ReportCell; field: string | undefined },
): Promise<{ unit: string; vi: string; en: string; version: number; count: number }[]> {
  const found = await communeReports(reader, realm, period);
  return found.flatMap(({ unit, vi, en, version, rows }) => {
    const own = (rows ?? []).filter((row) => field === undefined || row.field === field);
    const count = own.reduce((sum, row) => sum + row[cell], 0);
    return version === null || count === 0 ? [] : [{ unit, vi, en, version, count }];
  });
}

/** The dossiers behind one cell, in the order of their codes; of a whole period only as many are held as are asked for. */
export async function reportCellDossiers(
  reader: Reader,
  realm: string,
  ask: {
    unit: string;
    period: ReportPeriod;
    now: Instant;
    cell: ReportCell;
    field: string | undefined;
    part?: ReportPart | undefined;
    after: string | undefined;
    limit: number;
  },
): Promise<ReportDossier[]> {
  const { unit, period, now, cell, field, part, after = '', limit } = ask;
  const sources = unit === realm ? sourcesOf(await communeReports(reader, realm, period)) : null;
  let found: ReportDossier[] = [];
  const first = () => found.sort((a, b) => (a.code < b.code ? -1 : 1)).slice(0, limit);
  for await (const dossier of reportDossiers(reader, realm, unit, period, takenFrom(sources))) {
    if (dossier.code <= after || (field !== undefined && dossier.field !== field)) continue;
    if (part !== undefined && dossier.level !== part) continue;
    const cells = cellsOf(dossier, period, now);
    if (cells && (cells.came === cell || cells.stands === cell)) found.push(dossier);
    if (found.length > MOST_HELD) found = first();
  }
  return first();
}
