import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { officeType } from '#files/office.ts';
import { addDays, type Instant, instantOf, localDate, parseInstant } from '#kernel/time.ts';
import { partOf } from '../../tests/world/archive.ts';
import { reportWorkbook } from './report-xlsx.ts';
import {
  carriedWrong,
  cellsOf,
  type ReportDossier,
  received,
  reportTally,
  resolved,
  running,
  totalRow,
  unbalanced,
} from './rules/report-07.ts';
import { awaitedForms } from './rules/report-awaited.ts';
import {
  isBeforeForms,
  lastReports,
  type ReportPeriod,
  reportDue,
  reportEndingIn,
  reportPeriod,
} from './rules/report-period.ts';
import { resolvedTable } from './rules/report-sheet.ts';

const at = (text: string) => parseInstant(`${text}+07:00`) as Instant;
const november = { from: localDate('2026-10-15'), to: localDate('2026-11-14') };
const later = at('2026-12-01T00:00');
const one = (other: Partial<ReportDossier> = {}): ReportDossier => ({
  ...{ code: 'H48.14-261020-0001', field: 'Thủy sản', channel: 2, isWholeOnline: true, byTheHour: false },
  lateSince: null,
  level: 'province',
  ...{ receivedAt: at('2026-10-20T08:00'), endedAt: null, due: at('2026-10-27T17:00') },
  ...other,
});
const cells = (other: Partial<ReportDossier>, now = later) => {
  const found = cellsOf(one(other), november, now);
  return found && `${found.came} ${found.stands}`;
};

test('report periods run from the 15th to the 14th', () => {
  const span = (name: string) => {
    const period = reportPeriod(name);
    return period && `${period.from} ${period.to}`;
  };
  assert.equal(span('2026-11'), '2026-10-15 2026-11-14');
  assert.equal(span('2026-01'), '2025-12-15 2026-01-14');
  assert.equal(span('2026-Q1'), '2025-12-15 2026-03-14');
  assert.equal(span('2026-Q3'), '2026-06-15 2026-09-14');
  assert.equal(span('2026-H1'), '2025-12-15 2026-06-14');
  assert.equal(span('2026'), '2025-12-15 2026-12-14');
  for (const none of ['2026-13', '2026-Q5', '2026-H2', 'nay', '26']) assert.equal(span(none), undefined, none);
});

test('each month ends one report, and consecutive months leave no day out', () => {
  const names = Array.from({ length: 12 }, (_, month) => reportEndingIn(2026, month + 1).name);
  assert.deepEqual(names, [
    ...['2026-01', '2026-02', '2026-Q1', '2026-04', '2026-05', '2026-H1'],
    ...['2026-07', '2026-08', '2026-Q3', '2026-10', '2026-11', '2026'],
  ]);
  for (let month = 2; month <= 12; month += 1) {
    const [before, after] = [month - 1, month].map((of) => reportPeriod(`2026-${String(of).padStart(2, '0')}`));
    assert.equal(after?.from, before && addDays(before.to, 1));
  }
  assert.equal(lastReports(localDate('2026-11-14'), 1)[0]?.name, '2026-11');
  assert.deepEqual(
    lastReports(localDate('2026-11-15'), 3).map(({ name }) => name),
    ['2026', '2026-11', '2026-10'],
  );
});

test('a report is due on the 20th from communes and departments, on the 23rd from the province', () => {
  const year = reportPeriod('2026');
  assert.ok(year);
  assert.deepEqual([reportDue(year, false), reportDue(year, true)], ['2026-12-20', '2026-12-23']);
});

test('how a dossier came, by its channel and by whether it was there before', () => {
  assert.match(cells({}) ?? '', /^wholeOnline /);
  assert.match(cells({ isWholeOnline: false }) ?? '', /^partOnline /);
  assert.match(cells({ channel: 3 }) ?? '', /^post /);
  assert.match(cells({ channel: 1 }) ?? '', /^direct /);
  assert.match(cells({ receivedAt: at('2026-10-14T23:59') }) ?? '', /^carried /);
  assert.match(cells({ receivedAt: at('2026-10-15T00:00') }) ?? '', /^wholeOnline /);
  assert.match(cells({ receivedAt: at('2026-11-14T23:59') }) ?? '', /^wholeOnline /);
  assert.equal(cells({ receivedAt: at('2026-11-15T00:00') }), undefined, 'the next period’s');
  assert.equal(
    cells({ receivedAt: at('2026-10-01T08:00'), endedAt: at('2026-10-14T16:00') }),
    undefined,
    'the last one’s',
  );
});

