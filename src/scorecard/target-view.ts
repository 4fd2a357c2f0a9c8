import { type LocalDate, localDate } from '#kernel/time.ts';
import { isOverdue, shareOf, type TargetState, type TargetValue, targetState } from './rules/target-state.ts';
import type { Target } from './sql/targets.ts';
import type { ValueOf } from './target-values.ts';

export interface TargetLine extends Target {
  readonly value: TargetValue | undefined;
  /** Hundredths of a percent; nothing where nothing is counted. */
  readonly share: number | undefined;
  readonly state: TargetState;
  readonly isOverdue: boolean;
}

/**
 * Targets with what stands today. A value is of the running year to today, or once the due day is over of its year to that
 * day: what was reached by then is not changed by what comes after.
 */
export async function withProgress(
  targets: readonly Target[],
  values: ValueOf,
  today: LocalDate,
): Promise<TargetLine[]> {
  const asked = new Map<string, Promise<TargetValue | undefined>>();
  const value = (one: Target) => {
    const to = today < one.due ? today : one.due;
    const period = { from: localDate(`${to.slice(0, 4)}-01-01`), to };
    const key = [one.indicator, one.unit, period.from, period.to].join(' ');
    const found = asked.get(key) ?? values(one.indicator, one.unit, period);
    asked.set(key, found);
    return found;
  };
  return Promise.all(
    targets.map(async (one) => {
      const found = await value(one);
      const state = targetState(one, found, today);
      const share = found && found.whole > 0 ? shareOf(found) : undefined;
      return { ...one, value: found, share, state, isOverdue: isOverdue(state) };
    }),
  );
}
