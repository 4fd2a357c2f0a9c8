import { type Outcome, ok } from '#kernel/outcome.ts';
import { dateAt, type Instant, instantOf } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import { type ClockRecord, type Ending, endingOf } from './clock-record.ts';
import { type Deadline, type DeadlineRefusal, deadline } from './deadline.ts';
import { limitOf } from './limits.ts';
import type { Interval } from './pause.ts';
import { startOfTerm } from './start.ts';

export type ClockState = 'not-started' | 'running' | 'waiting-supplement' | 'paused' | 'ended';

/** What the agency did that the decree does not allow, apart from being late. */
export type Breach = 'supplement-requested-late' | 'supplement-repeated';

export interface DecreeVerdict {
  readonly state: ClockState;
  /** The present run of the clock with its derivation; undefined before the start. Provisional while the clock stands. */
  readonly deadline: Deadline | undefined;
  /** What counts now: the extended date if there is one; undefined while the clock stands still. */
  readonly due: Instant | undefined;
  /** Midnight after it, where lateness begins (148.6). */
  readonly legalEnd: Instant | undefined;
  readonly late: boolean;
  /** Against the date before extension: an apology does not remove lateness from the figures. */
  readonly lateByOriginal: boolean;
  readonly breaches: readonly Breach[];
}

type VerdictRefusal = DeadlineRefusal | 'rule-not-in-force';

/** The decree's judgement at a moment: restart after each supplement (Đ19.5), pauses only on the ground of a law. */
export function decreeVerdict(
  record: ClockRecord,
  calendar: WorkingCalendar,
  asOf: Instant,
): Outcome<DecreeVerdict, VerdictRefusal> {
  const start = startOfTerm(record.receipt);
  if (!start.ok) return start;
  const ending = endingOf(record.endings);
  if (start.value.at === undefined) return ok(notStarted(ending));
  const runs = runsOf(record, start.value.at, calendar, ending?.at ?? asOf);
  if (!runs.ok) return runs;
  const breaches = breachesOf(record, calendar);
  if (!breaches.ok) return breaches;

  const state = stateOf(record, ending);
  const last = runs.value.at(-1) as Run;
  const standing = state === 'waiting-supplement' || state === 'paused';
  const extended = extendedDue(record, last);
  const legalEnd = extended === undefined ? last.deadline.legalEnd : legalEndOf(record.term, extended);
  const lateBefore = runs.value.slice(0, -1).some((run) => run.until > run.deadline.legalEnd);
  return ok({
    state,
    deadline: last.deadline,
    due: standing ? undefined : (extended ?? last.deadline.due),
    legalEnd: standing ? undefined : legalEnd,
    late: lateBefore || last.until > legalEnd,
    lateByOriginal: lateBefore || last.until > last.deadline.legalEnd,
    breaches: breaches.value,
  });
}

const notStarted = (ending: Ending | undefined): DecreeVerdict => ({
  state: ending ? 'ended' : 'not-started',
  deadline: undefined,
  due: undefined,
  legalEnd: undefined,
  late: false,
  lateByOriginal: false,
  breaches: [],
});

/** From a start or restart until the next request for a supplement, or until the end. */
interface Run {
  readonly deadline: Deadline;
  readonly from: Instant;
  readonly until: Instant;
}

/** A run that was late when the supplement was asked for stays late: the restart gives new time, not absolution. */
function runsOf(
  { supplements, pauses, term }: ClockRecord,
  start: Instant,
  calendar: WorkingCalendar,
  end: Instant,
): Outcome<readonly Run[], DeadlineRefusal> {
  const runs: Run[] = [];
  let from: Instant | undefined = start;
  for (const until of [...supplements.map(({ requested }) => requested), end]) {
    if (from === undefined) break;
    const found = deadline({ from, term, pauses: closed(pauses, until) }, calendar);
    if (!found.ok) return found;
    runs.push({ deadline: found.value, from, until: standingSince(pauses, until) });
    from = supplements[runs.length - 1]?.completed;
  }
  return ok(runs);
}

/** Pauses with both ends; one still open stands until the moment looked at. */
const closed = (pauses: ClockRecord['pauses'], until: Instant): Interval[] =>
  pauses.map(({ from, to }) => ({ from, to: to ?? until })).filter(({ from, to }) => from < to);

/** While a pause is open the clock shows the moment it stopped. */
const standingSince = (pauses: ClockRecord['pauses'], until: Instant): Instant => {
  const open = pauses.find(({ from, to }) => to === undefined && from <= until);
  return open ? open.from : until;
};

function stateOf({ supplements, pauses }: ClockRecord, ending: Ending | undefined): ClockState {
  if (ending) return 'ended';
  const last = supplements.at(-1);
  if (last && last.completed === undefined) return 'waiting-supplement';
  return pauses.some(({ to }) => to === undefined) ? 'paused' : 'running';
}

/** An extension belongs to the run in which it was decided; a later restart gives the whole term anew. */
const extendedDue = ({ extension }: ClockRecord, last: Run): Instant | undefined =>
  extension && extension.decided >= last.from ? extension.due : undefined;

/** As for the first date: terms in days end at midnight, terms in hours at the moment. */
const legalEndOf = ({ unit }: ClockRecord['term'], due: Instant): Instant =>
  unit === 'h' || unit === 'wh' ? due : instantOf(dateAt(due), 1440);

/** Asked once, completely, and within three working days of reception (Đ19.5, Đ16.3). */
function breachesOf(
  { supplements, receipt }: ClockRecord,
  calendar: WorkingCalendar,
): Outcome<readonly Breach[], VerdictRefusal> {
  const [first, second] = supplements;
  if (!first) return ok([]);
  const limit = limitOf('supplement-request', receipt.competent ?? receipt.complete, calendar);
  if (!limit.ok) return limit;
  const breaches: Breach[] = first.requested > limit.value.deadline.legalEnd ? ['supplement-requested-late'] : [];
  return ok(second ? [...breaches, 'supplement-repeated'] : breaches);
}
