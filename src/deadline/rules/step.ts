import type { Instant, LocalDate } from '#kernel/time.ts';
import type { DayOff, MakeUpDay, UnknownPeriod } from './calendar.ts';

/**
 * One step of a derivation, in the order the clock was reckoned. The `counts` of a derivation add up to the term
 * (`termMeasure`): minutes for terms in hours, otherwise days or months.
 */
export type Step =
  | { readonly kind: 'start'; readonly at: Instant }
  | { readonly kind: 'restart'; readonly at: Instant }
  | { readonly kind: 'restart-ignored'; readonly at: Instant }
  | { readonly kind: 'wait'; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'first-day'; readonly date: LocalDate }
  | CountStep
  | OffStep
  | { readonly kind: 'roll'; readonly from: LocalDate; readonly to: LocalDate; readonly holiday?: DayOff }
  | PauseStep
  | { readonly kind: 'doubt'; readonly period: UnknownPeriod }
  | { readonly kind: 'due'; readonly at: Instant };

export interface CountStep {
  readonly kind: 'count';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly counts: number;
  readonly makeUp?: MakeUpDay;
}

export interface OffStep {
  readonly kind: 'off';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly holidays: readonly DayOff[];
}

export interface PauseStep {
  readonly kind: 'pause';
  readonly from: Instant;
  readonly to: Instant;
  /** Minutes by which the due time moves: working minutes for working units, clock minutes for the others; 0 if idle. */
  readonly moves: number;
  readonly measure: 'working' | 'clock';
}

/** What the steps add up to; equal to `termMeasure` of the term. */
export const counted = (steps: readonly Step[]): number =>
  steps.reduce((sum, step) => sum + (step.kind === 'count' ? step.counts : 0), 0);
