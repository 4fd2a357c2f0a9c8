import { isOpen } from '#deadline/index.ts';
import { random } from '#demo/history/random.ts';
import type { Channel } from '#dossier/index.ts';
import { addDays, type Instant, instant, instantOf, type LocalDate, MINUTE_MS, weekday } from '#kernel/time.ts';
import { dipOn, ONLINE_HOURS, pickWeighted, spread } from './arrivals.ts';
import { type Life, Run } from './life.ts';
import type { Matter, Planned, Stage } from './plan.ts';
import { arrive } from './reception.ts';
import type { Scenario } from './scenario.ts';

/** Streams of chance apart from those of dossiers, which are numbered from 1. */
const OF_DAYS = -11;

/**
 * Everything that happens in a scenario, act by act in order of virtual time, and of two at one moment always in the same
 * order: a discrete-event simulation. Pure: the same stage, scenario and seed give the same acts.
 * `until`: nothing is planned after it.
 */
export function* simulate(stage: Stage, scenario: Scenario, seed: number, until: Instant): Generator<Planned> {
  const run = new Run(stage, scenario, seed);
  planDays(run);
  for (;;) {
    const next = run.agenda.take();
    if (!next || next.at > until) return;
    run.now = next.at;
    next.deed();
    yield* run.planned.splice(0);
  }
}

interface Coming {
  readonly channel: Channel;
  readonly day: LocalDate;
  readonly count: number;
}

const daysOf = ({ period }: Scenario): LocalDate[] =>
  Array.from({ length: period.days }, (_, index) => addDays(period.from, index));

/** How many come each day by each channel; the sums are exactly those of the scenario. */
export function comingOf(stage: Stage, { arrivals, ...scenario }: Scenario, seed: number): Coming[] {
  const dice = random(seed, OF_DAYS);
  const days = daysOf({ arrivals, ...scenario });
  const fuller = arrivals.recent && days.at(-arrivals.recent.days);
  const usual = (day: LocalDate) =>
    (fuller && day >= fuller ? (arrivals.recent?.factor ?? 1) : 1) * dipOn(arrivals.dips, day);
  const weight = (day: LocalDate) =>
    (arrivals.weekdays[weekday(day) - 1] ?? 1) * usual(day) * (0.9 + 0.2 * dice.next());
  const online = days.map((day) => ({ day, weight: weight(day) }));
  // A desk takes in only on days it is open, whatever the week says.
  const atDesk = days.map((day) => ({ day, weight: isSitting(stage, day) ? weight(day) || 0.05 : 0 }));
  const { total, online: electronic, post } = arrivals;
  const counts: [Channel, Map<LocalDate, number>][] = [
    [1, spread(atDesk, total - electronic - post)],
    [2, spread(online, electronic)],
    [3, spread(atDesk, post)],
  ];
  return days.flatMap((day) =>
    counts.map(([channel, map]) => ({ channel, day, count: map.get(day) ?? 0 })).filter(({ count }) => count > 0),
  );
}

/** Whether the centres sit that day, as the first of them does. */
function isSitting(stage: Stage, day: LocalDate): boolean {
  const centre = stage.matters(day)[0]?.doors[0]?.centre;
  return centre !== undefined && isOpen(stage.calendar(centre), instantOf(day, 9 * 60));
}

function planDays(run: Run): void {
  let number = 0;
  const known = { people: 0 };
  for (const { channel, day, count } of comingOf(run.stage, run.scenario, run.seed)) {
    const first = number + 1;
    number += count;
    // Who comes is drawn when the day begins, so that a year of people need not be in memory.
    run.agenda.put(instantOf(day), () => {
      for (let place = first; place < first + count; place += 1) come(run, place, channel, day, known);
    });
  }
}

const DESK_OPENS = [7 * 60 + 30, 13 * 60 + 30] as const;

function momentOf(life: Pick<Life, 'channel' | 'centre'>, day: LocalDate, dice: () => number): Instant {
  if (life.channel === 2) {
    const hour = pickWeighted(ONLINE_HOURS, dice());
    return instant(instantOf(day, hour * 60) + Math.floor(dice() * 60 * MINUTE_MS));
  }
  // More in the morning than in the afternoon, within the hours of most centres.
  const half = dice() < 0.62 ? 0 : 1;
  return instant(instantOf(day, DESK_OPENS[half]) + Math.floor(dice() * (half === 0 ? 220 : 190) * MINUTE_MS));
}

function come(run: Run, number: number, channel: Channel, day: LocalDate, known: { people: number }): void {
  const dice = random(run.seed, number);
  const { arrivals } = run.scenario;
  const matter = matterOf(run, day, dice.next());
  const samples = matter.samples(day);
  if (samples.length === 0) throw new Error(`${matter.procedure}: no way to fill in its form on ${day}`);
  const others = matter.doors.slice(1);
  const door = others.length > 0 && dice.chance(arrivals.elsewhere) ? dice.pick(others) : matter.doors[0];
  if (!door) throw new Error(`${matter.procedure}: no centre takes it in`);
  const isKnown = known.people > 0 && dice.chance(arrivals.returning);
  const person = isKnown ? dice.between(0, known.people - 1) : known.people++;
  const life: Life = {
    ...{ number, dice, matter, channel, person, sample: dice.pick(samples) },
    ...{ centre: door.centre, elsewhere: door.elsewhere, code: '', acts: 0, standing: 'coming' },
    ...{
      step: undefined,
      holder: undefined,
      submittedAt: run.now,
      receivedAt: undefined,
      competentAt: run.now,
      due: undefined,
    },
    ...{ asked: [], requests: 0, objections: 0, isDrafted: false, isExtended: false, wasSentBack: false },
  };
  run.agenda.put(
    momentOf(life, day, () => dice.next()),
    () => arrive(run, life),
  );
}

function matterOf({ stage, scenario }: Run, day: LocalDate, dice: number): Matter {
  const { procedures, common } = scenario.arrivals;
  const matters = stage.matters(day);
  const weights = procedures && matters.map(({ procedure }) => procedures[procedure] ?? 0);
  const index = weights ? pickWeighted(weights, dice) : Math.floor(matters.length * dice ** common);
  const found = matters[index];
  if (!found) throw new Error(`${day}: no procedure of the scenario is taken in here`);
  return found;
}