test('how a dossier stands: early by a day, in time to the end of its day, late after it', () => {
  const stands = (endedAt: string) => cells({ endedAt: at(endedAt) })?.split(' ')[1];
  assert.equal(stands('2026-10-26T23:59'), 'early');
  assert.equal(stands('2026-10-27T08:00'), 'onTime');
  assert.equal(stands('2026-10-27T23:59'), 'onTime');
  assert.equal(stands('2026-10-28T00:00'), 'late');
  assert.equal(cells({ byTheHour: true, endedAt: at('2026-10-27T17:01') })?.split(' ')[1], 'late');
  assert.equal(cells({ due: null, endedAt: at('2026-10-27T17:01') })?.split(' ')[1], 'onTime');
});

test('what was overdue when a supplement was asked stays late under its new date, and is not late before', () => {
  const asked = { lateSince: at('2026-10-29T08:00'), due: at('2026-11-20T17:00') };
  const stands = (other: Partial<ReportDossier>, now = later) => cells({ ...asked, ...other }, now)?.split(' ')[1];
  assert.equal(stands({ endedAt: at('2026-11-10T08:00') }), 'late');
  assert.equal(stands({}), 'runningLate');
  assert.equal(stands({}, at('2026-10-28T20:00')), 'runningInTime', 'nobody had asked yet');
  assert.equal(stands({ due: null }), 'runningLate', 'waiting for the owner, without a date');
});

test('a dossier that ends after the period is running in it, and late or not as of its last day', () => {
  const stands = (other: Partial<ReportDossier>, now = later) => cells(other, now)?.split(' ')[1];
  assert.equal(stands({ endedAt: at('2026-11-15T00:00') }), 'runningLate');
  assert.equal(stands({ due: at('2026-11-14T17:00') }), 'runningInTime');
  assert.equal(stands({ due: at('2026-11-13T17:00') }), 'runningLate');
  assert.equal(
    stands({ due: at('2026-11-13T17:00') }, at('2026-11-13T20:00')),
    'runningInTime',
    'the period runs still',
  );
});

const dossiers = fc.array(
  fc.record({
    receivedDay: fc.integer({ min: -60, max: 60 }),
    length: fc.option(fc.integer({ min: 0, max: 90 })),
    term: fc.option(fc.integer({ min: 0, max: 30 })),
    channel: fc.constantFrom(1, 2, 3),
    field: fc.constantFrom('Đất đai', 'Hộ tịch', 'Thủy sản'),
  }),
  { maxLength: 60 },
);

test('whatever the dossiers, received is resolved and running together, and what runs is carried over', () => {
  fc.assert(
    fc.property(dossiers, (all) => {
      const start = instantOf(november.from, 480);
      const day = 86_400_000;
      const made = all.map(({ receivedDay, length, term, channel, field }, index) => {
        const receivedAt = (start + receivedDay * day) as Instant;
        const after = (days: number | null) => (days === null ? null : ((receivedAt + days * day) as Instant));
        return one({ code: `${index}`, receivedAt, endedAt: after(length), due: after(term), channel, field });
      });
      const next = { from: localDate('2026-11-15'), to: localDate('2026-12-14') };
      const now = instantOf(localDate('2027-06-01'));
      const [first, second] = [november, next].map((span) => {
        const tally = reportTally(span, now);
        for (const dossier of made) tally.add(dossier);
        return tally.rows();
      });
      assert.ok(first && second);
      assert.deepEqual([unbalanced(first), unbalanced(second)], [[], []]);
      assert.deepEqual(carriedWrong(second, first), []);
      const total = totalRow(first);
      assert.equal(received(total), resolved(total) + running(total));
      assert.equal(received(total), made.filter((dossier) => cellsOf(dossier, november, now)).length);
    }),
  );
});

test('a field whose carried dossiers are not those left running is named', () => {
  const tally = reportTally(november, later);
  tally.add(one());
  const [row] = tally.rows();
  assert.ok(row);
  assert.deepEqual(carriedWrong([{ ...row, carried: 3 }], [row]), [{ field: 'Thủy sản', carried: 3, running: 1 }]);
  assert.deepEqual(carriedWrong([], [row]), [{ field: 'Thủy sản', carried: 0, running: 1 }]);
  assert.deepEqual(unbalanced([{ ...row, late: 1 }]), ['Thủy sản']);
});

test('the form as a workbook is one that our own door for uploads takes, with figures as numbers', async () => {
  const tally = reportTally(november, later);
  tally.add(one());
  tally.add(one({ field: 'Đất đai', channel: 1, endedAt: at('2026-10-26T09:00') }));
  const bytes = await reportWorkbook([resolvedTable('vi', tally.rows())], {
    ...{ form: 'Biểu số 07a/BTP/KSTT', title: 'Tình hình, kết quả giải quyết', unit: 'Sở Nông nghiệp và Môi trường' },
    ...{ period: 'Tháng 11/2026', notes: ['Số nhập tay'] },
  });
  const read = async (at: number, length: number) => Buffer.from(bytes.subarray(at, at + length));
  assert.equal(await officeType({ size: bytes.length, read }), 'xlsx');
  const [sheet, texts] = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'].map((name) => partOf(bytes, name));
  assert.match(texts ?? '', /Thủy sản/);
  assert.match(texts ?? '', /\(13\)=\(14\)\+\(15\)/);
  assert.match(texts ?? '', /Trực tuyến toàn trình[\s\S]*Số nhập tay/);
  assert.match(sheet ?? '', /<mergeCell ref="C6:H6"/);
  const figures = [...(sheet ?? '').matchAll(/<row r="12"[\s\S]*?<\/row>/g)].flatMap(([row]) =>
    [...row.matchAll(/<c r="[C-O]12"[^>]*><v>(\d+)<\/v>/g)].map(([, figure]) => Number(figure)),
  );
  assert.deepEqual(figures, [2, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1], 'the row of totals');
});

