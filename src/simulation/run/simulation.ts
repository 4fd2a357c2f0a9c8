import { setTimeout as wait } from 'node:timers/promises';
import { sealDays } from '#db/roots.ts';
import { filesOf } from '#demo/history/files.ts';
import { recountQueues } from '#dossier/index.ts';
import { ok } from '#kernel/outcome.ts';
import { type Instant, instant, instantOf, minuteAt } from '#kernel/time.ts';
import { watchLimits } from '#notice/index.ts';
import { foldAll, recountScore } from '#scorecard/index.ts';
import type { App } from '../../app.ts';
import type { Scenario } from '../rules/scenario.ts';
import { simulate } from '../rules/simulate.ts';
import type { WhatIf } from '../rules/what-if.ts';
import { doneBefore } from './before.ts';
import { type Lived, live } from './live.ts';
import { moveSteps } from './move-steps.ts';
import { People } from './people.ts';
import { appAt, perform } from './perform.ts';
import { Reactions, takeBackJobs } from './reactions.ts';
import { openStage } from './stage.ts';

export interface Wish {
  readonly scenario: Scenario;
  readonly seed: number;
  /** Nothing happens after it. */
  readonly until: Instant;
  readonly lanes: number;
  readonly changes: readonly WhatIf[];
  /** Virtual seconds in a real one; as fast as it goes, if not said. */
  readonly speed?: number | undefined;
  progress?(acts: number, at: Instant): void;
}

export interface Simulated extends Lived {
  /** Acts that a run broken off before had done already. */
  readonly before: number;
  /** Of the acts alone, without opening the stage. */
  readonly seconds: number;
  readonly officers: number;
  readonly skipped: readonly string[];
  /** What the count of all queues, and that of the index, found astray: must be nothing. */
  readonly differences: number;
  readonly scoreDifferences: number;
}

/**
 * Lives a scenario through the real acts on a province that has no dossiers yet, or goes on with a run of the same wish that was
 * broken off anywhere: the plan is made again, and what of it is in the trail is passed over.
 */
export async function runSimulation(given: App, wish: Wish): Promise<Simulated> {
  const { scenario, seed, changes, progress } = wish;
  const app = { ...given, onPaper: scenario.signing === 'paper' };
  const begins = instantOf(scenario.period.from);
  const start = appAt(app, begins);
  await moveSteps(start, changes, scenario.period.from);
  const more = changes.filter((one) => one.kind === 'add-staff');
  const { stage, staff, skipped } = await openStage(start, scenario, seed, more);
  const hands = { app, people: new People(seed), officers: staff.officers, papers: await filesOf(app.files) };
  const caused = new Reactions();
  const before = await doneBefore(app);
  let isFolded = true;
  const began = performance.now();
  const lived = await live(simulate(stage, scenario, seed, wish.until), {
    ...(progress ? { progress } : {}),
    lanes: wish.lanes,
    async perform(planned) {
      const isDone = before.isDone(planned);
      if (isDone && before.isSettled(planned.at)) return ok(planned.code);
      isFolded = false;
      const done = isDone ? ok(planned.code) : await perform(hands, planned);
      if (done.ok) await caused.react(appAt(app, planned.at), planned);
      return done;
    },
    planned: (one) => caused.planned(one),
    async turn(at) {
      await caused.publish(appAt(app, at));
      if (before.isSettled(instant(at - 1))) return;
      if (!isFolded) await foldAll(appAt(app, at));
      isFolded = true;
      await recurring(appAt(app, at), at);
      if (wish.speed !== undefined) await pace(began, (at - begins) / wish.speed);
    },
  });
  await caused.publish(appAt(app, lived.ended));
  await foldAll(appAt(app, lived.ended));
  const seconds = (performance.now() - began) / 1000;
  await takeBackJobs(app);
  const after = appAt(app, lived.ended);
  const [queues, score] = [await recountQueues(after), await recountScore(after)];
  const differences = { differences: queues.differences, scoreDifferences: score.differences };
  return { ...lived, before: before.acts, seconds, officers: staff.officers.size, skipped, ...differences };
}

/** Waits until so many milliseconds have passed since then. */
async function pace(began: number, ms: number): Promise<void> {
  const left = ms - (performance.now() - began);
  if (left > 0) await wait(left);
}

/** When alarms are looked for: twice a day and not every five minutes, so that some are told of hours later. */
const ALARMS: readonly number[] = [9, 15];

/** The program's recurring jobs by the virtual clock: alarms, the trail sealed after midnight. */
async function recurring(app: App, at: Instant): Promise<void> {
  const hour = Math.floor(minuteAt(at) / 60);
  if (hour === 0) await sealDays(app);
  if (ALARMS.includes(hour)) await watchLimits(app);
  if (hour === 0 || hour === 12) await takeBackJobs(app);
}
