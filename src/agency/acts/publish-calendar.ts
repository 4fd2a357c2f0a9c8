import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { type Session, wrongSessions } from '../rules/hours.ts';
import { agencyByCode } from '../sql/agencies.ts';
import { type NewDay, putDays } from '../sql/calendar.ts';

/** A day that an office works, or does not, against the calendar above it. */
export interface LocalDay {
  readonly day: LocalDate;
  readonly kind: 'off' | 'work';
  readonly vi: string;
  readonly en: string;
  readonly likeWeekday?: number;
  readonly sessions?: readonly Session[];
}

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
  { agency: code, days, source }: CalendarNotice,
): Promise<Outcome<void, 'unit-unknown' | 'agency-closed' | 'hours-wrong' | 'day-past'>> {
  return inTransaction(app, actor, async (tx) => {
    const agency = code === null ? undefined : await agencyByCode(tx, tx.realm, code);
    if (code !== null && !agency) return refused('unit-unknown', { unit: code });
    if (agency?.validTo) return refused('agency-closed', { code: agency.code, day: agency.validTo });
    const today = dateAt(tx.at);
    const past = days.find(({ day }) => day < today);
    if (past) return refused('day-past', { day: past.day });
    const wrong = days.find(({ sessions }) => sessions && wrongSessions(sessions));
    if (wrong) return refused('hours-wrong', { day: wrong.day });
    await putDays(
      tx,
      null,
      days.map((one) => row(code ?? '', source, one)),
    );
    await record(tx, 'publish-calendar', `agency/${code ?? tx.realm}`, { agency: code, days, source });
    return ok(undefined);
  });
}

const row = (scope: string, source: string, { day, kind, vi, en, likeWeekday, sessions }: LocalDay): NewDay => ({
  ...{ scope, day, kind, reason: 'local', nameVi: vi, nameEn: en, source, confidence: 'high', insteadOf: null },
  likeWeekday: kind === 'work' ? (likeWeekday ?? null) : null,
  sessions: kind === 'work' && sessions ? sessions.map(({ opens, closes }) => [opens, closes] as const) : null,
});
