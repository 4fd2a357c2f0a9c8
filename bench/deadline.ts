// How many deadlines one core reckons in a second, with their derivations as data, and what the sentence costs.
//   node bench/deadline.ts [--out FILE]
// No threshold: a slow machine is not a bug. The ratio to writing the same answer as JSON holds on any machine.
import { type Deadline, deadline, explain, nationalCalendar, type Term } from '#deadline/index.ts';
import { type Instant, instant, instantOf, localDate, MINUTE_MS } from '#kernel/time.ts';
import { round } from './load.ts';
import { asked, tell } from './say.ts';

const DEADLINES = 200_000;
const ROUNDS = 5;
const ask = asked({});

/** The terms of a province's catalogue: mostly working days, some hours, days and months. */
const terms: Term[] = [
  { amount: 1, unit: 'same-day' },
  { amount: 8, unit: 'wh' },
  { amount: 3, unit: 'wd' },
  { amount: 5, unit: 'wd' },
  { amount: 7, unit: 'wd' },
  { amount: 15, unit: 'wd' },
  { amount: 20, unit: 'wd' },
  { amount: 30, unit: 'wd' },
  { amount: 15, unit: 'd' },
  { amount: 1, unit: 'mo' },
];
const calendar = nationalCalendar();
const first = instantOf(localDate('2025-07-01'));
/** Some 700 days by a step that meets every hour of the week, Sundays and nights too. */
const moments = Array.from({ length: 10_007 }, (_, i) => instant(first + ((i * 7_919) % 1_000_000) * MINUTE_MS));

const reckon = (i: number): Deadline => {
  const from = moments[i % moments.length] as Instant;
  const found = deadline({ from, term: terms[i % terms.length] as Term }, calendar);
  if (!found.ok) throw new Error(found.code);
  return found.value;
};
const reckonPaused = (i: number): Deadline => {
  const from = moments[i % moments.length] as Instant;
  const pauses = [{ from: instant(from + 1_000 * MINUTE_MS), to: instant(from + 4_000 * MINUTE_MS) }];
  const found = deadline({ from, term: terms[i % terms.length] as Term, pauses }, calendar);
  if (!found.ok) throw new Error(found.code);
  return found.value;
};

/** The best of several rounds, per second: the machine's other work only ever makes a round slower. */
function rate(work: (i: number) => number, count = DEADLINES): number {
  let best = 0;
  let sink = 0;
  for (let turn = 0; turn < ROUNDS; turn++) {
    const began = process.hrtime.bigint();
    for (let i = 0; i < count; i++) sink += work(i);
    best = Math.max(best, count / (Number(process.hrtime.bigint() - began) / 1e9));
  }
  if (Number.isNaN(sink)) throw new Error('nothing was reckoned');
  return Math.round(best);
}

const answers = Array.from({ length: 1_000 }, (_, i) => reckon(i));
const result = {
  'deadline with derivation': rate((i) => reckon(i).due),
  'the same with a pause': rate((i) => reckonPaused(i).due),
  'with the Vietnamese sentence': rate((i) => explain(reckon(i), 'vi').length, DEADLINES / 4),
  'with both sentences': rate((i) => {
    const found = reckon(i);
    return explain(found, 'vi').length + explain(found, 'en').length;
  }, DEADLINES / 4),
  'baseline: JSON.stringify of an answer': rate((i) => JSON.stringify(answers[i % answers.length]).length),
};
const baseline = result['baseline: JSON.stringify of an answer'];
tell(
  {
    perSecond: result,
    ratioToBaseline: Object.fromEntries(
      Object.entries(result).map(([name, perSecond]) => [name, round(perSecond / baseline, 2)]),
    ),
  },
  ask,
);
