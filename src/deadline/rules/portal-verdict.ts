import { type Outcome, ok } from '#kernel/outcome.ts';
import { type Instant, instantOf, type LocalDate } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import { type ClockRecord, earlier, endingOf, supplementTime } from './clock-record.ts';
import { type DeadlineRefusal, deadline } from './deadline.ts';

/** Which rule of the operator's document decided. */
export type PortalReason = 'ended' | 'not-ended' | 'waiting-supplement' | 'supplement-repeated';

export interface PortalVerdict {
  readonly onTime: boolean;
  readonly reason: PortalReason;
  /** When the portal takes handling to have ended. */
  readonly end: Instant;
  /** The same less the time of supplements: what is compared. */
  readonly adjustedEnd: Instant;
  /** NgayHenTra, or the end of the procedure's term when the portal was told none. */
  readonly limit: Instant;
  readonly limitFrom: 'promised' | 'term';
  /** The latest end of handling that the portal would still find on time. */
  readonly onTimeUntil: Instant;
}

/**
 * Indicator 2.1 of QĐ 766 as its operator computes it: a supplement only pauses, by the clock on the wall, and a due
 * date once told stands. Its first and fourth rule also apply to a dossier still running, whose end is then the
 * period's last day (rule 2): the document calls that day the end of handling.
 */
export function portalVerdict(
  record: ClockRecord,
  calendar: WorkingCalendar,
  periodEnd: LocalDate,
): Outcome<PortalVerdict, DeadlineRefusal> {
  const { reason, end } = portalEnd(record, periodEnd);
  const limit = portalLimit(record, calendar);
  if (!limit.ok) return limit;
  const pause = supplementTime(record.supplements);
  const adjustedEnd = earlier(end, pause);
  return ok({
    onTime: reason !== 'supplement-repeated' && adjustedEnd <= limit.value,
    reason,
    end,
    adjustedEnd,
    limit: limit.value,
    limitFrom: record.promised === undefined ? 'term' : 'promised',
    onTimeUntil: earlier(limit.value, -pause),
  });
}

/** Rules 1 to 3: the end status by its rank; none, a single request still open: its moment; otherwise the period's end. */
function portalEnd(record: ClockRecord, periodEnd: LocalDate): { reason: PortalReason; end: Instant } {
  const { endings, supplements } = record;
  const ending = endingOf(endings);
  if (ending) return { reason: 'ended', end: ending.at };
  const last = supplements.at(-1);
  if (supplements.length > 1) return { reason: 'supplement-repeated', end: instantOf(periodEnd, 1440) };
  if (last && last.completed === undefined) return { reason: 'waiting-supplement', end: last.requested };
  return { reason: 'not-ended', end: instantOf(periodEnd, 1440) };
}

/** Rule 5: without NgayHenTra, end − NgayTiepNhan − supplements against the procedure's limit, counted in its own unit. */
function portalLimit(
  { promised, receipt, term }: ClockRecord,
  calendar: WorkingCalendar,
): Outcome<Instant, DeadlineRefusal> {
  if (promised !== undefined) return ok(promised);
  const found = deadline({ from: receipt.complete, term, regime: 'portal' }, calendar);
  return found.ok ? ok(found.value.legalEnd) : found;
}
