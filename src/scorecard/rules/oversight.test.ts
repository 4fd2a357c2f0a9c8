import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/time.ts';
import { PRINTED_CODES, printedFigures } from '../figures-paper.ts';
import type { OversightPart, OversightView } from '../oversight.ts';
import { oversightFigures } from '../oversight-report.ts';
import type { Tallied } from './figures.ts';
import { FIGURES_OF, figureLines, type OversightFigure, THEMES } from './oversight.ts';
import { oversightSections, spanName } from './oversight-tables.ts';
import { supervisedUnits, supervises } from './rights.ts';
import { type Span, spanBetween } from './spans.ts';

const span = (first: string, last: string): Span => spanBetween(first, last) as Span;
const figure = (key: string): OversightFigure =>
  Object.values(FIGURES_OF)
    .flat()
    .find((one) => one.key === key) as OversightFigure;
const tallied: Tallied = {
  ...{ '2.1': { won: 7, lost: 3 }, decree: { won: 8, lost: 2 }, apology: { won: 4, lost: 1 } },
  ...{ online: { won: 6, lost: 4 }, supplement: { won: 9, lost: 1 }, stopped: { won: 10, lost: 0 } },
};

test('figures of a theme are counted on the side that they name', () => {
  const counted = (key: string) => Object.values(figure(key).counts(tallied));
  assert.deepEqual(counted('onTime'), [7, 10]);
  assert.deepEqual(counted('overdue'), [2, 10], 'a share of what is late, not of what is in time');
  assert.deepEqual(
    counted('apologised'),
    [1, 2],
    'among the overdue alone: who was sent one and was in time after all is not counted',
  );
  assert.deepEqual(counted('online'), [6, 10]);
  assert.deepEqual(counted('supplemented'), [1, 10]);
  assert.deepEqual(counted('stopped'), [0, 10]);
  for (const theme of THEMES)
    for (const one of FIGURES_OF[theme]) assert.ok(one.source !== null || one.key === 'refused');
});

test('the worst stand first, whichever way is the better, and what has nothing to count has no line', () => {
  const of = (late: number, all: number): Tallied => ({
    ...{ decree: { won: all - late, lost: late }, '2.1': { won: all - late, lost: late } },
  });
  const now = new Map([
    ['H48.61', of(1, 10)],
    ['H48.14', of(5, 10)],
    ['H48.62', of(1, 20)],
    ['H48.63', of(0, 0)],
  ]);
  const order = (key: string) => figureLines(figure(key), now, new Map([['H48.14', of(2, 8)]])).map((one) => one.key);
  assert.deepEqual(order('overdue'), ['H48.14', 'H48.61', 'H48.62']);
  assert.deepEqual(order('onTime'), ['H48.14', 'H48.61', 'H48.62']);
  const [first, second] = figureLines(figure('overdue'), now, new Map([['H48.14', of(2, 8)]]));
  assert.deepEqual(first?.before, { part: 2, whole: 8 });
  assert.equal(second?.before, null);
});

const part = (key: string, more: Partial<OversightPart>): OversightPart => ({
  ...{ figure: figure(key), total: null, units: [], fields: [], months: { now: [], before: [] }, ...more },
});
const view = (...parts: OversightPart[]): OversightView => ({
  ...{ unit: null, span: span('2026-10', '2026-11'), before: span('2026-08', '2026-09'), theme: 'overdue', parts },
  names: [{ code: 'H48.14', vi: 'Sở Nông nghiệp và Môi trường', en: 'Department of Agriculture' }],
});
const pair = { now: { part: 3, whole: 4 }, before: { part: 2, whole: 3 } };

test('a figure without a source says which, and has no table and no number', () => {
  const [paid, refused, empty] = oversightSections(
    'vi',
    view(
      part('paidOnline', {}),
      part('refused', {}),
      part('onTime', { total: { now: { part: 0, whole: 0 }, before: null } }),
    ),
  );
  assert.match(paid?.missing ?? '', /^Chưa có nguồn số liệu: thanh toán/);
  assert.match(refused?.missing ?? '', /từ chối khi chưa tiếp nhận/);
  assert.match(empty?.missing ?? '', /không có gì để đếm/);
  assert.deepEqual([paid?.tables, refused?.tables, empty?.tables], [[], [], []]);
});

