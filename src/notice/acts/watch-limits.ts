import type { Reader } from '#db/pool.server.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import type { WorkingCalendar } from '#deadline/index.ts';
import { calendarOf, soonUntil } from '#dossier/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { type Alarm, answerAlarms, correctionAlarms, dueAlarms, handOverAlarms } from '../rules/limits.ts';
import {
  type After,
  agenciesAtWork,
  correcting,
  dueUntil,
  notHandedOver,
  overdueOpinions,
  unanswered,
  WATCH_PAGE,
  type Watched,
} from '../sql/watched.ts';
import { type FindOfficers, finderOn } from './addressees.ts';
import { type ToTell, tell } from './tell.ts';

/** One round: its moment, and what it has looked up so far. */
interface Round {
  readonly app: Acting & { readonly read: Reader };
  readonly now: Instant;
  readonly find: FindOfficers;
  readonly calendar: (agency: string) => Promise<WorkingCalendar>;
}

type Rule = (one: Watched, now: Instant, calendar: WorkingCalendar) => Alarm[];

/**
 * Tells officers of every limit that has come near or passed and was not told before. Looks only at what is open, by index,
 * a page at a time; what one round could not tell, the next does. Answers how many notices were made.
 */
export async function watchLimits(app: Acting & { readonly read: Reader }): Promise<number> {
  const now = app.clock.now();
  const { realm, read } = app;
  const round: Round = { app, now, find: finderOn(realm, dateAt(now)), calendar: calendars(app, now) };
  const at = (key: 'submittedAt' | 'receivedAt' | 'due') => (one: Watched) => one[key] as Instant;
  let made = 0;
  made += await each(
    round,
    (after) => unanswered(read, realm, after),
    at('submittedAt'),
    alarmsBy(round, answerAlarms),
  );
  made += await each(
    round,
    (after) => notHandedOver(read, realm, after),
    at('receivedAt'),
    alarmsBy(round, handOverAlarms),
  );
  made += await each(
    round,
    (after) => correcting(read, realm, after),
    at('submittedAt'),
    alarmsBy(round, correctionAlarms),
  );
  for (const agency of await agenciesAtWork(read, realm)) {
    const until = soonUntil(now, await round.calendar(agency));
    const due = (after?: After) => dueUntil(read, realm, { agency, until }, after);
    made += await each(round, due, at('due'), alarmsBy(round, dueAlarms));
  }
  return made + (await opinions(round));
}

function calendars({ read, realm }: { read: Reader; realm: string }, now: Instant): Round['calendar'] {
  const kept = new Map<string, Promise<WorkingCalendar>>();
  return (agency) => {
    const found = kept.get(agency) ?? calendarOf(read, realm, agency, now);
    kept.set(agency, found);
    return found;
  };
}

/** The centre's hours count until a dossier is handed over, then those of the agency that resolves it. */
const alarmsBy =
  (round: Round, rule: Rule) =>
  async (one: Watched): Promise<ToTell[]> => {
    const ofCentre = rule === answerAlarms || rule === handOverAlarms;
    const calendar = await round.calendar(ofCentre ? one.receivingAgency : one.competentAgency);
    return rule(one, round.now, calendar)
      .filter(({ kind, limit }) => !one.told.includes(`${kind} ${limit}`))
      .map(({ kind, ...facts }) => ({ kind, dossier: one, occasion: String(facts.limit), facts }));
  };

/** Page after page to the end; each page's notices are one transaction. */
async function each<T extends Watched>(
  { app, find }: Round,
  pageAfter: (after?: After & { seq: number }) => Promise<T[]>,
  key: (one: T) => Instant,
  alarms: (one: T) => Promise<ToTell[]>,
): Promise<number> {
  let made = 0;
  for (let after: (After & { seq: number }) | undefined; ; ) {
    const page = await pageAfter(after);
    const due = (await Promise.all(page.map(alarms))).flat();
    if (due.length > 0)
      await inTransaction(app, 'system:notice', async (tx) => {
        for (const one of due) made += await tell(tx, find, one);
      });
    const last = page.at(-1);
    if (!last || page.length < WATCH_PAGE) return made;
    after = { at: key(last), code: last.code, seq: 'seq' in last ? Number(last.seq) : 0 };
  }
}

const opinions = (round: Round): Promise<number> =>
  each(
    round,
    (after) => overdueOpinions(round.app.read, round.app.realm, round.now, after),
    ({ opinionDue }) => opinionDue,
    async (one) => {
      const { seq, opinionDue: limit, agencyVi, agencyEn } = one;
      const kind = 'officer-opinion-overdue' as const;
      if (one.told.includes(`${kind} ${seq}`)) return [];
      return [{ kind, dossier: one, occasion: String(seq), facts: { limit, agencyVi, agencyEn } }];
    },
  );
