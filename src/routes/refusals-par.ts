import type { refusalPar } from '#words/vi/refusal-par.ts';

/** The HTTP status of refusals of self-scoring, targets, reports and published figures. */
export const parStatus: Record<keyof typeof refusalPar, number> = {
  'count-unreadable': 422,
  'rate-unreadable': 422,
  'whole-nothing': 422,
  'part-over-whole': 422,
  'par-form-sums': 422,
  'par-form-tree': 422,
  'par-form-dates': 422,
  'par-form-classes': 422,
  'par-form-used': 409,
  'par-stage-other': 409,
  'par-window-early': 422,
  'par-window-closed': 422,
  'par-window-shorter': 422,
  'par-points-wrong': 422,
  'par-points-missing': 422,
  'par-not-asked': 422,
  'par-note-missing': 422,
  'par-explanation-missing': 422,
  'par-leader-sends': 422,
};
