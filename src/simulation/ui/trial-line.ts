import type { TrialState } from '../rules/trial.ts';
import type { Trial } from '../sql/trials.ts';

/** A trial as it is read: its change and scenario by their names, and where it stands. */
export interface TrialLine extends Trial {
  readonly name: string;
  readonly title: string;
  readonly state: TrialState;
  readonly isOver: boolean;
}
