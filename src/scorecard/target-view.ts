import { type LocalDate, localDate } from '#kernel/time.ts';
import type { DossierMark } from './rules/judge.ts';
import { isOverdue, shareOf, type TargetState, type TargetValue, targetState } from './rules/target-state.ts';
import type { Target } from './sql/targets.ts';
import { MARK_OF, type ValueOf } from './target-values.ts';

export interface TargetLine extends Target {
  readonly value: TargetValue | undefined;
  /** Hundredths of a percent; nothing where nothing is counted. */
  readonly share: number | undefined;
  readonly state: TargetState;
  readonly isOverdue: boolean;
  /**
   * The set of a year in which the dossiers behind the value are listed. `isExact`: none of the list came after its last day;
   * `isWhole`: who is not in the numerator is listed there too.
   */
  readonly listed:
    | { readonly mark: DossierMark; readonly year: string; readonly isExact: boolean; readonly isWhole: boolean }
    | undefined;
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
  const lastOf = (one: Target) => (today < one.due ? today : one.due);
  const value = (one: Target) => {
    const to = lastOf(one);
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
      const listed = listedOf(one, lastOf(one), today);
      return { ...one, value: found, share, state, isOverdue: isOverdue(state), listed };
    }),
  );
}

function listedOf({ indicator }: Target, to: LocalDate, today: LocalDate): TargetLine['listed'] {
  const mark = (MARK_OF as Partial<Record<Target['indicator'], DossierMark>>)[indicator];
  const year = to.slice(0, 4);
  return mark && { mark, year, isExact: to === today || to === `${year}-12-31`, isWhole: mark !== '3.4' };
}
