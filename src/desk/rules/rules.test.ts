import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenDay } from '#agency/index.ts';
import { localDate, parseInstant } from '#kernel/time.ts';
import { csvLine } from './csv.ts';
import { mayConfirm, sidesOf, takesFor } from './may.ts';
import { openingAt } from './opening.ts';
import { groupsOn, isGroupOn, PRIORITY_GROUPS } from './priority.ts';
import { checkSettings, type Series, USUAL } from './settings.ts';
import { labelOf, stateOf } from './ticket.ts';
import { expectedMinutes } from './wait.ts';

const at = (text: string) => parseInstant(`2026-11-${text}:00+07:00`) as never;
const day = (date: string, ...sessions: [number, number][]): OpenDay => ({
  ...{ date: localDate(date), counts: sessions.length > 0, off: undefined, makeUp: false, unknown: undefined },
  reception: sessions.map(([opens, closes]) => ({ opens, closes })),
});
const week = [
  day('2026-11-20', [450, 690], [780, 1020]),
  day('2026-11-21'),
  day('2026-11-22'),
  day('2026-11-23', [450, 690]),
];

test('a centre is open in its sittings, shut at noon, and says when it opens again', () => {
  assert.deepEqual(openingAt(week, at('20T07:29')), { open: false, opensAt: at('20T07:30') });
  assert.deepEqual(openingAt(week, at('20T07:30')), { open: true, closesAt: at('20T11:30') });
  assert.deepEqual(openingAt(week, at('20T11:30')), { open: false, opensAt: at('20T13:00') });
  assert.deepEqual(openingAt(week, at('20T16:59')), { open: true, closesAt: at('20T17:00') });
  assert.deepEqual(openingAt(week, at('20T17:00')), { open: false, opensAt: at('23T07:30') });
  assert.deepEqual(openingAt(week.slice(0, 3), at('21T08:00')), { open: false, opensAt: null });
});

test('no wait is told while too few were served or no counter is open', () => {
  assert.equal(expectedMinutes(3, 2, [5, 5, 5, 5]), null);
  assert.equal(expectedMinutes(3, 0, [5, 5, 5, 5, 5]), null);
  assert.equal(expectedMinutes(3, 2, [5, 5, 5, 5, 5]), 10);
  assert.equal(expectedMinutes(0, 4, [1, 1, 1, 1, 1]), 1);
});

test('priority groups hold from their day on, each with where it stands', () => {
  assert.equal(groupsOn(localDate('2025-06-30')).length, 0);
  assert.equal(groupsOn(localDate('2026-11-20')).length, PRIORITY_GROUPS.length);
  assert.ok(isGroupOn('elderly', localDate('2026-11-20')));
  assert.ok(!isGroupOn('vip', localDate('2026-11-20')));
  for (const { source, code } of PRIORITY_GROUPS) assert.ok(source.length > 10, code);
});

test('what a ticket is follows from its facts', () => {
  const now = at('20T09:00');
  assert.equal(stateOf({ waitingSince: now, endedAt: null, isCalled: false }), 'waiting');
  assert.equal(stateOf({ waitingSince: null, endedAt: null, isCalled: true }), 'called');
  assert.equal(stateOf({ waitingSince: null, endedAt: null, isCalled: false }), 'away');
  assert.equal(stateOf({ waitingSince: null, endedAt: now, isCalled: false }), 'ended');
  assert.equal(labelOf({ series: 'B', number: 7 }), 'B007');
  assert.equal(labelOf({ series: 'B', number: 1234 }), 'B1234');
});

test('counters are refused that could not work', () => {
  const code = (wish: Partial<typeof USUAL>) => {
    const done = checkSettings({ ...USUAL, ...wish });
    return done.ok ? 'ok' : done.code;
  };
  assert.equal(code({}), 'ok');
  assert.equal(code({ counters: [{ number: 1, series: ['A', 'B'] }] }), 'counter-series-alone');
  assert.equal(code({ counters: [{ number: 1, series: ['A', 'B', 'C', 'D'] }] }), 'counter-number-wrong');
  assert.equal(code({ counters: [...USUAL.counters, { number: 1, series: ['A'] }] }), 'counter-number-wrong');
  assert.equal(code({ priorityRun: 0 }), 'counter-number-wrong');
  assert.equal(code({ series: [] }), 'counter-series-wrong');
  assert.equal(
    code({ series: [...USUAL.series, { ...(USUAL.series[0] as Series), letter: 'a' }] }),
    'counter-series-wrong',
  );
});

test('a room takes what is handed to it or its office, and nobody confirms what he gave', () => {
  const handler = { role: 'handler', unit: 'H48.14.05.002' } as const;
  assert.ok(takesFor(handler, 'H48.14.05.002'));
  assert.ok(takesFor(handler, 'H48.14.05'));
  assert.ok(!takesFor(handler, 'H48.14.05.003'));
  assert.ok(!takesFor({ role: 'receiver', unit: 'H48.14.05' }, 'H48.14.05'));
  assert.ok(takesFor({ role: 'clerk', unit: 'H48.14.05.001' }, 'H48.14.05.002'));
  assert.ok(takesFor({ role: 'leader', unit: 'H48.14' }, 'H48.14.05.002'));
  const hoa = { kind: 'officer', id: '1', name: 'Hoa', posts: [handler], unit: null } as const;
  assert.ok(mayConfirm(hoa, { kind: 'onward', toUnit: 'H48.14.05', madeBy: '2' }));
  assert.ok(!mayConfirm(hoa, { kind: 'onward', toUnit: 'H48.14.05', madeBy: '1' }));
  assert.ok(!mayConfirm(hoa, { kind: 'shift', toUnit: 'H48.14.05', madeBy: '2' }));
});

test('the lists asked for are those that may be taken, for every post and unit', () => {
  const units = ['H48', 'H48.14', 'H48.14.05', 'H48.14.05.001', 'H48.14.05.002', 'H48.140', 'H48.03'];
  for (const role of ['handler', 'unit-head', 'leader', 'clerk', 'receiver', 'controller'] as const)
    for (const unit of units.slice(1)) {
      const officer = { kind: 'officer', id: '1', name: 'Hoa', posts: [{ role, unit }], unit: null } as const;
      const { to: exact, below } = sidesOf(officer);
      for (const to of units) {
        const asked = exact.includes(to) || below.some((pattern) => to.startsWith(pattern.slice(0, -1)));
        assert.equal(asked, takesFor({ role, unit }, to), `${role} at ${unit}, list to ${to}`);
      }
    }
});

test('a table for spreadsheets keeps what is typed as text', () => {
  assert.equal(csvLine(['1', 'Lê Thị Lan', 'a "b", c']), '1,Lê Thị Lan,"a ""b"", c"\r\n');
  assert.equal(csvLine(['=1+1', '+84', '-2', '@x', 'hai\ndòng']), `'=1+1,'+84,'-2,'@x,"hai\ndòng"\r\n`);
});
