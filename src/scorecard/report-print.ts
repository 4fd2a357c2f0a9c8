import type { Instant } from '#kernel/time.ts';
import { dateAt } from '#kernel/time.ts';
import type { StatutoryReport } from '#letter/index.ts';
import { formatCount, formatDay } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import type { ReportRow } from './rules/report-07.ts';
import type { FormRow } from './rules/report-fill.ts';
import { FORMS } from './rules/report-form-data.ts';
import type { ReportPeriod } from './rules/report-period.ts';
import { formTables, resolvedTable, type SheetTable, type SheetValue } from './rules/report-sheet.ts';
import type { ReportSources } from './rules/report-sources.ts';
import { periodTitle } from './rules/report-title.ts';
import type { ReportForm, ReportRows } from './sql/reports.ts';

export interface PrintedVersion {
  readonly form: ReportForm;
  readonly rows: ReportRows;
  readonly period: ReportPeriod;
  /** The unit's name as it stands above its papers. */
  readonly unit: string;
  /** `Quảng Ngãi` */
  readonly place: string;
  readonly at: Instant;
  readonly signerName: string;
  /** Of a version sent before: which, and why. */
  readonly again?: { readonly version: number; readonly reason: string };
  /** Of forms that add up others. */
  readonly sources?: ReportSources | null | undefined;
  readonly toSign: boolean;
}

const isOther = (form: ReportForm, _rows: ReportRows): _rows is readonly FormRow[] => form in FORMS;

/** The tables of any form, in the reader's words. */
export function tablesOf(
  language: 'vi' | 'en',
  { form, rows, unit }: Pick<PrintedVersion, 'form' | 'rows' | 'unit'>,
): SheetTable[] {
  if (isOther(form, rows)) return formTables(language, FORMS[form as keyof typeof FORMS], rows, unit);
  return [resolvedTable(language, rows as readonly ReportRow[], form === '07b' ? '07b' : '07a')];
}

/** What a form is called, without its number. */
export function formTitle(language: 'vi' | 'en', form: ReportForm): string {
  const { reportForms, reportMore } = languages[language];
  return form === '07a' || form === '07b' ? reportMore.title07[form] : reportForms.form[form].title;
}

/** Who takes a form: communes and departments report to the province, the province to the ministry. */
export function receiverOf(language: 'vi' | 'en', form: ReportForm): string {
  const { receiver } = languages[language].reportMore;
  if (form.startsWith('09')) return receiver.any;
  return ['06a', '07a', '08b'].includes(form) ? receiver.province : receiver.ministry;
}

const printed = (value: SheetValue): string =>
  value === null ? '' : typeof value === 'number' ? formatCount('vi', value) : value;

/** The form as a paper: figures somebody entered carry a star, and what they stand for is said beneath. */
export function reportFacts(one: PrintedVersion): StatutoryReport {
  const { reportForms, reportMore } = languages.vi;
  const { form, period, rows, unit, again } = one;
  const day = (date: ReportPeriod['from']) => formatDay('vi', date);
  const other = isOther(form, rows);
  const hand = other && rows.some(({ cells }) => Object.values(cells).some(({ from }) => from === 'hand'));
  const tables = tablesOf('vi', { form, rows: other ? starred(rows) : rows, unit });
  const totals = tablesOf('vi', { form, rows, unit }).map(({ total }) => total);
  return {
    head: { agency: unit, place: one.place, date: dateAt(one.at) },
    form: reportMore.number(form),
    title: formTitle('vi', form),
    period: periodTitle('vi', period),
    span: reportMore.spanFull(day(period.from), day(period.to)),
    ...{ reporter: unit, receiver: receiverOf('vi', form) },
    measure: form === '07a' || form === '07b' ? reportMore.measure07 : reportForms.form[form].measure,
    tables: tables.map(({ lines, total: _starred, ...table }, at) => ({
      ...table,
      lines: lines.map((line) => line.map(printed)),
      total: (totals[at] ?? []).map(printed),
    })),
    notes: [
      ...sourceNotes('vi', form, one.sources),
      ...(hand ? [reportMore.handNote] : []),
      ...(again ? [reportMore.sentAgain(String(again.version), again.reason)] : []),
    ],
    signer: { role: [reportMore.signerRole], name: one.signerName },
    toSign: one.toSign,
  };
}

/** On whose reports a form stands that adds up others; a 07b of before that was kept was counted from dossiers alone. */
export function sourceNotes(
  language: 'vi' | 'en',
  form: ReportForm,
  sources: ReportSources | null | undefined,
): string[] {
  const { below, note07b } = languages[language].reportMore;
  if (!(form in below)) return [];
  if (!sources) return form === '07b' ? [note07b] : [];
  const words = below[form as keyof typeof below];
  const { sent, counted } = sources;
  const total = formatCount(language, sent.length + counted.length);
  const names = counted.map((unit) => unit[language]).join(', ');
  return [
    words.added(formatCount(language, sent.length), total),
    ...(counted.length > 0 ? [words.lacking(names)] : []),
  ];
}

const starred = (rows: readonly FormRow[]): FormRow[] =>
  rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(
      Object.entries(row.cells).map(([key, cell]) => [
        key,
        cell.from === 'hand' ? { ...cell, value: `${printed(cell.value)}*` } : cell,
      ]),
    ),
  }));
