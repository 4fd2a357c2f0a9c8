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
import { reportDossiers } from './sql/report-dossiers.ts';
import { reportEndedOn, type SentReport, versionsOf } from './sql/reports.ts';

const MOST_HELD = 10_000;

/** The province reports on 07b, every other unit on 07a. */
export const formOfUnit = (unit: string, root: string): '07a' | '07b' => (unit === root ? '07b' : '07a');

export interface ReportView {
  readonly form: '07a' | '07b';
  /** As the dossiers stand now. */
  readonly rows: readonly ReportRow[];
  /** Fields whose received is not resolved and running together. */
  readonly unbalanced: readonly string[];
  /** Against the report before, as it was last sent; nothing if none was. */
  readonly carriedWrong: readonly CarriedWrong[] | undefined;
  readonly sent: readonly SentReport[];
}

/** A report as it would be sent now, and what was sent. Who may see is asked by the caller (rules/report-may.ts). */
export async function viewReport(
  reader: Reader,
  realm: string,
  { unit, period, now }: { unit: string; period: ReportPeriod; now: Instant },
): Promise<ReportView> {
  const form = formOfUnit(unit, realm);
  const tally = reportTally(period, now, form);
  for await (const dossier of reportDossiers(reader, realm, unit, period)) tally.add(dossier);
  const rows = tally.rows();
  const before = await reportEndedOn(reader, realm, { form, unit, to: addDays(period.from, -1) });
  return {
    ...{ form, rows, unbalanced: unbalanced(rows) },
    carriedWrong: before && carriedWrong(rows, before.rows),
    sent: await versionsOf(reader, realm, { form, unit, from: period.from, to: period.to }),
  };
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
  let found: ReportDossier[] = [];
  const first = () => found.sort((a, b) => (a.code < b.code ? -1 : 1)).slice(0, limit);
  for await (const dossier of reportDossiers(reader, realm, unit, period)) {
    if (dossier.code <= after || (field !== undefined && dossier.field !== field)) continue;
    if (part !== undefined && dossier.level !== part) continue;
    const cells = cellsOf(dossier, period, now);
    if (cells && (cells.came === cell || cells.stands === cell)) found.push(dossier);
    if (found.length > MOST_HELD) found = first();
  }
  return first();
}
