import type { State } from '#ui/shapes.ts';
import type { PublishedVerdict } from '../rules/published-verdict.ts';

/** The shape and colour of a verdict; its word stands beside it. */
export const publishedState: Record<PublishedVerdict['kind'], State> = {
  follows: 'done',
  possible: 'paused',
  differs: 'late',
  'no-rate': 'info',
} as const;
