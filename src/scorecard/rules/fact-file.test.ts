import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvRows, FACT_COLUMNS, readFacts } from './fact-file.ts';

const head = FACT_COLUMNS.join(',');
const bad = (lines: string) => {
  const read = readFacts(`${head}\n${lines}`);
  return 'bad' in read ? read.bad.map(({ line, problem, found }) => `${line} ${problem} ${found}`) : [];
};

test('lines of a CSV file are read with quotes, marks of order, empty cells and either end of line', () => {
  const rows = csvRows('\uFEFFa,"b ""c"", d",\r\n\n"hai\ndòng",x\ny,');
  assert.deepEqual(rows, [
    { line: 1, cells: ['a', 'b "c", d', ''] },
    { line: 3, cells: ['hai\ndòng', 'x'] },
    { line: 5, cells: ['y', ''] },
  ]);
  assert.equal(csvRows('"never closed').at(-1)?.cells, undefined);
});

test('a fact is read whole', () => {
  const read = readFacts(
    `${head}\nphan-anh,PA-1,H48.14,2026-09-01,2026-09-22,2026-09-20,lap-lai\nbao-cao,,H48,2026-09-01,,,1200`,
  );
  assert.ok('facts' in read);
  assert.deepEqual(read.facts, [
    {
      ...{ kind: 'phan-anh', code: 'PA-1', unit: 'H48.14', day: '2026-09-01', until: '2026-09-22' },
      ...{ done: '2026-09-20', value: 'lap-lai' },
    },
    { kind: 'bao-cao', code: '', unit: 'H48', day: '2026-09-01', until: null, done: null, value: '1200' },
  ]);
});

test('each line that cannot be used is named with what stood there, and nothing is taken', () => {
  const lines = [
    'dong-bo,H48.14-260101-0001,,2026-09-31,,,',
    'khac,x,,2026-09-01,,,',
    'nguon,telepathy,,2026-09-01,,,',
    'phan-anh,PA-1,,2026-09-01,,,',
    'bao-cao,,H48,2026-09-01,,,nhiều',
    'phi,,,2026-09-01,,,',
    'phi,x,,2026-09-01',
    'cong-bo,1.003634,,2026-09-01,,hôm qua,',
    'phi,x,,2026-09-01,,,"',
  ];
  assert.deepEqual(bad(lines.join('\n')), [
    ...['2 day 2026-09-31', '3 kind khac', '4 code telepathy', '5 until ', '6 value nhiều', '7 code '],
    ...['8 columns 4', '9 until hôm qua', '10 unclosed '],
  ]);
  assert.ok('bad' in readFacts('ma,loai\n'));
  assert.ok('bad' in readFacts(''));
});