test('a figure’s tables say counts as numbers, shares and movement as words, by month, agency and field', () => {
  const months = {
    now: [
      { part: 1, whole: 2 },
      { part: 2, whole: 2 },
    ],
    before: [{ part: 2, whole: 3 }],
  };
  const lines = [{ key: 'H48.14', ...pair }];
  const [section] = oversightSections(
    'vi',
    view(part('onTime', { total: pair, units: lines, fields: [{ key: 'Thủy sản', ...pair }], months })),
  );
  assert.deepEqual(
    section?.tables.map((one) => one.part),
    ['month', 'unit', 'field'],
  );
  const [byMonth, byUnit, byField] = section?.tables ?? [];
  assert.deepEqual(byUnit?.lines, [
    ['Sở Nông nghiệp và Môi trường', '75,0\u00a0%', 3, 4, '66,7\u00a0%', 2, 3, 'tăng 8,3 điểm %'],
  ]);
  assert.deepEqual(byField?.lines[0]?.[0], 'Thủy sản');
  assert.deepEqual(
    byMonth?.lines.map(([name]) => name),
    ['10/2026', '11/2026', 'Cả kỳ, tính đến ngày cuối kỳ'],
  );
  assert.deepEqual(byMonth?.lines[1]?.slice(4), ['–', null, null, ''], 'a month that has none before it');
  for (const one of section?.tables ?? []) assert.match(one.svg ?? '', /^<svg /);
  assert.equal(spanName('vi', span('2026-11', '2026-11')), 'tháng 11/2026');
});

test('the paper prints the first codes of an annex and says that there are more', () => {
  const lines = Array.from({ length: PRINTED_CODES + 1 }, (_, at) => ({
    ...{ code: `H48.14-261101-${at}`, unit: 'H48.14', field: 'Thủy sản', procedure: '1.003634', apologised: at === 0 },
  }));
  const about = { unit: 'Tỉnh Quảng Ngãi', place: 'Quảng Ngãi', at: instant(Date.parse('2026-11-20T02:00:00Z')) };
  const annex = (some: typeof lines, isAll: boolean) => ({ figure: 'Quá hạn', lines: some, isAll });
  const paper = printedFigures(
    oversightFigures('vi', {
      ...{ view: view(), ...about, named: new Map([['H48.14', 'Sở Nông nghiệp và Môi trường']]) },
      annexes: [annex([], true), annex(lines, true), annex(lines.slice(0, 2), true)],
    }),
  );
  assert.deepEqual(
    paper.annexes.map((one) => one.lines.length),
    [PRINTED_CODES, 2],
  );
  assert.match(paper.annexes[0]?.note ?? '', /300 mã đầu tiên/);
  assert.doesNotMatch(paper.annexes[1]?.note ?? '', /đầu tiên/);
  assert.deepEqual(paper.annexes[1]?.lines, [
    ['H48.14-261101-0', 'Sở Nông nghiệp và Môi trường', 'Thủy sản', '1.003634', 'có'],
    ['H48.14-261101-1', 'Sở Nông nghiệp và Môi trường', 'Thủy sản', '1.003634', 'chưa'],
  ]);
});

test('to supervise is a post of its own: leading an agency opens its board and none of this', () => {
  const supervisor = [{ role: 'supervisor' as const, unit: 'H48.61' }];
  assert.equal(supervises('H48', supervisor, 'H48.61.04'), true);
  assert.equal(supervises('H48', supervisor, 'H48.14'), false);
  assert.equal(supervises('H48', supervisor, 'H48'), false);
  assert.equal(supervises('H48', [{ role: 'supervisor', unit: 'H48' }], 'G01.48'), true, 'a province’s, all here');
  for (const role of ['leader', 'controller', 'unit-head', 'handler'] as const)
    assert.equal(supervises('H48', [{ role, unit: 'H48' }], 'H48'), false, role);
  assert.deepEqual(supervisedUnits('H48', [...supervisor, { role: 'leader', unit: 'H48' }]), ['H48.61']);
});
