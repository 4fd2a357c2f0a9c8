import type { refusalPar } from '#words/vi/refusal-par.ts';

/** The HTTP status of refusals of self-scoring, targets, reports and published figures. */
export const parStatus: Record<keyof typeof refusalPar, number> = {
  'count-unreadable': 422,
  'rate-unreadable': 422,
  'whole-nothing': 422,
  'part-over-whole': 422,
};
