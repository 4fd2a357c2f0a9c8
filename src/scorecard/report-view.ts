import type { Reader } from '#db/pool.server.ts';
import { addDays, type Instant } from '#kernel/time.ts';
import {
  type CarriedWrong,
  carriedWrong,
  cellsOf,
  type ReportCell,
  type ReportDossier,
  type ReportRow,
  reportTally,
  unbalanced,
} from './rules/report-07.ts';
import type { ReportPeriod } from './rules/report-period.ts';
import { reportDossiers } from './sql/report-dossiers.ts';
import { type ReportForm, reportEndedOn, type SentReport, versionsOf } from './sql/reports.ts';

/** The province reports on 07b, every other unit on 07a. */
export const formOfUnit = (unit: string, root: string): ReportForm => (unit === root ? '07b' : '07a');

export interface ReportView {
  readonly form: ReportForm;
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
  const tally = reportTally(period, now);
  for await (const dossier of reportDossiers(reader, realm, unit, period)) tally.add(dossier);
  const rows = tally.rows();
  const before = await reportEndedOn(reader, realm, { form, unit, to: addDays(period.from, -1) });
  return {
    ...{ form, rows, unbalanced: unbalanced(rows) },
    carriedWrong: before && carriedWrong(rows, before.rows),
    sent: await versionsOf(reader, realm, { form, unit, from: period.from, to: period.to }),
  };
}

/** The dossiers behind one cell, in the order of their codes. */
export async function reportCellDossiers(
  reader: Reader,
  realm: string,
  ask: {
    unit: string;
    period: ReportPeriod;
    now: Instant;
    cell: ReportCell;
    field: string | undefined;
    after: string | undefined;
    limit: number;
  },
): Promise<ReportDossier[]> {
  const found: ReportDossier[] = [];
  for await (const dossier of reportDossiers(reader, realm, ask.unit, ask.period, ask)) {
    const cells = cellsOf(dossier, ask.period, ask.now);
    if (cells && (cells.came === ask.cell || cells.stands === ask.cell)) found.push(dossier);
    if (found.length === ask.limit) break;
  }
  return found;
}
