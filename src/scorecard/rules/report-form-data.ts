import type { ColumnKind, FormColumn, Reporter, ReportFormCode, ReportFormRule } from './report-form.ts';
import { isAskedIn } from './report-form.ts';
import type { ReportKind } from './report-period.ts';

const each = (kind: ColumnKind, ...keys: string[]): FormColumn[] => keys.map((key) => ({ key, kind }));
const count = (...keys: string[]) => each('count', ...keys);
const sum = (key: string, ...sums: string[][]): FormColumn => ({ key, kind: 'count', sums });

const PETITIONS: readonly FormColumn[] = [
  sum('3', ['4', '5'], ['6', '7']),
  ...count('4', '5', '6', '7'),
  sum('8', ['9', '10'], ['11', '12']),
  ...count('9', '10', '11', '12'),
  sum('13', ['14', '15']),
  ...count('14', '15', '16'),
];
const petitions = (code: ReportFormCode, by: readonly Reporter[]): ReportFormRule => ({
  ...{ code, by, monthly: false, carries: { to: '6', from: '13' } },
  parts: [{ key: 'I', rows: 'named', hasTotal: true, columns: PETITIONS }],
});

const SIMPLIFIED: readonly FormColumn[] = [
  ...count('2', '3', '4', '5', '6', '7'),
  ...each('text', '8'),
  ...each('amount', '9'),
  ...each('share', '10'),
  ...each('amount', '11'),
  ...each('share', '12'),
];

const CUT: readonly FormColumn[] = [
  ...count('1', '2', '3', '4'),
  ...each('amount', '5'),
  ...each('share', '6'),
  ...each('amount', '7'),
  ...each('share', '8'),
  ...count('9', '10', '11', '12'),
  ...each('amount', '13', '14'),
  ...count('15', '16'),
  ...each('text', '17'),
];

const CENTRE: readonly FormColumn[] = [...count('3', '4', '5', '6'), ...each('enough', '7', '8', '9', '10')];

const EVERY: readonly Reporter[] = ['province', 'department', 'commune'];

/**
 * The forms by column as the annex of TT 09/2026/TT-BTP (15/6/2026) prints them, read from a public copy. A sum is enforced
 * where the form prints it; 03b.I prints none beside its total of three kinds, which 03b.II does. 05c numbers no columns, and does not
 * say that its databases add up to its total.
 */
export const FORMS: Readonly<Record<ReportFormCode, ReportFormRule>> = {
  '03b': {
    ...{ code: '03b', by: ['province'], monthly: true },
    parts: [
      {
        ...{ key: 'I', rows: 'named', hasTotal: true },
        columns: [...count('3'), sum('4', ['5', '6', '7']), ...count('5', '6', '7', '8', '9', '10')],
      },
      {
        ...{ key: 'II', rows: 'named', hasTotal: true },
        columns: [...count('3', '4'), sum('5', ['6', '7', '8']), ...count('6', '7', '8', '9', '10', '11')],
      },
    ],
  },
  '04b': {
    ...{ code: '04b', by: ['province'], monthly: true },
    parts: [
      { key: 'I', rows: 'named', hasTotal: true, columns: SIMPLIFIED },
      { key: 'II', rows: 'named', hasTotal: true, columns: SIMPLIFIED },
    ],
  },
  '04d': {
    ...{ code: '04d', by: ['province'], monthly: true },
    parts: [
      { key: 'I', rows: 'named', hasTotal: true, columns: CUT },
      { key: 'II', rows: 'named', hasTotal: true, columns: CUT },
    ],
  },
  '05c': {
    ...{ code: '05c', by: ['province'], monthly: true },
    parts: [
      {
        ...{ key: 'I', rows: 'unit', hasTotal: false },
        columns: count('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14'),
      },
    ],
  },
  '06a': petitions('06a', ['department', 'commune']),
  '06b': petitions('06b', ['province']),
  '08b': {
    ...{ code: '08b', by: ['commune'], monthly: false },
    parts: [{ key: 'I', rows: 'unit', hasTotal: false, columns: CENTRE }],
  },
  '08c': {
    ...{ code: '08c', by: ['province'], monthly: false },
    parts: [
      {
        ...{ key: 'I', rows: 'unit', hasTotal: false },
        columns: [
          ...[sum('1', ['2', '3']), ...count('2', '3'), sum('4', ['5', '6']), ...count('5', '6')],
          ...[sum('7', ['8', '9']), ...count('8', '9')],
        ],
      },
      { key: 'II', rows: ['province', 'commune'], hasTotal: true, columns: CENTRE },
    ],
  },
  '09a': {
    ...{ code: '09a', by: EVERY, monthly: true },
    parts: [{ key: 'I', rows: 'unit', hasTotal: false, columns: count('3', '4', '5', '6', '7', '8', '9', '10') }],
  },
  '09b': {
    ...{ code: '09b', by: EVERY, monthly: true },
    parts: [
      {
        ...{ key: 'I', rows: 'unit', hasTotal: false },
        columns: [
          ...[...count('3', '4', '5'), sum('6', ['3', '4', '5']), ...each('text', '7')],
          ...[...count('8', '9', '10'), sum('11', ['8', '9', '10']), ...each('text', '12')],
          ...[...count('13', '14', '15'), sum('16', ['13', '14', '15']), ...each('text', '17')],
        ],
      },
    ],
  },
};

/** The forms a unit sends for a period, in the annex's order. */
export const formsOf = (reporter: Reporter, kind: ReportKind): ReportFormCode[] =>
  Object.values(FORMS).flatMap((form) => (form.by.includes(reporter) && isAskedIn(form, kind) ? [form.code] : []));
