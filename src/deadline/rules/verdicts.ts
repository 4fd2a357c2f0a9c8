import { type Outcome, ok } from '#kernel/outcome.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { ClockRecord } from './clock-record.ts';
import type { DeadlineRefusal } from './deadline.ts';
import { type DecreeVerdict, decreeVerdict } from './decree-verdict.ts';
import { type PortalVerdict, portalVerdict } from './portal-verdict.ts';

export interface Verdicts {
  readonly decree: DecreeVerdict;
  readonly portal: PortalVerdict;
}

/** Both judgements of one dossier, never merged: they differ after a supplement, and people are scored by the second. */
export function verdicts(
  record: ClockRecord,
  calendar: WorkingCalendar,
  seen: { readonly asOf: Instant; readonly periodEnd: LocalDate },
): Outcome<Verdicts, DeadlineRefusal | 'rule-not-in-force'> {
  const decree = decreeVerdict(record, calendar, seen.asOf);
  if (!decree.ok) return decree;
  const portal = portalVerdict(record, calendar, seen.periodEnd);
  return portal.ok ? ok({ decree: decree.value, portal: portal.value }) : portal;
}
