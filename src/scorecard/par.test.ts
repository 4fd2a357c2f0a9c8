import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '#kernel/time.ts';
import { checkParForm, type ParFormWish } from './rules/par-form.ts';
import { mayWork, stageOn } from './rules/par-stage.ts';
import { mayGive, readPoints } from './rules/par-subject.ts';
import { classOf, rankIn, totalOf } from './rules/par-total.ts';

const wish: ParFormWish = {
  ...{ year: 2026, group: 'so', vi: 'Các sở', en: 'Departments', basis: 'QĐ mẫu', appraiser: 'H48.01' },
  ...{ selfFrom: localDate('2026-11-01'), selfTo: localDate('2026-11-30'), firstTo: localDate('2026-12-10') },
  ...{ explainTo: localDate('2026-12-15'), secondTo: localDate('2026-12-20') },
  ...{ surveyMax: 30, bonusMax: 2, penaltyMax: 3 },
  classes: [
    { vi: 'Xuất sắc', en: 'Excellent', from: 90 },
    { vi: 'Tốt', en: 'Good', from: 80 },
    { vi: 'Khá', en: 'Fair', from: 70 },
    { vi: 'Trung bình', en: 'Average', from: 50 },
    { vi: 'Yếu', en: 'Weak', from: 0 },
  ],
  criteria: [
    { code: '1', vi: 'Chỉ đạo', en: 'Steering', max: 30 },
    { code: '1.1', vi: 'Kế hoạch', en: 'Plan', max: 10.25 },
    { code: '1.2', vi: 'Báo cáo', en: 'Reports', max: 19.75 },
    { code: '2', vi: 'Thủ tục', en: 'Procedures', max: 40 },
  ],
  units: ['H48.02'],
};
const form = (() => {
  const good = checkParForm(wish);
  assert.ok(good.ok);
  return good.value;
})();
const codeOf = (other: Partial<ParFormWish>) => {
  const done = checkParForm({ ...wish, ...other });
  return done.ok ? 'ok' : done.code;
};

test('a form of criteria is taken only if its sums, tree, days and classes hold', () => {
  type Criterion = ParFormWish['criteria'][number];
  const [top, first, second, last] = wish.criteria as [Criterion, Criterion, Criterion, Criterion];
  assert.equal(codeOf({}), 'ok');
  assert.equal(codeOf({ criteria: [top, { ...first, max: 10 }, second, last] }), 'par-form-sums');
  assert.equal(codeOf({ criteria: [top, first, first, last] }), 'par-form-tree');
  assert.equal(codeOf({ criteria: [first, top] }), 'par-form-tree');
  assert.equal(codeOf({ selfTo: localDate('2027-01-01') }), 'par-form-dates');
  assert.equal(codeOf({ classes: wish.classes.toReversed() }), 'par-form-classes');
  assert.equal(codeOf({ surveyMax: 10.001 }), 'par-form-sums');
});

test('the seed figure: 84,72 of 100 is Tốt and third of nine', () => {
  const given = [
    ...(['1.1', '1.2', '2'] as const).map((subject, at) => ({
      ...{ subject, stage: 'first' as const, points: [950, 1700, 3322][at] as number },
    })),
    { subject: '2', stage: 'second' as const, points: 3422 },
    { subject: 'survey', stage: 'second' as const, points: 2400 },
    { subject: 'bonus', stage: 'second' as const, points: 100 },
    { subject: 'penalty', stage: 'second' as const, points: 100 },
  ];
  const total = totalOf(form.criteria, given, form);
  assert.deepEqual([total.final, total.max, total.percent, total.open], [8472, 10000, 8472, 0]);
  assert.equal(classOf(form.classes, total.percent)?.vi, 'Tốt');
  const others = [9105, 8690, 8471, 8300, 7950, 7700, 7011, 6402];
  const ranked = rankIn([total.percent, ...others].map((percent) => ({ percent, isDone: true })));
  assert.equal(ranked.find(({ percent }) => percent === 8472)?.rank, 3);
  assert.equal(ranked.length, 9);
});

test('equal scores share a rank and the next is passed over; who is not appraised has none', () => {
  const sheets = [
    { percent: 9000, isDone: true },
    { percent: 8500, isDone: true },
    { percent: 9900, isDone: false },
    { percent: 8500, isDone: true },
    { percent: 8000, isDone: true },
  ];
  assert.deepEqual(
    rankIn(sheets).map(({ rank }) => rank),
    [1, 2, 2, 4, null],
  );
});

