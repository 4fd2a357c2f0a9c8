import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '#kernel/outcome.ts';
import { formatInstant, type Instant, localDate, parseInstant } from '#kernel/time.ts';
import { nationalCalendar } from '../national.ts';
import { datedRules, ruleAt } from './dated-rules.ts';
import { apologyBy, extend } from './extension.ts';
import { alertBy, handOverBy, limitOf } from './limits.ts';
import { startOfTerm } from './start.ts';

const calendar = nationalCalendar();
const at = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+07:00`) as Instant;
const value = <T>(outcome: Outcome<T>): T => {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
};
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.code);
const when = (moment: Instant | undefined) => moment && formatInstant(moment).slice(0, 16).replace('T', ' ');

test('a term starts at complete receipt', () => {
  const start = value(startOfTerm({ complete: at('2026-11-20 14:00') }));
  assert.equal(when(start.at), '2026-11-20 14:00');
  assert.match(start.rule.article, /khoản 3 Điều 17/);
});

test('from 5/8/2026 a dossier received elsewhere starts at the competent agency’s receipt', () => {
  const receipt = (complete: string) => ({
    complete: at(complete),
    competent: at('2026-08-06 09:00'),
    elsewhere: true,
  });
  assert.equal(when(value(startOfTerm(receipt('2026-08-04 16:00'))).at), '2026-08-04 16:00');
  assert.equal(when(value(startOfTerm(receipt('2026-08-05 08:00'))).at), '2026-08-06 09:00');
  assert.match(value(startOfTerm(receipt('2026-08-05 08:00'))).rule.article, /309\/2026/);
});

test('before the decree there is no rule to start by', () => {
  assert.equal(code(startOfTerm({ complete: at('2025-06-30 09:00') })), 'rule-not-in-force');
});

test('every rule has an article, and no two rules on a matter are in force on one day', () => {
  for (const rule of datedRules) {
    assert.ok(rule.article.length > 10);
    const same = datedRules.filter(
      (one) => one.matter === rule.matter && one.from <= (rule.to ?? '9999') && rule.from <= (one.to ?? '9999'),
    );
    assert.equal(same.length, 1, `${rule.matter} ${rule.from}`);
    assert.equal(value(ruleAt(rule.matter, rule.from)), rule);
  }
  assert.equal(code(ruleAt('hand-over', localDate('2020-01-01'))), 'rule-not-in-force');
});

test('hand-over is the same working day, or the first hour of the next when received after 15:00', () => {
  assert.equal(when(value(handOverBy(at('2026-11-20 15:00'), calendar))), '2026-11-20 17:00');
  assert.equal(when(value(handOverBy(at('2026-11-20 15:01'), calendar))), '2026-11-23 08:30');
  assert.equal(when(value(handOverBy(at('2026-11-23 16:00'), calendar))), '2026-11-25 08:30');
  assert.equal(when(value(handOverBy(at('2026-11-21 09:00'), calendar))), '2026-11-23 08:30');
});

test('an online dossier is alerted within two hours by any clock and answered within eight working hours', () => {
  assert.equal(when(value(alertBy(at('2026-11-21 23:00')))), '2026-11-22 01:00');
  const answer = value(limitOf('online-answer', at('2026-11-21 23:00'), calendar));
  assert.equal(when(answer.deadline.due), '2026-11-23 17:00');
});

test('the limits of the decree are in the days each article says', () => {
  const due = (matter: Parameters<typeof limitOf>[0], from: string) =>
    when(value(limitOf(matter, at(from), calendar)).deadline.due);
  assert.equal(due('supplement-request', '2026-11-20 14:00'), '2026-11-26 17:00');
  assert.equal(due('supplement-close', '2026-11-09 14:00'), '2026-11-25 17:00'); // 24/11 is off (148.5)
  assert.equal(due('correction', '2026-11-20 14:00'), '2026-11-26 17:00');
  assert.equal(due('paper-onward', '2026-11-20 14:00'), '2026-11-23 17:00');
  assert.equal(due('fee-to-budget', '2026-11-20 13:00'), '2026-11-23 11:30');
  assert.equal(code(limitOf('correction', at('2024-11-20 14:00'), calendar)), 'rule-not-in-force');
});

test('an apology goes out at least one plain day before, so before the weekend when due on Monday', () => {
  const limit = value(apologyBy(at('2026-11-30 17:00'), calendar));
  assert.equal(limit.lastDay, '2026-11-29');
  assert.equal(when(limit.lastSitting), '2026-11-27 17:00');
});

test('a date is extended once, in time, to a later day, and the original is kept', () => {
  const due = at('2026-11-30 17:00');
  const newDue = at('2026-12-04 17:00');
  const request = { due, newDue, at: at('2026-11-29 20:00'), extensionsSoFar: 0 };
  const extension = value(extend(request, calendar));
  assert.deepEqual([extension.original, extension.due], [due, newDue]);
  assert.equal(code(extend({ ...request, extensionsSoFar: 1 }, calendar)), 'extension-used');
  assert.equal(code(extend({ ...request, at: at('2026-11-30 07:30') }, calendar)), 'extension-too-late');
  assert.equal(code(extend({ ...request, newDue: due }, calendar)), 'extension-not-later');
});
