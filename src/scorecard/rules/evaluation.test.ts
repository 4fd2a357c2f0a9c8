import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, parseInstant } from '#kernel/time.ts';
import {
  type ActFact,
  type EvaluationFigure,
  evaluationOf,
  holderAt,
  limitVerdict,
  pageAfter,
  type StepFact,
} from './evaluation.ts';
import { evaluatedUnits, isWorkOf, mainRole, postsSeen, seesUnit } from './evaluation-may.ts';
import { RATING, ratingsOf } from './evaluation-ratings.ts';
import { evaluationRows, quartilesOf } from './evaluation-rows.ts';

const [HOA, DUC, VINH] = ['hoa', 'duc', 'vinh'];
const at = (text: string): Instant => parseInstant(`2026-11-${text}:00+07:00`) as Instant;
const SPAN = { from: at('01T00:00'), to: parseInstant('2026-12-01T00:00:00+07:00') as Instant, now: at('20T09:00') };

const step = (more: Partial<StepFact> = {}): StepFact => ({
  ...{ code: 'A', seq: 3, agency: 'H48.14.05', officer: HOA, entered: at('02T08:00'), due: at('05T17:00') },
  ...{ left: at('04T10:00'), outcome: 'done', waits: false, standIn: null, passed: [], sentBack: false, ended: null },
  ...{ decree: null },
  ...more,
});
const act = (what: ActFact['what'], more: Partial<ActFact> = {}): ActFact => ({
  ...{
    what,
    officer: HOA,
    agency: 'H48.14.05',
    code: 'A',
    seq: 1,
    at: at('06T09:00'),
    upheld: null,
    due: null,
    passed: [],
  },
  ...more,
});

/** What is counted, without the sets nobody is in. */
function counted(steps: readonly StepFact[], acts: readonly ActFact[] = []): Partial<Record<EvaluationFigure, number>> {
  const found = Object.entries(evaluationOf(steps, acts, SPAN)).filter(([, items]) => items.length > 0);
  return Object.fromEntries(found.map(([figure, items]) => [figure, items.length]));
}

test('a step done within its limit is received, finished and on time, and its dossier counts once', () => {
  assert.deepEqual(counted([step()]), { dossiers: 1, received: 1, finished: 1, 'on-time': 1 });
  const twice = counted([step(), step({ seq: 5, entered: at('09T08:00'), left: at('09T09:00'), due: at('12T17:00') })]);
  assert.deepEqual(twice, { dossiers: 1, received: 2, finished: 2, 'on-time': 2 });
});

test('what came before the period and left in it is finished there, and not received', () => {
  const before = parseInstant('2026-10-30T08:00:00+07:00') as Instant;
  assert.deepEqual(counted([step({ entered: before })]), { finished: 1, 'on-time': 1 });
  assert.deepEqual(counted([step({ entered: before, left: before })]), {}, 'all of it before');
  const midnight = step({ entered: before, left: SPAN.to, due: SPAN.to });
  assert.deepEqual(counted([midnight]), {}, 'the first moment of the next period is in that');
});

test('a step that is held now is counted whatever the period, and is over its limit only after it', () => {
  const open = step({ left: null, outcome: null, due: at('20T09:00') });
  assert.deepEqual(counted([open]), { dossiers: 1, received: 1, open: 1 });
  assert.deepEqual(counted([{ ...open, due: at('20T08:59') }]), { dossiers: 1, received: 1, open: 1, 'open-late': 1 });
  assert.deepEqual(counted([{ ...open, due: null }]), { dossiers: 1, received: 1, open: 1 });
});

test('a step is late for whoever held it when its limit passed, and for nobody who took it over afterwards', () => {
  const late = step({ left: at('06T10:00') });
  assert.equal(limitVerdict(late), 'late');
  const given = (day: string) => [{ at: at(day), from: DUC, to: HOA }];
  assert.equal(limitVerdict({ ...late, passed: given('04T09:00') }), 'late', 'she had it a day before the limit');
  assert.equal(limitVerdict({ ...late, passed: given('06T08:00') }), 'inherited', 'it was late when it came to her');
  assert.equal(limitVerdict({ ...late, left: at('05T17:00') }), 'on-time', 'the very moment is within it');
  assert.equal(limitVerdict({ ...late, due: null }), 'no-limit');
  assert.equal(limitVerdict({ ...late, waits: true }), 'no-limit', 'people fetch results when they like');
  const chain = [
    { at: at('03T09:00'), from: DUC, to: VINH },
    { at: at('06T08:00'), from: VINH, to: HOA },
  ];
  assert.deepEqual(
    ['02T09:00', '03T09:00', '05T17:00', '07T09:00'].map((day) => holderAt({ officer: HOA, passed: chain }, at(day))),
    [DUC, VINH, VINH, HOA],
  );
});

