import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { addDays, dateAt, type Instant, instantOf, type LocalDate } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import { type DatedRule, ruleAt } from './dated-rules.ts';
import { closing, indexAt, isWorkday } from './working-time.ts';

export interface ExtensionRequest {
  readonly due: Instant;
  readonly newDue: Instant;
  /** When the apology (Mẫu 04) is sent. */
  readonly at: Instant;
  readonly extensionsSoFar: number;
}

export interface Extension {
  readonly rule: DatedRule;
  /** Never overwritten: lateness is counted against both dates. */
  readonly original: Instant;
  readonly due: Instant;
  readonly decided: Instant;
}

export interface ApologyLimit {
  /** At least one plain day before the due day (Đ19.6). */
  readonly lastDay: LocalDate;
  /** The last moment an office sits by then; what the desk's alarm uses. */
  readonly lastSitting: Instant;
}

/** By when an apology must go out if the answer will be late. */
export function apologyBy(due: Instant, calendar: WorkingCalendar): Outcome<ApologyLimit, 'rule-not-in-force'> {
  const rule = ruleAt('apology', dateAt(due));
  if (!rule.ok) return rule;
  const lastDay = addDays(dateAt(due), -(rule.value.term?.amount as number));
  let day = indexAt(calendar, instantOf(lastDay));
  while (!isWorkday(calendar, day)) day--;
  return ok({ lastDay, lastSitting: closing(calendar, day) });
}

/** One new date, announced in time, the first one kept (Đ19.6). */
export function extend(
  { due, newDue, at, extensionsSoFar }: ExtensionRequest,
  calendar: WorkingCalendar,
): Outcome<Extension, 'extension-used' | 'extension-too-late' | 'extension-not-later' | 'rule-not-in-force'> {
  const rule = ruleAt('apology', dateAt(due));
  if (!rule.ok) return rule;
  const limit = apologyBy(due, calendar);
  if (!limit.ok) return limit;
  if (extensionsSoFar >= (rule.value.times as number)) return refused('extension-used');
  if (dateAt(at) > limit.value.lastDay) return refused('extension-too-late', { last: limit.value.lastDay });
  if (newDue <= due) return refused('extension-not-later', { date: dateAt(newDue), due: dateAt(due) });
  return ok({ rule: rule.value, original: due, due: newDue, decided: at });
}
