import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, type Instant, instant, localDate, parseInstant } from '#kernel/time.ts';
import { nationalCalendar } from '../national.ts';
import type { ClockRecord, EndStatus, Supplement } from './clock-record.ts';
import { verdicts } from './verdicts.ts';

const at = (text: string): Instant => parseInstant(`2026-${text.replace(' ', 'T')}:00+07:00`) as Instant;
const when = (moment: Instant | undefined) => moment && formatInstant(moment).slice(5, 16).replace('T', ' ');
const ground = { by: 'chị Hoa', article: 'NĐ 118/2025 Đ19.5' };

const asked = (requested: string, completed?: string): Supplement => ({
  ...ground,
  requested: at(requested),
  ...(completed ? { completed: at(completed) } : {}),
});
const ended = (status: EndStatus, moment: string) => ({ status, at: at(moment) });

/** Anh Minh's dossier: received Friday 20/11/2026 at 14:00, five working days, due Monday 30/11 at 17:00. */
const minh: ClockRecord = {
  receipt: { complete: at('11-20 14:00') },
  term: { amount: 5, unit: 'wd' },
  promised: at('11-30 17:00'),
  supplements: [],
  pauses: [],
  endings: [],
};

function judge(changes: Partial<ClockRecord>, asOf = '12-31 23:59') {
  const both = verdicts({ ...minh, ...changes }, nationalCalendar(), {
    asOf: at(asOf),
    periodEnd: localDate('2026-12-31'),
  });
  assert.ok(both.ok, JSON.stringify(both));
  return both.value;
}

test('anh Minh’s dossier is not overdue right after filing, nor on its last evening (OpenCPS #670)', () => {
  assert.equal(judge({}, '11-20 14:00').decree.late, false);
  const lastEvening = judge({}, '11-30 23:59').decree;
  assert.equal(lastEvening.late, false);
  assert.equal(when(lastEvening.due), '11-30 17:00');
  assert.equal(judge({}, '12-01 00:01').decree.late, true);
});

test('finished on the due day is on time for both', () => {
  const { decree, portal } = judge({ endings: [ended('processed', '11-30 16:00')] });
  assert.deepEqual([decree.late, portal.onTime, portal.reason], [false, true, 'ended']);
});

test('finished in the evening of the due day: on time in law, late for the portal', () => {
  const { decree, portal } = judge({ endings: [ended('processed', '11-30 19:00')] });
  assert.deepEqual([decree.late, portal.onTime], [false, false]);
});

test('rule 1: processed before returned before stopped or refused before withdrawn, whatever came first', () => {
  const end = (...statuses: [EndStatus, string][]) =>
    when(judge({ endings: statuses.map(([status, moment]) => ended(status, moment)) }).portal.end);
  assert.equal(end(['returned', '12-05 09:00'], ['processed', '11-27 09:00']), '11-27 09:00');
  assert.equal(end(['processed', '12-05 09:00'], ['returned', '11-27 09:00']), '12-05 09:00');
  assert.equal(end(['stopped', '11-25 09:00'], ['returned', '11-27 09:00']), '11-27 09:00');
  assert.equal(end(['withdrawn', '11-23 09:00'], ['refused', '11-25 09:00']), '11-25 09:00');
  assert.equal(end(['withdrawn', '11-23 09:00']), '11-23 09:00');
});

test('rule 2: no end yet is ended on the last day of the period', () => {
  const { portal } = judge({});
  assert.equal(formatInstant(portal.end), '2027-01-01T00:00:00+07:00');
  assert.deepEqual([portal.reason, portal.onTime], ['not-ended', false]);
});

test('rule 3: one request still open ends at the request', () => {
  const { decree, portal } = judge({ supplements: [asked('11-23 10:00')] });
  assert.deepEqual([portal.reason, when(portal.end), portal.onTime], ['waiting-supplement', '11-23 10:00', true]);
  assert.deepEqual([decree.state, decree.due, decree.late], ['waiting-supplement', undefined, false]);
});

test('rule 3: more than one request and no end is overdue (OpenCPS #1254)', () => {
  const supplements = [asked('11-23 10:00', '11-25 10:00'), asked('11-26 10:00')];
  const { decree, portal } = judge({ supplements });
  assert.deepEqual([portal.reason, portal.onTime], ['supplement-repeated', false]);
  assert.deepEqual(decree.breaches, ['supplement-repeated']);
  assert.equal(decree.late, false, 'the decree has it waiting, not late');
});

