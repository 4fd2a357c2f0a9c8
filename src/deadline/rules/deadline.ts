import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, dayNumber, formatInstant, type Instant, instant, type LocalDate } from '#kernel/time.ts';
import type { UnknownPeriod, WorkingCalendar } from './calendar.ts';
import { type Counted, count } from './count.ts';
import { type Interval, mergePauses } from './pause.ts';
import type { Step } from './step.ts';
import { checkTerm, type Term, type TermRefusal } from './term.ts';
import { dayStart, indexAt, reaches } from './working-time.ts';

/** The decree starts the term again after a supplement (NĐ 118/2025 Đ19.5); the national portal only pauses it (QĐ 766, 2.1). */
export type Regime = 'decree' | 'portal';

export interface DeadlineRequest {
  /** When the term begins to run; which moment that is, `start.ts` says. */
  readonly from: Instant;
  readonly term: Term;
  readonly pauses?: readonly Interval[];
  /** When supplements asked for in processing were complete. */
  readonly restarts?: readonly Instant[];
  readonly regime?: Regime;
  /** Minutes since midnight; 15:00 unless the agency decided otherwise. */
  readonly sameDayCutoff?: number;
}

export interface Deadline {
  readonly term: Term;
  readonly regime: Regime;
  readonly from: Instant;
  /** From where the term was counted: `from`, or the last restart. */
  readonly start: Instant;
  /** What is printed and promised: inside working time, for terms in days the close of the last day. */
  readonly due: Instant;
  readonly dueDate: LocalDate;
  /** When lateness begins in law: for terms in days the midnight that ends the due day (148.6), otherwise `due`. */
  readonly legalEnd: Instant;
  readonly provisional: boolean;
  readonly doubts: readonly UnknownPeriod[];
  readonly steps: readonly Step[];
}

export type DeadlineRefusal = TermRefusal | 'pause-reversed' | 'restart-before-start' | 'calendar-does-not-reach';

/** When the answer is due, with every step by which that was found. Same facts, same answer; no clock is read. */
export function deadline(request: DeadlineRequest, calendar: WorkingCalendar): Outcome<Deadline, DeadlineRefusal> {
  const { from, regime = 'decree', restarts = [] } = request;
  const term = checkTerm(request.term);
  if (!term.ok) return term;
  const pauses = mergePauses(request.pauses ?? []);
  if (!pauses.ok) return pauses;
  const early = restarts.find((restart) => restart < from);
  if (early) return refused('restart-before-start', { restart: formatInstant(early), start: formatInstant(from) });
  const beyond = [from, ...restarts, ...pauses.value.flatMap((pause) => [pause.from, pause.to])].find(
    (at) => !reaches(calendar, indexAt(calendar, at)),
  );
  if (beyond) return doesNotReach(calendar, dateAt(beyond));

  const start = regime === 'decree' ? instant(Math.max(from, ...restarts)) : from;
  const run = count(calendar, start, term.value, pauses.value, request.sameDayCutoff);
  if (!run) return doesNotReach(calendar, dateAt(start));
  return ok(answer(calendar, request, regime, start, run));
}

function answer(
  calendar: WorkingCalendar,
  { from, term, restarts = [] }: DeadlineRequest,
  regime: Regime,
  start: Instant,
  run: Counted,
): Deadline {
  const last = indexAt(calendar, run.due);
  const doubts = doubtsWithin(calendar, run.doubtFrom, last);
  const byTheHour = term.unit === 'h' || term.unit === 'wh';
  const steps: Step[] = [{ kind: 'start', at: from }];
  for (const at of restarts) steps.push({ kind: regime === 'decree' ? 'restart' : 'restart-ignored', at });
  for (const step of run.steps) steps.push(step);
  for (const period of doubts) steps.push({ kind: 'doubt', period });
  steps.push({ kind: 'due', at: run.due });
  return {
    term,
    regime,
    from,
    start,
    due: run.due,
    dueDate: calendar.dates[last] as LocalDate,
    legalEnd: byTheHour ? run.due : dayStart(calendar, last + 1),
    provisional: doubts.length > 0,
    doubts,
    steps,
  };
}

const CERTAIN: readonly UnknownPeriod[] = [];

/** The unannounced periods with a day, among those counted, that may or may not be worked. */
function doubtsWithin(calendar: WorkingCalendar, first: number, last: number): readonly UnknownPeriod[] {
  const { doubtsBefore, firstDay, unknown } = calendar;
  if (first > last || doubtsBefore[last + 1] === doubtsBefore[first]) return CERTAIN;
  return unknown.filter((period) => {
    const begins = Math.max(first, (dayNumber(period.from) as number) - firstDay);
    const ends = Math.min(last, (dayNumber(period.to) as number) - firstDay);
    return begins <= ends && doubtsBefore[ends + 1] !== doubtsBefore[begins];
  });
}

const doesNotReach = (calendar: WorkingCalendar, date: LocalDate) =>
  refused('calendar-does-not-reach', {
    date,
    first: calendar.dates[0] as LocalDate,
    last: calendar.dates.at(-1) as LocalDate,
  });
