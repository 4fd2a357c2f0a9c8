import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProcedureContent } from './content.ts';
import { contentFrom, isWrittenWrong, type Written, type WrittenWrong, writtenOf } from './written.ts';

const all = readdirSync('data/procedures')
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name): ProcedureContent => JSON.parse(readFileSync(`data/procedures/${name}`, 'utf8')));
const boat = all.find(({ code }) => code === '1.003650') as ProcedureContent;

const good = (one: ProcedureContent | WrittenWrong): ProcedureContent => {
  assert.ok(!isWrittenWrong(one), JSON.stringify(one));
  return one;
};
const change = (over: { text?: Partial<Written['text']>; tables?: Partial<Written['tables']> }): Written => {
  const written = writtenOf(boat);
  return { ...written, text: { ...written.text, ...over.text }, tables: { ...written.tables, ...over.tables } };
};
const from = (over: Parameters<typeof change>[0]) => contentFrom(change(over), boat, '2026-11-24');

test('writing down a procedure and reading it again changes none of the published ones', () => {
  assert.ok(all.length > 40);
  for (const one of all) {
    const again = good(contentFrom(writtenOf(one), one, one.asOf));
    assert.deepEqual({ ...again, confidence: one.confidence }, one, one.code ?? one.internalId ?? '');
  }
});

test('a changed term is that of every way to file that had the procedure’s', () => {
  const one = good(from({ text: { limit: '2,5' } }));
  assert.equal(one.timeLimit?.value, 2.5);
  assert.deepEqual(
    one.channels.map(({ timeLimit }) => timeLimit?.value),
    [2.5, 2.5, 2.5],
  );
  const [first, online, post] = writtenOf(boat).tables.channels;
  assert.ok(first && online && post);
  const own = good(
    from({ text: { limit: '5' }, tables: { channels: [first, { ...online, limit: '2' }, { ...post, limit: '' }] } }),
  );
  assert.deepEqual(
    own.channels.map(({ timeLimit }) => timeLimit?.value),
    [5, 2, undefined],
  );
});

test('a paper keeps what the form does not show, wherever it moves; a new one has none of it', () => {
  const { papers } = writtenOf(boat).tables;
  const consent = papers.find(({ name }) => name.startsWith('Văn bản chấp thuận đóng mới'));
  assert.ok(consent);
  const fresh = { ...consent, name: 'Giấy tờ mới', original: '', copy: '2' };
  const one = good(from({ tables: { papers: [fresh, consent] } }));
  assert.deepEqual(
    one.components.map(({ name, original, copy, obtainableFrom }) => [name, original, copy, obtainableFrom]),
    [
      ['Giấy tờ mới', 0, 2, null],
      [consent.name, 1, 0, 'Hệ thống thông tin giải quyết TTHC tỉnh (kết quả số hóa)'],
    ],
  );
});

test('a process that was changed is the province’s own, and its total is the sum of its counted hours', () => {
  const { process } = writtenOf(boat).tables;
  assert.equal(good(from({})).internalProcess?.basis, 'typical');
  const [first, ...rest] = process;
  assert.ok(first);
  const { internalProcess } = good(from({ tables: { process: [{ ...first, hours: '4,5', counted: 'co' }, ...rest] } }));
  assert.equal(internalProcess?.basis, 'published');
  const sum = (internalProcess?.steps ?? []).reduce((total, { counted, hours }) => total + (counted ? hours : 0), 0);
  assert.equal(internalProcess?.totalHours, sum);
  assert.equal(good(from({ tables: { process: [] } })).internalProcess, null);
});

test('what is no number or no day is named where it stands', () => {
  const fee = {
    type: 'LE_PHI',
    amount: '50.000',
    unit: '',
    channel: '',
    decidedBy: '',
    basis: '',
    exemptions: '',
    note: '',
  };
  assert.equal(good(from({ tables: { fees: [fee] } })).fees[0]?.amount, 50_000);
  assert.deepEqual(from({ tables: { fees: [{ ...fee, amount: 'miễn' }] } }), {
    ...{ part: 'fees', row: 0, column: 'amount', what: 'number', found: 'miễn' },
  });
  assert.deepEqual(from({ text: { limit: 'ba' } }), { part: 'limit', what: 'number', found: 'ba' });
  const basis = (date: string) => from({ tables: { basis: [{ number: '1/2026/NĐ-CP', name: '', date }] } });
  assert.equal(good(basis('5/1/2026')).legalBasis[0]?.date, '2026-01-05');
  assert.equal(good(basis('01/2026')).legalBasis[0]?.date, '2026-01');
  for (const wrong of ['31/02/2026', '2026', '13/2026'])
    assert.deepEqual(basis(wrong), { part: 'basis', row: 0, column: 'date', what: 'day', found: wrong });
});