test('a form is awaited from the end of its period, urgent three days before its day, late after it, and done once sent', () => {
  const [period] = [reportPeriod('2026-11')].flatMap((one) => one ?? []);
  assert.ok(period);
  const due = reportDue(period, false);
  assert.equal(due, '2026-11-20');
  const sent = [{ form: '03b', from: period.from, to: period.to }];
  const on = (today: string) =>
    awaitedForms(period, ['07a', '03b'], { due, today: localDate(today), sent }).map(({ state }) => state);
  assert.deepEqual(on('2026-11-14'), ['running', 'sent']);
  assert.deepEqual(on('2026-11-15'), ['open', 'sent']);
  assert.deepEqual(on('2026-11-16'), ['open', 'sent']);
  assert.deepEqual(on('2026-11-17'), ['soon', 'sent']);
  assert.deepEqual(on('2026-11-20'), ['soon', 'sent']);
  assert.deepEqual(on('2026-11-21'), ['late', 'sent']);
  assert.deepEqual(on('2026-12-21'), ['late', 'sent']);
  assert.deepEqual(on('2026-12-22'), ['none', 'sent'], 'it may have been sent before this program was there');
  const other = [{ form: '07a', from: localDate('2026-09-15'), to: period.to }];
  assert.equal(awaitedForms(period, ['07a'], { due, today: due, sent: other })[0]?.state, 'soon', 'another period');
});

test('a report that was due before the forms were in force is only looked at', () => {
  const state = (name: string) => {
    const period = reportPeriod(name) as ReportPeriod;
    const due = reportDue(period, false);
    const states = awaitedForms(period, ['07a'], { due, today: due, sent: [] }).map((one) => one.state);
    return [isBeforeForms(period), ...states];
  };
  assert.deepEqual(state('2026-07'), [true, 'earlier'], 'due on 20/7/2026');
  assert.deepEqual(state('2026-H1'), [true, 'earlier'], 'due on 20/6/2026');
  assert.deepEqual(state('2026-08'), [false, 'soon'], 'due on 20/8/2026, in force since 1/8/2026');
  assert.deepEqual(state('2026'), [false, 'soon']);
});

test('07b stands in the annex’s two parts, each field beneath the level that resolves it, and one total', () => {
  const tally = reportTally(november, later, '07b');
  tally.add(one());
  tally.add(one({ level: 'commune' }));
  tally.add(one({ level: 'commune', field: 'Hộ tịch', channel: 1 }));
  const rows = tally.rows();
  assert.deepEqual(
    rows.map(({ part, field }) => [part, field]),
    [
      ['province', 'Thủy sản'],
      ['commune', 'Hộ tịch'],
      ['commune', 'Thủy sản'],
    ],
  );
  const table = resolvedTable('vi', rows, '07b');
  assert.deepEqual(
    table.lines.map((line) => line.slice(0, 3)),
    [
      ['I.', 'Tình hình, kết quả giải quyết TTHC thuộc phạm vi thẩm quyền của UBND cấp tỉnh'],
      [1, 'Thủy sản', 1],
      ['II.', 'Tổng hợp tình hình, kết quả giải quyết TTHC thuộc phạm vi thẩm quyền của UBND cấp xã'],
      [1, 'Hộ tịch', 1],
      [2, 'Thủy sản', 1],
    ],
  );
  assert.equal(table.total[2], 3);
  const sentBefore = [{ ...(rows[0] as (typeof rows)[number]), runningLate: 2 }].map(({ part: _, ...row }) => row);
  assert.equal(
    resolvedTable('vi', sentBefore, '07b').lines.length,
    1,
    'what was sent without parts stays as it was sent',
  );
  const carried = rows.map((row) => ({ ...row, carried: row.field === 'Thủy sản' ? 1 : 0 }));
  assert.deepEqual(carriedWrong(carried, sentBefore), [], 'and is carried over field by field');
  const byPart = rows.map((row) => ({
    ...row,
    runningLate: row.part === 'province' && row.field === 'Thủy sản' ? 2 : 0,
  }));
  assert.deepEqual(
    carriedWrong(carried, byPart).map(({ field, running: left }) => [field, left]),
    [
      ['Thủy sản', 2],
      ['Thủy sản', 0],
    ],
    'with parts, part by part',
  );
});
