import type { State } from '#ui/shapes.ts';
import type { TrialState } from '../rules/trial.ts';

export const trialShape: Record<TrialState, State> = {
  waiting: 'waiting',
  running: 'waiting',
  stopping: 'waiting',
  done: 'done',
  cancelled: 'paused',
  failed: 'error',
  'too-long': 'error',
  lost: 'error',
};
