import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import { isTargetIndicator, type TargetIndicator } from './target-indicators.ts';

/** All of it. */
const WHOLE = 10_000;

/** A target as it may be set: on an indicator there is, above nothing and at most all, not due before its paper. */
export function checkTarget(
  { indicator, wanted, due }: { readonly indicator: string; readonly wanted: number; readonly due: LocalDate },
  issuedOn: LocalDate,
): Outcome<TargetIndicator, 'target-indicator' | 'target-value' | 'target-due'> {
  if (!isTargetIndicator(indicator)) return refused('target-indicator');
  if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > WHOLE) return refused('target-value');
  return due < issuedOn ? refused('target-due', { day: issuedOn }) : ok(indicator);
}
