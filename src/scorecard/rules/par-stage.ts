import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';

/** A sheet's way: the unit scores, is appraised, explains what it was asked to, is appraised again. */
export const PAR_STAGES = ['self', 'first', 'explain', 'second'] as const;
export type ParStage = (typeof PAR_STAGES)[number];

export interface ParWindows {
  readonly selfFrom: LocalDate;
  readonly selfTo: LocalDate;
  readonly firstTo: LocalDate;
  readonly explainTo: LocalDate;
  readonly secondTo: LocalDate;
}

export interface ParProgress {
  readonly closed: readonly ParStage[];
  /** Whether the first round asked the unit to explain anything. */
  readonly asked: boolean;
}

/**
 * The stage a sheet stands at on a day; `done` after the second round. A unit that has sent nothing when its window ends
 * is appraised on what it entered; an explanation not given in its window is passed over.
 */
export function stageOn({ closed, asked }: ParProgress, windows: ParWindows, today: LocalDate): ParStage | 'done' {
  if (closed.includes('second')) return 'done';
  if (closed.includes('first')) {
    const explains = asked && !closed.includes('explain') && today <= windows.explainTo;
    return explains ? 'explain' : 'second';
  }
  return closed.includes('self') || today > windows.selfTo ? 'first' : 'self';
}

/** The last day of a stage. */
export const lastDayOfStage = (stage: ParStage, windows: ParWindows): LocalDate =>
  ({ self: windows.selfTo, first: windows.firstTo, explain: windows.explainTo, second: windows.secondTo })[stage];

export const UNIT_STAGES: readonly ParStage[] = ['self', 'explain'];

/** Whether a stage may be worked on that day: the sheet stands at it, and its window is open. */
export function mayWork(
  stage: ParStage,
  progress: ParProgress,
  windows: ParWindows,
  today: LocalDate,
): Outcome<ParStage, 'par-stage-other' | 'par-window-closed' | 'par-window-early'> {
  const stands = stageOn(progress, windows, today);
  const to = lastDayOfStage(stage, windows);
  if (stage === 'self' && today < windows.selfFrom) return refused('par-window-early', { day: windows.selfFrom });
  if (stands !== stage) return today > to ? refused('par-window-closed', { day: to }) : refused('par-stage-other');
  return today > to ? refused('par-window-closed', { day: to }) : ok(stage);
}
