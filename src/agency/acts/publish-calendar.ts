import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, type Refused, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { type Agency, standsOnDay } from '../rules/agencies.ts';
import type { LocalDay } from '../rules/calendar.ts';
import { wrongSessions } from '../rules/hours.ts';
import { agencyByCode } from '../sql/agencies.ts';
import { type NewDay, putDays } from '../sql/calendar.ts';

export interface CalendarNotice {
  /** null: for the whole realm. */
  readonly agency: string | null;
  readonly days: readonly LocalDay[];
  /** The notice or decision. */
  readonly source: string;
}

/**
 * Publishes days off and working days of an office or of the whole province, over those above it. Days gone by stay as
 * they were, because terms were reckoned by them.
 */
export function publishCalendar(
  app: Acting,
  actor: Actor,
  notice: CalendarNotice,
): Promise<Outcome<void, 'unit-unknown' | Refusals>> {
  return inTransaction(app, actor, async (tx) => {
    const { agency: code, days, source } = notice;
    const agency = code === null ? undefined : await agencyByCode(tx, tx.realm, code);
    if (code !== null && !agency) return refused('unit-unknown', { unit: code });
    const no = objection(notice, agency, dateAt(tx.at));
    if (no) return no;
    // Asked for by either of its codes.
    const scope = agency?.code ?? '';
    await putDays(
      tx,
      null,
      days.map((one) => row(scope, source, one)),
    );
    await record(tx, 'publish-calendar', `agency/${scope || tx.realm}`, { agency: scope || null, days, source });
    return ok(undefined);
  });
}

type Refusals = 'agency-closed' | 'hours-wrong' | 'day-past' | 'basis-missing';

function objection(
  { days, source }: CalendarNotice,
  agency: Agency | undefined,
  today: LocalDate,
): Refused<Refusals> | undefined {
  const past = days.find(({ day }) => day < today);
  if (past) return refused('day-past', { day: past.day });
  const without = agency && days.find(({ day }) => !standsOnDay(agency, day));
  if (without) return refused('agency-closed', { code: agency.code, day: agency.validTo ?? without.day });
  const wrong = days.find(({ sessions }) => sessions && wrongSessions(sessions));
  if (wrong) return refused('hours-wrong', { day: wrong.day });
  return source.trim().length < 5 ? refused('basis-missing') : undefined;
}

const row = (scope: string, source: string, { day, kind, vi, en, likeWeekday, sessions }: LocalDay): NewDay => ({
  ...{ scope, day, kind, reason: 'local', nameVi: vi, nameEn: en, source, confidence: 'high', insteadOf: null },
  likeWeekday: kind === 'work' ? (likeWeekday ?? null) : null,
  sessions: kind === 'work' && sessions ? sessions.map(({ opens, closes }) => [opens, closes] as const) : null,
});
