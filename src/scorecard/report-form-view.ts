import type { Reader } from '#db/pool.server.ts';
import { addDays, dateAt, type Instant } from '#kernel/time.ts';
import { countedOf } from './report-counted.ts';
import type { CarriedWrong } from './rules/report-07.ts';
import { type Counted, carriedFormWrong, type FilledForm, type FormRow, fillForm } from './rules/report-fill.ts';
import type { ReportFormCode, ReportFormRule } from './rules/report-form.ts';
import { FORMS } from './rules/report-form-data.ts';
import type { ReportPeriod } from './rules/report-period.ts';
import type { ReportSources } from './rules/report-sources.ts';
import { handFigures } from './sql/report-figures.ts';
import { reportEndedOn, type SentReport, versionsOf } from './sql/reports.ts';

export interface FormView extends FilledForm {
  readonly form: ReportFormRule;
  readonly counted: readonly Counted[];
  /** Of 06b and 08c: the units whose reports they add up, and those that sent none. */
  readonly sources: ReportSources | null;
  /** Against the report before, as it was last sent; nothing if none was, or the form carries nothing over. */
  readonly carriedWrong: readonly CarriedWrong[] | undefined;
  readonly sent: readonly SentReport<FormRow>[];
}

/** One of the other forms as it would be sent now, and what was sent. Who may see is asked by the caller (rules/report-may.ts). */
export async function viewForm(
  reader: Reader,
  realm: string,
  { code, unit, period, now }: { code: ReportFormCode; unit: string; period: ReportPeriod; now: Instant },
): Promise<FormView> {
  const form = FORMS[code];
  const key = { form: code, unit, from: period.from, to: period.to };
  const day = [period.to, dateAt(now)].toSorted()[0] as typeof period.to;
  const { counted, sources } = await countedOf({ reader, realm, unit, period, day, form });
  const filled = fillForm(form, counted, await handFigures(reader, realm, key));
  const before = form.carries
    ? await reportEndedOn<FormRow>(reader, realm, { form: code, unit, to: addDays(period.from, -1) })
    : undefined;
  return {
    ...{ ...filled, form, counted, sources },
    carriedWrong: before && carriedFormWrong(form, filled.rows, before.rows),
    sent: await versionsOf<FormRow>(reader, realm, key),
  };
}
