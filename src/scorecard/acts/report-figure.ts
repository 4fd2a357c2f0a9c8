import { agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { readFigure } from '../rules/report-fill.ts';
import type { FormPart, ReportFormCode } from '../rules/report-form.ts';
import { FORMS, formsOf } from '../rules/report-form-data.ts';
import { entersReports } from '../rules/report-may.ts';
import type { ReportPeriod } from '../rules/report-period.ts';
import { reporterOf } from '../rules/report-reporter.ts';
import { keepFigures } from '../sql/report-figures.ts';

export interface FiguresAsk {
  readonly form: ReportFormCode;
  readonly unit: string;
  readonly period: ReportPeriod;
  readonly part: string;
  readonly row: string;
  /** By column, as typed: '' changes nothing, '-' takes back what was entered. */
  readonly values: Readonly<Record<string, string>>;
  readonly reason: string;
}

const MOST_NAME = 200;

/** Enters figures of one row of a form, which stand in place of what is counted and say so, with who and why. */
export const enterFigures = (app: Acting, viewer: Viewer, ask: FiguresAsk): Promise<Outcome<{ figures: number }>> =>
  inTransaction<Outcome<{ figures: number }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('report-figures');
    const { form, unit, period, reason } = ask;
    const agency = entersReports(viewer, unit) ? await agencyByCode(tx, tx.realm, unit) : undefined;
    if (!agency || !entersReports(viewer, unit)) return refused('not-found');
    const reporter = reporterOf(agency, tx.realm);
    const part = FORMS[form].parts.find(({ key }) => key === ask.part);
    if (!part || !reporter || !formsOf(reporter, period.kind).includes(form)) return refused('report-form-other');
    const row = nameOf(part, ask.row);
    if (row === undefined) return refused('report-row-wrong');
    const read = valuesOf(part, row, ask.values);
    if (!read.ok) return read;
    if (reason.trim() === '') return refused('reason-needed');
    // One after the other, so that figures entered at once are numbered.
    await tx.query('select from agency where realm = $1 and code = $2 for no key update', [tx.realm, unit]);
    const key = { form, unit, from: period.from, to: period.to };
    await keepFigures(tx, viewer.id, key, { part: part.key, row, values: read.value, reason: reason.trim() });
    const figures = Object.keys(read.value).length;
    await record(tx, 'report-figures', `report/${form}-${unit}-${period.name}`, { part: part.key, row, ...read.value });
    return ok({ figures });
  });

function nameOf({ rows }: FormPart, typed: string): string | undefined {
  if (rows === 'unit') return '';
  const row = typed.trim().replace(/\s+/g, ' ').normalize('NFC');
  if (rows === 'named') return row.length > 0 && row.length <= MOST_NAME ? row : undefined;
  return rows.includes(row) ? row : undefined;
}

function valuesOf(part: FormPart, row: string, typed: FiguresAsk['values']): Outcome<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { key, kind, sums } of part.columns) {
    const text = (typed[key] ?? '').trim();
    if (sums || text === '') continue;
    // Of communes it is how many have enough, not whether.
    const value = text === '-' ? '' : readFigure(kind === 'enough' && row === 'commune' ? 'count' : kind, text);
    if (value === undefined) return refused('report-figure-wrong', { column: key });
    values[key] = value;
  }
  return Object.keys(values).length > 0 ? ok(values) : refused('report-figure-none');
}
