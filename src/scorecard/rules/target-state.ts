import type { LocalDate } from '#kernel/time.ts';

/** A share by its two counts. */
export interface TargetValue {
  readonly part: number;
  readonly whole: number;
}

/** `unknown`: nothing counts it yet, or there is nothing to count; neither reached nor missed is claimed. */
export type TargetState = 'reached' | 'running' | 'overdue' | 'unknown' | 'unknown-overdue';

/** Hundredths of a percent, cut off, so that what is short of a target is never rounded up to it. */
export const shareOf = ({ part, whole }: TargetValue): number => Math.floor((part * 10_000) / whole);

/** Where a target stands on a day; its last day is still in time. */
export function targetState(
  target: { readonly wanted: number; readonly due: LocalDate },
  value: TargetValue | undefined,
  today: LocalDate,
): TargetState {
  const isOver = today > target.due;
  if (!value || value.whole === 0) return isOver ? 'unknown-overdue' : 'unknown';
  // Compared as counts: 100 % is every one of them.
  if (value.part * 10_000 >= target.wanted * value.whole) return 'reached';
  return isOver ? 'overdue' : 'running';
}

export const isOverdue = (state: TargetState): boolean => state === 'overdue' || state === 'unknown-overdue';
