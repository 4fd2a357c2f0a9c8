/**
 * The door to trials for pages and jobs: beside `index.ts`, which takes the whole engine along that no page needs.
 */
export { askTrial, beginTrial, cancelTrial, endTrial } from './acts/trials.ts';
export { scenarioFiles } from './files.ts';
export {
  isEnded,
  TRIAL_MS,
  type TrialOutcome,
  type TrialState,
  trialCommands,
  trialScale,
  trialState,
  triesOut,
} from './rules/trial.ts';
export { TRIAL } from './rules/trial-limits.ts';
export { officeRows, type TrialFigures, trialRows } from './rules/trial-rows.ts';
export { readWhatIf, type WhatIf } from './rules/what-if.ts';
export { proceduresHere, processNow, unitsAtWork } from './sql/choices.ts';
export { findTrial, keepSeen, type Trial, type TrialEnd, trialsOf } from './sql/trials.ts';