test('a class begins at its own bound', () => {
  const named = (percent: number) => classOf(form.classes, percent)?.vi;
  assert.deepEqual([9000, 8999, 8000, 7000, 5000, 4999, 0].map(named), [
    ...['Xuất sắc', 'Tốt', 'Tốt', 'Khá', 'Trung bình', 'Yếu', 'Yếu'],
  ]);
});

test('a sum is that of its parts, the second round goes before the first, caps hold', () => {
  const total = totalOf(
    form.criteria,
    [
      { subject: '1.1', stage: 'self', points: 1025 },
      { subject: '1.1', stage: 'first', points: 800 },
      { subject: '1.2', stage: 'first', points: 1975 },
      { subject: '1.1', stage: 'second', points: 900 },
      { subject: 'bonus', stage: 'first', points: 500 },
    ],
    form,
  );
  const row = total.rows.find(({ code }) => code === '1');
  assert.deepEqual([row?.self, row?.first, row?.second, row?.counted], [1025, 2775, 900, 2875]);
  assert.deepEqual([total.bonus, total.final, total.open], [200, 3075, 1]);
});

test('a sheet moves from stage to stage, and a window that ends moves it on', () => {
  const on = (day: string, closed: ('self' | 'first' | 'explain' | 'second')[], asked = false) =>
    stageOn({ closed, asked }, form, localDate(day));
  assert.equal(on('2026-11-30', []), 'self');
  assert.equal(on('2026-12-01', []), 'first', 'a unit that sent nothing is appraised on what it entered');
  assert.equal(on('2026-11-10', ['self']), 'first');
  assert.equal(on('2026-12-11', ['self', 'first'], true), 'explain');
  assert.equal(on('2026-12-11', ['self', 'first'], false), 'second');
  assert.equal(on('2026-12-16', ['self', 'first'], true), 'second');
  assert.equal(on('2026-12-16', ['self', 'first', 'second'], true), 'done');
  const may = (stage: 'self' | 'first', day: string) => {
    const done = mayWork(stage, { closed: [], asked: false }, form, localDate(day));
    return done.ok ? 'ok' : done.code;
  };
  assert.deepEqual(
    [may('self', '2026-10-31'), may('self', '2026-11-01'), may('self', '2026-12-01'), may('first', '2026-11-30')],
    ['par-window-early', 'ok', 'par-window-closed', 'par-stage-other'],
  );
  assert.equal(may('first', '2026-12-11'), 'par-window-closed');
});

test('points stay within their maximum, and an explanation is given where it was asked', () => {
  const entries = [{ subject: '2', stage: 'first' as const, asks: true }];
  const code = (subject: string, stage: 'self' | 'first' | 'explain', points: number | null, note = '') => {
    const done = mayGive({ criteria: form.criteria, form, entries }, { subject, stage, points, note });
    return done.ok ? 'ok' : done.code;
  };
  assert.equal(code('1.1', 'self', 1025), 'ok');
  assert.equal(code('1.1', 'self', 1026), 'par-points-wrong');
  assert.equal(code('1', 'self', 100), 'not-found', 'a sum is not given');
  assert.equal(code('survey', 'self', 100), 'not-found', 'nobody surveys himself');
  assert.equal(code('survey', 'first', 3000), 'ok');
  assert.equal(code('bonus', 'self', 201), 'par-points-wrong');
  assert.equal(code('2', 'explain', null), 'par-note-missing');
  assert.equal(code('2', 'explain', null, 'vì'), 'ok');
  assert.equal(code('1.1', 'explain', null, 'vì'), 'par-not-asked');
});

test('points are read as they are typed', () => {
  assert.deepEqual(['9', '9,5', '9.25', '0', '84,72'].map(readPoints), [900, 950, 925, 0, 8472]);
  assert.deepEqual(['', '-1', '1,255', 'mười', '1e3'].map(readPoints), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('points within their maxima never sum above the maximum, and more never ranks lower', () => {
  const leaf = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(leaf(1025), leaf(1975), leaf(4000), leaf(3000), (a, b, c, survey) => {
      const given = (more: number) => [
        { subject: '1.1', stage: 'first' as const, points: a },
        { subject: '1.2', stage: 'first' as const, points: b },
        { subject: '2', stage: 'first' as const, points: Math.min(4000, c + more) },
        { subject: 'survey', stage: 'first' as const, points: survey },
      ];
      const [less, more] = [totalOf(form.criteria, given(0), form), totalOf(form.criteria, given(1), form)];
      assert.ok(less.final >= 0 && less.final <= less.max && less.percent <= 10_000);
      assert.ok(more.percent >= less.percent);
    }),
  );
});