test('who passes a step on midway has handed it over, and was late if its limit passed in the same hands', () => {
  const passed = [{ at: at('06T09:00'), from: HOA, to: DUC }];
  const inTime = act('passed', { due: at('09T17:00'), passed });
  assert.deepEqual(counted([], [inTime]), { passed: 1 });
  assert.deepEqual(counted([], [{ ...inTime, due: at('05T17:00') }]), { late: 1, passed: 1 });
  // It came back to her and she finished it: the same step, late once.
  const back = [...passed, { at: at('06T10:00'), from: DUC, to: HOA }];
  const whole = counted(
    [step({ left: at('06T12:00'), passed: back })],
    [act('passed', { seq: 3, due: at('05T17:00'), passed: back })],
  );
  assert.deepEqual([whole.late, whole.passed, whole.finished], [1, 1, 1]);
});

test('what a substitute did is told of both and timed for neither', () => {
  const absent = counted([step({ left: at('09T10:00'), standIn: DUC })]);
  assert.deepEqual(absent, { dossiers: 1, received: 1, instead: 1 });
  assert.deepEqual(counted([], [act('stand-in', { officer: DUC })]), { 'stand-in': 1 });
});

test('a step that stops for a supplement is not timed; what comes after the supplement is, by a limit of its own', () => {
  const stopped = step({ outcome: 'supplement', left: at('06T10:00') });
  assert.deepEqual(counted([stopped]), { dossiers: 1, received: 1, interrupted: 1 });
  const anew = step({ seq: 4, entered: at('12T08:00'), due: at('13T17:00'), left: at('13T16:00') });
  assert.deepEqual(counted([stopped, anew]), { dossiers: 1, received: 2, finished: 1, interrupted: 1, 'on-time': 1 });
});

test('a step that a later one sent back is finished and returned; sending back finishes the own', () => {
  assert.deepEqual(counted([step({ sentBack: true })]), {
    dossiers: 1,
    received: 1,
    finished: 1,
    'on-time': 1,
    returned: 1,
  });
  assert.deepEqual(counted([step({ outcome: 'sent-back' })]), { dossiers: 1, received: 1, finished: 1, 'on-time': 1 });
});

test('a dossier that ended is on time or late by the verdict of the index, once however many steps somebody had', () => {
  const ended = { ended: at('10T09:00'), decree: 'decree|won' };
  const steps = [step(ended), step({ ...ended, seq: 5, left: at('08T09:00'), due: null })];
  assert.equal(counted(steps)['ended-on-time'], 1);
  assert.equal(counted([step({ ...ended, decree: 'decree|lost' })])['ended-late'], 1);
  const none = counted([
    step({ ended: null, decree: `decree|until|${at('30T09:00')}` }),
    step({ code: 'B', ...ended, decree: null }),
  ]);
  assert.deepEqual([none['ended-on-time'], none['ended-late']], [undefined, undefined], 'running, or never reckoned');
});

test('an objection is upheld, rejected or waits', () => {
  const acts = [true, false, null].map((upheld, seq) => act('objected', { upheld, seq }));
  assert.deepEqual(counted([], acts), { objected: 3, upheld: 1, rejected: 1, pending: 1 });
  assert.deepEqual(counted([], [act('asked'), act('refused'), act('corrected'), act('extended')]), {
    ...{ asked: 1, refused: 1, corrected: 1, extended: 1 },
  });
});

test('a share without anything to divide by is none, few are said to be few, and quartiles need five officers', () => {
  const none = evaluationOf([], [], SPAN);
  const rowOf = (rows: ReturnType<typeof evaluationRows>, figure: string) => rows.find((row) => row.figure === figure);
  const empty = rowOf(evaluationRows(none, []), 'on-time');
  assert.deepEqual([empty?.count, empty?.of, empty?.isFew, empty?.peers], [0, 0, true, null]);
  const made = (count: number, late: number) =>
    evaluationOf(
      Array.from({ length: count }, (_, seq) =>
        step({ code: `D${seq}`, left: seq < late ? at('06T10:00') : at('04T10:00') }),
      ),
      [],
      SPAN,
    );
  const full = rowOf(evaluationRows(made(30, 3), []), 'on-time');
  assert.deepEqual([full?.count, full?.of, full?.isFew], [27, 30, false]);
  const five = [made(4, 0), made(4, 1), made(4, 2), made(4, 3), made(4, 4)];
  assert.deepEqual(rowOf(evaluationRows(none, five), 'on-time')?.peers, { q1: 0.25, median: 0.5, q3: 0.75 });
  assert.equal(rowOf(evaluationRows(none, five.slice(1)), 'on-time')?.peers, null, 'four');
  assert.equal(rowOf(evaluationRows(none, [...five.slice(1), none]), 'on-time')?.peers, null, 'one has no share');
  assert.deepEqual(rowOf(evaluationRows(none, five), 'finished')?.peers, { q1: 4, median: 4, q3: 4 });
  assert.equal(rowOf(evaluationRows(none, five), 'received')?.of, null);
  assert.deepEqual(quartilesOf([1, 2, 3, 10]), { q1: 1.75, median: 2.5, q3: 4.75 });
  assert.equal(quartilesOf([]), null);
});

