import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, instant, type LocalDate, localDate } from '#kernel/time.ts';
import { Agenda } from './agenda.ts';
import { dipOn, pickWeighted, spread } from './arrivals.ts';
import { lintScenario, scenarioOf, scenarioShape } from './scenario.ts';
import { readWhatIf, withWhatIf } from './what-if.ts';

test('an agenda gives what comes next, and of one moment what was put down first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (moments) => {
      const agenda = new Agenda();
      const done: { at: number; turn: number }[] = [];
      for (const [turn, at] of moments.entries()) agenda.put(instant(at), () => done.push({ at, turn }));
      for (let next = agenda.take(); next; next = agenda.take()) next.deed();
      const wanted = moments.map((at, turn) => ({ at, turn })).toSorted((a, b) => a.at - b.at || a.turn - b.turn);
      assert.deepEqual(done, wanted);
    }),
  );
});

test('arrivals spread over days come to exactly the count, and none to a day that takes nothing', () => {
  const from = localDate('2026-01-01');
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 3, noNaN: true })), {
        minLength: 1,
        maxLength: 300,
      }),
      fc.nat({ max: 100_000 }),
      (weights, count) => {
        fc.pre(weights.some((weight) => weight > 0));
        const days = weights.map((weight, index) => ({ day: addDays(from, index), weight }));
        const given = spread(days, count);
        assert.equal(
          [...given.values()].reduce((sum, one) => sum + one, 0),
          count,
        );
        for (const { day, weight } of days) if (weight === 0) assert.equal(given.get(day), 0);
      },
    ),
  );
  assert.throws(() => spread([{ day: from, weight: 0 }], 1));
});

test('a dip holds on its first and last day, the deepest where two meet', () => {
  const dips = [
    { from: localDate('2026-02-10'), to: localDate('2026-02-20'), factor: 0.5 },
    { from: localDate('2026-02-14'), to: localDate('2026-02-22'), factor: 0.05 },
  ];
  const on = (day: string) => dipOn(dips, localDate(day));
  assert.deepEqual(
    ['2026-02-09', '2026-02-10', '2026-02-14', '2026-02-22', '2026-02-23'].map(on),
    [1, 0.5, 0.05, 0.05, 1],
  );
  assert.deepEqual(
    [0, 0.49, 0.5, 0.999].map((dice) => pickWeighted([1, 0, 1], dice)),
    [0, 0, 2, 2],
  );
});

const NAMES = ['busy-month', 'kien-giang-2020h1', 'nam-dinh-six-bottlenecks', 'demo-12-months'];
const fileOf = (name: string) => scenarioShape(JSON.parse(readFileSync(`data/scenarios/${name}.json`, 'utf8')), '');

test('the scenarios that come with the program contradict themselves nowhere', () => {
  for (const name of NAMES) {
    assert.deepEqual(lintScenario(fileOf(name)), [], name);
    assert.equal(fileOf(name).name, name);
  }
});

test('Kiên Giang’s half year has the counts its report printed', () => {
  const { arrivals, period } = fileOf('kien-giang-2020h1');
  assert.deepEqual([arrivals.total, arrivals.online, period.days], [97_130, 3_618, 202]);
});

test('the linter names what contradicts itself in a scenario', () => {
  const file = fileOf('demo-12-months');
  const wrong = lintScenario({
    ...file,
    arrivals: { ...file.arrivals, online: file.arrivals.total + 1, weekdays: [1] },
    shares: { ...file.shares, refused: 1.2, vanished: 0.1 },
    minutes: Object.fromEntries(Object.entries(file.minutes).filter(([name]) => name !== 'sign')),
    delays: [{ kind: 'examine', unit: null, share: 0.2, from: 5, to: 3 }],
  });
  assert.deepEqual(wrong, [
    'arrivals: online and post are more than total',
    'arrivals.weekdays: seven weights, Monday first',
    'minutes.sign: missing or out of range',
    'shares.vanished: unknown',
    'shares.refused: missing or out of range',
    'delays/0: share 0 to 1, from <= to',
  ]);
});

test('a scenario without a first day ends on the day it is lived until', () => {
  const until: LocalDate = localDate('2026-11-22');
  const { period, arrivals } = scenarioOf(fileOf('demo-12-months'), until, 0.5);
  assert.equal(addDays(period.from, period.days - 1), until);
  assert.equal(arrivals.total, 100);
});

test('a what-if is read from its words, and nothing else is', () => {
  assert.deepEqual(readWhatIf('add-staff=H48.14.05:2'), {
    kind: 'add-staff',
    unit: 'H48.14.05',
    count: 2,
    role: 'handler',
  });
  assert.deepEqual(readWhatIf('add-staff=H48.65:1:leader'), {
    kind: 'add-staff',
    unit: 'H48.65',
    count: 1,
    role: 'leader',
  });
  const moved = { kind: 'move-step', procedure: '1.003650', step: 'examine', agency: 'H48.14.05.002' };
  assert.deepEqual(readWhatIf('move-step=1.003650:examine:H48.14.05.002'), moved);
  for (const text of [
    'add-staff=H48',
    'add-staff=H48:0',
    'add-staff=H48:2:king',
    'online-share=1.4',
    'move-step=1.003650:x',
    'x=1',
  ])
    assert.equal(readWhatIf(text), undefined, text);
  const scenario = scenarioOf(fileOf('kien-giang-2020h1'), localDate('2026-07-21'));
  const changed = withWhatIf(scenario, [{ kind: 'online-share', share: 0.4 }]);
  assert.equal(changed.arrivals.online, 38_852);
  assert.equal(changed.arrivals.total, 97_130);
});
