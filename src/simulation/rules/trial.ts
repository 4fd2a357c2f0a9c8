import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import { TRIAL } from './trial-limits.ts';
import { readWhatIf, type WhatIf } from './what-if.ts';

/** What a leader wants tried: a scenario lived twice, once with one change, so that every difference comes from it. */
export interface TrialWish {
  readonly scenario: string;
  /** In each run. */
  readonly dossiers: number;
  readonly seed: number;
  /** As the command line takes it. */
  readonly change: string;
}

/** Both runs together; a process that is not done by then is ended. */
export const TRIAL_MS = 20 * 60_000;
/** The process that lives a trial says every second that it lives; this long without a word, it is gone. */
const SILENT_MS = 120_000;

/** Who leads may try; the figures are of invented people, so whoever leads anything in the province sees them all. */
export const triesOut = (viewer: Viewer): viewer is Extract<Viewer, { kind: 'officer' }> =>
  viewer.kind === 'officer' && !viewer.client && viewer.posts.some(({ role }) => role === 'leader');

export function checkTrial(
  wish: TrialWish,
  scenarios: readonly string[],
): Outcome<WhatIf, 'trial-scenario' | 'trial-size' | 'trial-seed' | 'trial-change'> {
  const { dossiers, seed } = wish;
  if (!scenarios.includes(wish.scenario)) return refused('trial-scenario');
  const isWithin = (value: number, least: number, most: number) =>
    Number.isSafeInteger(value) && value >= least && value <= most;
  if (!isWithin(dossiers, TRIAL.least, TRIAL.most))
    return refused('trial-size', { least: TRIAL.least, most: TRIAL.most });
  if (!isWithin(seed, 1, TRIAL.mostSeed)) return refused('trial-seed', { most: TRIAL.mostSeed });
  const change = readWhatIf(wish.change);
  const isGood = change && !(change.kind === 'add-staff' && change.count > TRIAL.mostStaff);
  return isGood ? ok(change) : refused('trial-change', { most: TRIAL.mostStaff });
}

export type TrialOutcome = 'done' | 'cancelled' | 'failed' | 'too-long' | 'lost';
export type TrialState = 'waiting' | 'running' | 'stopping' | TrialOutcome;

export interface TrialLife {
  readonly askedAt: Instant;
  readonly begunAt: Instant | null;
  readonly seenAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly outcome: TrialOutcome | null;
}

/** Where a trial stands. One whose process was killed says so after two minutes of silence, whether or not anybody ended it. */
export function trialState(one: TrialLife, now: Instant): TrialState {
  if (one.outcome) return one.outcome;
  if (now - (one.seenAt ?? one.askedAt) > SILENT_MS) return 'lost';
  if (one.cancelledAt !== null) return 'stopping';
  return one.begunAt === null ? 'waiting' : 'running';
}

export const isEnded = (state: TrialState): boolean => !['waiting', 'running', 'stopping'].includes(state);

/** By how much a scenario's counts are taken so that so many dossiers come of it; six decimals, as the command line is given it. */
export const trialScale = (total: number, dossiers: number): number => Math.round((dossiers / total) * 1e6) / 1e6;

/** The commands that live the same two runs and set them side by side. */
export function trialCommands(
  { scenario, dossiers, seed, until, change }: TrialWish & { readonly until: LocalDate },
  total: number,
): string[] {
  const same = `motcua simulate --scenario ${scenario} --scale ${trialScale(total, dossiers)} --seed ${seed} --until ${until}`;
  return [`${same} --into truoc`, `${same} --into sau --what-if ${change}`, 'motcua simulate compare truoc sau'];
}
