import {
  type FormRow,
  formTitle,
  isReportForm,
  periodTitle,
  type ReportRow,
  type ReportSources,
  reportWorkbook,
  sentVersions,
  sourceNotes,
  tablesOf,
  viewForm,
  viewReport,
} from '#scorecard/index.ts';
import { formatDay } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import type { anyFormOf } from './asked.ts';

type Asked = Awaited<ReturnType<typeof anyFormOf>>;

/** The last version sent, or the form as it stands while none was. */
export async function lastOrNow({ app }: App.Locals, { form, key, agency, period }: Asked) {
  const [last] = await sentVersions<ReportRow | FormRow>(app.read, app.realm, key);
  if (last) return { rows: last.rows as readonly ReportRow[] | readonly FormRow[], last, sources: last.sources };
  const ask = { unit: agency.code, period, now: app.clock.now() };
  const view = isReportForm(form)
    ? await viewForm(app.read, app.realm, { ...ask, code: form })
    : await viewReport(app.read, app.realm, ask);
  return { rows: view.rows, last, sources: view.sources };
}

interface Shown {
  readonly rows: readonly ReportRow[] | readonly FormRow[];
  readonly sources: ReportSources | null;
  readonly notes?: readonly string[];
}

/** The form as a workbook, with what must be said of its figures beneath. */
export function workbookOf(
  language: 'vi' | 'en',
  { form, agency, period }: Asked,
  { rows, sources, notes = [] }: Shown,
): Promise<Buffer> {
  const { report, reportMore } = languages[language];
  const unit = language === 'vi' ? agency.nameVi : agency.nameEn;
  const said = sourceNotes(language, form, sources);
  const day = (date: typeof period.from) => formatDay(language, date);
  return reportWorkbook(tablesOf(language, { form, rows, unit }), {
    ...{ form: reportMore.number(form), title: formTitle(language, form), unit },
    notes: [...enteredLines(language, rows), ...said, ...notes],
    period: `${periodTitle(language, period)}, ${report.span(day(period.from), day(period.to))}`,
  });
}

/** Figures somebody entered, each in a line, for what has no page to say it on. */
export function enteredLines(language: 'vi' | 'en', rows: readonly ReportRow[] | readonly FormRow[]): string[] {
  const words = languages[language].reportMore;
  return rows.flatMap((row) =>
    'cells' in row
      ? Object.entries(row.cells).flatMap(([key, { from, value, by }]) =>
          from === 'hand' && by
            ? [
                words.handBy(
                  `${row.part} ${row.key} (${key})`,
                  String(value),
                  by.byName,
                  dayOf(language, by.at),
                  by.reason,
                ),
              ]
            : [],
        )
      : [],
  );
}

const dayOf = (language: 'vi' | 'en', at: number): string =>
  formatDay(language, new Date(at + 7 * 3_600_000).toISOString().slice(0, 10) as Parameters<typeof formatDay>[1]);

export const attached = (type: string, name: string): Record<string, string> => ({
  'content-type': type,
  'cache-control': 'no-store',
  'content-disposition': `attachment; filename="${name}"`,
});
