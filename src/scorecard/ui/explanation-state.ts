import type { State } from '#ui/shapes.ts';
import type { ExplanationState } from '../rules/explanation.ts';

export const stateShape: Record<ExplanationState, State> = {
  waiting: 'waiting',
  late: 'late',
  answered: 'done',
  'answered-late': 'done',
};