test('a set is paged after its last by moment, dossier and number', () => {
  const { received } = evaluationOf([step(), step({ seq: 1 }), step({ code: 'B', entered: at('02T07:00') })], [], SPAN);
  assert.deepEqual(
    received.map(({ code, seq }) => `${code}${seq}`),
    ['B3', 'A1', 'A3'],
  );
  assert.deepEqual(
    pageAfter(received, received[0], 1).map(({ seq }) => seq),
    [1],
  );
  assert.deepEqual(pageAfter(received, received[2], 5), []);
});

test('slips are counted one a dossier, by aspect, and few of them are never broken down', () => {
  assert.match('thai-do:hai-long thoi-gian:khong-hai-long', RATING);
  for (const bad of ['', 'thai-do', 'thai-do:5', 'than-thien:hai-long', 'thai-do:hai-long,chi-phi:hai-long'])
    assert.doesNotMatch(bad, RATING);
  const slips = ['thai-do:hai-long', 'thai-do:khong-hai-long thoi-gian:hai-long', 'thai-do:hai-long'];
  assert.deepEqual(ratingsOf(slips, 40, 4), { rated: 3, of: 40, aspects: null });
  const told = ratingsOf(slips, 40, 3).aspects ?? [];
  assert.deepEqual(
    told.find(({ aspect }) => aspect === 'thai-do'),
    { aspect: 'thai-do', content: 2, of: 3 },
  );
  assert.deepEqual(
    told.find(({ aspect }) => aspect === 'chi-phi'),
    { aspect: 'chi-phi', content: null, of: 0 },
  );
  assert.deepEqual(
    told.find(({ aspect }) => aspect === 'thoi-gian'),
    { aspect: 'thoi-gian', content: null, of: 1 },
    'one who said so could be found out, however many slips there are',
  );
  assert.equal(told.length, 8, 'the eight aspects of Đ33');
});

test('officers are seen by who leads them, units also by who oversees them, and equals by nobody', () => {
  const sees = (
    role: 'leader' | 'unit-head' | 'handler' | 'controller' | 'supervisor' | 'administrator',
    unit: string,
    wish: string,
  ) => seesUnit('H48', [{ role, unit }], wish);
  assert.equal(sees('leader', 'H48.14.05', 'H48.14.05.002'), 'officers');
  assert.equal(sees('leader', 'H48', 'G01.48.01'), 'officers', 'the province is above all');
  assert.equal(sees('leader', 'H48.14.05', 'H48.14'), undefined);
  assert.equal(sees('leader', 'H48.1', 'H48.14'), undefined, 'a code that only begins alike');
  assert.equal(sees('unit-head', 'H48.14.05.002', 'H48.14.05'), undefined, 'not the office of the room');
  assert.equal(sees('controller', 'H48.01', 'H48.14.05'), 'sums');
  assert.equal(sees('supervisor', 'H48', 'H48.14.05'), 'sums');
  assert.equal(sees('supervisor', 'H48.61', 'H48.14.05'), undefined);
  for (const role of ['handler', 'administrator'] as const) assert.equal(sees(role, 'H48', 'H48.14.05'), undefined);

  const units = (own: Parameters<typeof postsSeen>[1], posts: Parameters<typeof postsSeen>[2]) =>
    postsSeen('H48', own, posts).map(({ unit }) => unit);
  const head = [{ role: 'unit-head', unit: 'H48.14.05.002' }] as const;
  const leader = [{ role: 'leader', unit: 'H48.14.05' }] as const;
  const handler = [{ role: 'handler', unit: 'H48.14.05.002' }] as const;
  assert.deepEqual(units(head, handler), ['H48.14.05.002']);
  assert.deepEqual(units(head, head), [], 'another head of the same room');
  assert.deepEqual(units(leader, head), ['H48.14.05.002']);
  assert.deepEqual(units(leader, leader), []);
  assert.deepEqual(units([{ role: 'leader', unit: 'H48.14' }], leader), ['H48.14.05']);
  assert.deepEqual(units([{ role: 'controller', unit: 'H48' }], handler), []);
  assert.deepEqual(units(head, [{ role: 'handler', unit: 'H48.03.01' }]), []);
  const both = [
    { role: 'handler', unit: 'H48.14.05' },
    { role: 'leader', unit: 'H48.14.05' },
  ] as const;
  assert.deepEqual(
    units([{ role: 'unit-head', unit: 'H48.14.05' }], both),
    [],
    'he leads there, whatever else he does',
  );
  assert.equal(mainRole(both), 'leader');
  assert.deepEqual(evaluatedUnits('H48', [...head, ...leader, ...handler]), ['H48.14.05', 'H48.14.05.002']);
  assert.deepEqual(evaluatedUnits('H48', [{ role: 'controller', unit: 'H48.01' }]), ['H48']);
});

test('work of a room is what stands at its office; work of an office also what it signs for those below', () => {
  assert.equal(isWorkOf('H48', 'H48.14.05.002', 'H48.14.05'), true);
  assert.equal(isWorkOf('H48', 'H48.14', 'H48.14.05'), true);
  assert.equal(isWorkOf('H48', 'H48.14.05', 'H48.14.06'), false);
  assert.equal(isWorkOf('H48', 'H48', 'G01.48.01'), true);
});
