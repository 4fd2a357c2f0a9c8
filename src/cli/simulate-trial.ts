import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectOnce } from '#db/pool.server.ts';
import { addDays, dateAt, type Instant, instant, instantOf } from '#kernel/time.ts';
import { digestOfTrail, readWhatIf, runSimulation, type WhatIf, withWhatIf } from '#simulation/index.ts';
import { figuresOfRun } from '#simulation/sql/trial-figures.ts';
import {
  beginTrial,
  endTrial,
  findTrial,
  keepSeen,
  scenarioFiles,
  TRIAL_MS,
  type Trial,
  type TrialEnd,
  type TrialFigures,
  type TrialOutcome,
  trialScale,
} from '#simulation/trials.ts';
import { type App, openApp } from '../app.ts';
import { readSettings } from '../env.server.ts';
import { type Call, CommandRefused } from './command.ts';
import { openExisting } from './database.ts';
import { readScenario } from './scenario-file.ts';
import { databaseOf, openRun } from './simulation-database.ts';

/** Two connections at work, so that a trial leaves the office's work a processor. */
const LANES = 2;
const TELL_MS = 1_000;

/** Why a trial ends before its time. */
class Ended extends Error {
  readonly outcome: TrialOutcome;
  constructor(outcome: TrialOutcome) {
    super(outcome);
    this.outcome = outcome;
  }
}

/** How far the run is, told by the engine and kept every second. */
interface Told {
  leg: 1 | 2;
  acts: number;
  at: Instant | undefined;
}

/**
 * `motcua simulate trial ID`: lives a trial that a leader asked for (jobs/live-trial.ts starts it). Its two databases are thrown
 * away whatever becomes of it; what stays is the figures.
 */
export async function liveTrial(call: Call, id: string): Promise<number> {
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    const trial = await findTrial(app.read, app.realm, id);
    if (!trial || !(await beginTrial(app, id))) throw new CommandRefused(call.words.simulation.noTrial(id));
    return await lived(app, trial, call, database.ownerUrl);
  } finally {
    await app.close();
    await database.close();
  }
}

async function lived(app: App, trial: Trial, call: Call, ownerUrl: string): Promise<number> {
  const names = legsOf(app.realm);
  const end = await bothRuns(app, trial, call, () => throwAway(app, ownerUrl, names));
  await throwAway(app, ownerUrl, names);
  await endTrial(app, trial.id, end);
  if (end.outcome === 'failed') app.log.error({ event: 'trial', trial: trial.id, why: end.why }, 'a trial broke off');
  return end.outcome === 'done' ? 0 : 1;
}

/** How it ended; `clear`: what a trial that was killed left is thrown away first. */
async function bothRuns(app: App, trial: Trial, call: Call, clear: () => Promise<void>): Promise<TrialEnd> {
  const told: Told = { leg: 1, acts: 0, at: undefined };
  const watched = watch(app, trial.id, told);
  const [first, second] = legsOf(app.realm);
  const live = (name: string, changes: readonly WhatIf[]) =>
    Promise.race([watched.ended, oneRun(call, trial, { name, changes, told })]);
  try {
    const change = readWhatIf(trial.change);
    if (!change) throw new Error(trial.change);
    await clear();
    const before = await live(first, []);
    Object.assign(told, { leg: 2, acts: 0, at: undefined });
    return { outcome: 'done', before, after: await live(second, [change]) };
  } catch (error) {
    if (error instanceof Ended) return { outcome: error.outcome };
    return { outcome: 'failed', why: error instanceof Error ? error.message : String(error) };
  } finally {
    watched.close();
  }
}

/** Only one trial at a time lives in a realm, so its runs always have the same names. */
const legsOf = (realm: string): readonly [string, string] => {
  const of = (leg: string) => `phuong-an-${realm.toLowerCase()}-${leg}`;
  return [of('truoc'), of('sau')];
};

/** Keeps how far it is every second; ends it when a leader cancels, another ends it or its time is over. */
function watch(app: App, id: string, told: Told): { ended: Promise<never>; close(): void } {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  // Looked at by who races it; between two races nobody does.
  ended.catch(() => {});
  const began = performance.now();
  const timer = setInterval(async () => {
    if (performance.now() - began > TRIAL_MS) return reject(new Ended('too-long'));
    const day = told.at === undefined ? null : dateAt(told.at);
    const now = { id, at: app.clock.now(), leg: told.leg, acts: told.acts, day };
    const goes = await keepSeen(app.read, app.realm, now).catch(() => true);
    if (!goes) reject(new Ended('cancelled'));
  }, TELL_MS);
  return { ended, close: () => clearInterval(timer) };
}

interface Leg {
  readonly name: string;
  readonly changes: readonly WhatIf[];
  readonly told: Told;
}

async function oneRun(call: Call, trial: Trial, { name, changes, told }: Leg): Promise<TrialFigures> {
  const total = scenarioFiles().find((one) => one.name === trial.scenario)?.arrivals.total ?? trial.dossiers;
  const quiet = { ...call, json: true };
  const scale = trialScale(total, trial.dossiers);
  const scenario = withWhatIf(readScenario(trial.scenario, trial.until, scale, quiet), changes);
  const last = addDays(scenario.period.from, scenario.period.days - 1);
  const end = Math.min(instantOf(trial.until, 1439), instantOf(last, 1439), Date.now());
  const run = await openRun(quiet, name, 'fill');
  try {
    const done = await runSimulation(run.app, {
      ...{ scenario, changes, seed: trial.seed, lanes: LANES, until: instant(end) },
      progress: (acts, at) => Object.assign(told, { acts, at }),
    });
    const refusals = Object.entries(done.refusals).map(([what, codes]) => `${what} ${codes[0]}`);
    if (refusals.length + done.differences + done.scoreDifferences > 0)
      throw new Error(`refused: ${refusals.join(', ')}`);
    const digest = await digestOfTrail(run.app);
    return { ...(await figuresOfRun(run.app.read, run.app.realm)), digest, officers: done.officers };
  } finally {
    await run.close();
  }
}

/** What runs leave beside their figures; one that is broken off in the middle loses its connections by it. */
async function throwAway({ settings }: App, ownerUrl: string, names: readonly string[]): Promise<void> {
  const client = await connectOnce(ownerUrl);
  try {
    for (const name of names) await client.query(`drop database if exists ${databaseOf(name)} with (force)`);
  } finally {
    await client.end();
  }
  for (const name of names) rmSync(join(settings.varFolder, 'simulations', name), { recursive: true, force: true });
}