test('rule 4: the time of a supplement is taken off the end, by the clock', () => {
  const supplements = [asked('11-23 10:00', '11-27 10:00')];
  const onTime = judge({ supplements, endings: [ended('processed', '12-04 17:00')] }).portal;
  assert.equal(when(onTime.adjustedEnd), '11-30 17:00');
  assert.equal(onTime.onTime, true);
  assert.equal(when(onTime.onTimeUntil), '12-04 17:00');
  assert.equal(judge({ supplements, endings: [ended('processed', '12-04 17:01')] }).portal.onTime, false);
});

test('rule 4: several finished supplements are all taken off', () => {
  const supplements = [asked('11-23 10:00', '11-24 10:00'), asked('11-26 10:00', '11-27 10:00')];
  const { portal } = judge({ supplements, endings: [ended('returned', '12-02 17:00')] });
  assert.deepEqual([when(portal.adjustedEnd), portal.onTime], ['11-30 17:00', true]);
});

test('rule 5: without a promised date the procedure’s term is counted from reception', () => {
  const { promised: _, ...untold } = minh;
  const verdict = (moment: string) => {
    const both = verdicts({ ...untold, endings: [ended('processed', moment)] }, nationalCalendar(), {
      asOf: at(moment),
      periodEnd: localDate('2026-12-31'),
    });
    assert.ok(both.ok);
    return [both.value.portal.limitFrom, both.value.portal.onTime];
  };
  assert.deepEqual(verdict('11-30 17:00'), ['term', true]);
  assert.deepEqual(verdict('12-01 08:00'), ['term', false]);
});

test('rule 6: after a supplement the two verdicts part ways, and both are kept', () => {
  const supplements = [asked('11-24 16:00', '11-25 08:00')];
  const { decree, portal } = judge({ supplements, endings: [ended('processed', '12-02 10:00')] });
  assert.equal(when(decree.due), '12-02 17:00');
  assert.deepEqual([decree.late, portal.onTime], [false, false]);
});

test('a restart gives new time but does not forgive what was already late', () => {
  const supplements = [asked('12-03 10:00', '12-04 10:00')];
  const { decree } = judge({ supplements, endings: [ended('processed', '12-07 10:00')] });
  assert.deepEqual([decree.late, decree.lateByOriginal], [true, true]);
  assert.deepEqual(decree.breaches, ['supplement-requested-late']);
});

test('a dossier closed because the citizen never came back is not late', () => {
  const { decree } = judge({ supplements: [asked('11-23 10:00')], endings: [ended('stopped', '12-08 17:00')] });
  assert.deepEqual([decree.state, decree.late], ['ended', false]);
});

test('a pause on the ground of a law moves the due time, an open one stops the clock', () => {
  const ground = { by: 'anh Tuấn', article: 'NĐ 101/2024' };
  const closed = judge({ pauses: [{ ...ground, from: at('11-23 07:30'), to: at('11-25 17:00') }] }, '11-26 08:00');
  assert.equal(when(closed.decree.due), '12-02 17:00');
  const open = judge({ pauses: [{ ...ground, from: at('11-23 07:30') }] }, '12-20 08:00').decree;
  assert.deepEqual([open.state, open.due, open.late], ['paused', undefined, false]);
});

test('an extension moves the date and stays in the figures', () => {
  const extension = { ...ground, due: at('12-03 17:00'), decided: at('11-27 09:00') };
  const { decree } = judge({ extension, endings: [ended('processed', '12-03 20:00')] });
  assert.deepEqual([when(decree.due), decree.late, decree.lateByOriginal], ['12-03 17:00', false, true]);
  assert.equal(when(decree.deadline?.due), '11-30 17:00', 'the original is kept');
  assert.equal(judge({ extension, endings: [ended('processed', '12-04 08:00')] }).decree.late, true);
});

test('an extension ends with the run it belongs to', () => {
  const extension = { ...ground, due: at('12-03 17:00'), decided: at('11-24 09:00') };
  const { decree } = judge({ extension, supplements: [asked('11-25 10:00', '12-01 10:00')] }, '12-02 08:00');
  assert.equal(when(decree.due), '12-08 17:00');
});

test('a dossier received elsewhere does not run before the competent agency has it', () => {
  const receipt = { complete: at('11-20 14:00'), elsewhere: true };
  const waiting = judge({ receipt }, '12-20 08:00').decree;
  assert.deepEqual([waiting.state, waiting.due, waiting.late], ['not-started', undefined, false]);
  const arrived = judge({ receipt: { ...receipt, competent: at('11-23 09:00') } }, '11-23 10:00').decree;
  assert.equal(when(arrived.due), '12-01 17:00');
});

test('judging needs no clock: the same record gives the same verdicts', () => {
  const record = { supplements: [asked('11-23 10:00', '11-25 10:00')] };
  assert.deepEqual(judge(record), judge(record));
  assert.equal(judge(record, '11-26 08:00').portal.end, instant(at('12-31 00:00') + 86_400_000));
});
