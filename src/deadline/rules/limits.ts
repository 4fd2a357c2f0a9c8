import { type Outcome, ok } from '#kernel/outcome.ts';
import { dateAt, type Instant, instant, MINUTE_MS } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import { type DatedRule, ruleAt } from './dated-rules.ts';
import { type Deadline, type DeadlineRefusal, deadline } from './deadline.ts';
import type { Session } from './hours.ts';
import type { Term } from './term.ts';
import { closing, dayStart, indexAt, isWorkday, workdayFrom } from './working-time.ts';

export interface Limit {
  readonly rule: DatedRule;
  readonly deadline: Deadline;
}

/** A limit of the decree that is a term: the answer to an online dossier, the request for a supplement, a correction … */
export function limitOf(
  matter: 'online-answer' | 'paper-onward' | 'supplement-request' | 'supplement-close' | 'correction' | 'fee-to-budget',
  from: Instant,
  calendar: WorkingCalendar,
): Outcome<Limit, DeadlineRefusal | 'rule-not-in-force'> {
  const rule = ruleAt(matter, dateAt(from));
  if (!rule.ok) return rule;
  const found = deadline({ from, term: rule.value.term as Term }, calendar);
  return found.ok ? ok({ rule: rule.value, deadline: found.value }) : found;
}

/** The system alerts the officer within two hours, at night and on Sundays too (Đ17.2): a machine keeps no office hours. */
export function alertBy(arrived: Instant): Outcome<Instant, 'rule-not-in-force'> {
  const rule = ruleAt('online-alert', dateAt(arrived));
  return rule.ok ? ok(instant(arrived + (rule.value.term as Term).amount * 60 * MINUTE_MS)) : rule;
}

/**
 * Hand-over to who resolves it (Đ18.2): the same working day, or at the beginning of the next when received after 15:00.
 * What arrives on a day of rest is handed over at the beginning of the next. This hour does not move the start of the term.
 */
export function handOverBy(received: Instant, calendar: WorkingCalendar): Outcome<Instant, 'rule-not-in-force'> {
  const rule = ruleAt('hand-over', dateAt(received));
  if (!rule.ok) return rule;
  const day = indexAt(calendar, received);
  const cutoff = dayStart(calendar, day) + (rule.value.hour as number) * MINUTE_MS;
  if (isWorkday(calendar, day) && received <= cutoff) return ok(closing(calendar, day));
  const next = workdayFrom(calendar, day + 1) as number;
  const [first] = calendar.sessions[next] as readonly Session[];
  const { opens, closes } = first as Session;
  const by = Math.min(opens + (rule.value.beginning ?? 0), closes);
  return ok(instant(dayStart(calendar, next) + by * MINUTE_MS));
}
