import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import { standsOnDay } from '../rules/agencies.ts';
import { type Purpose, toStored, type Week, wrongDay } from '../rules/hours.ts';
import { agencyByCode } from '../sql/agencies.ts';
import { putHours } from '../sql/hours.ts';

export interface HoursWish {
  readonly agency: string;
  readonly purpose: Purpose;
  readonly validFrom: LocalDate;
  readonly week: Week;
  readonly basis: string;
}

/** Sets an agency's week from a day on, for itself and those below it that have none. The same day again replaces it. */
export function setHours(
  app: Acting,
  actor: Actor,
  { agency: code, purpose, validFrom, week, basis }: HoursWish,
): Promise<Outcome<void, 'unit-unknown' | 'agency-closed' | 'agency-not-yet' | 'hours-wrong' | 'basis-missing'>> {
  return inTransaction(app, actor, async (tx) => {
    const agency = await agencyByCode(tx, tx.realm, code);
    if (!agency) return refused('unit-unknown', { unit: code });
    if (validFrom < agency.validFrom) return refused('agency-not-yet', { code, day: agency.validFrom });
    if (!standsOnDay(agency, validFrom)) return refused('agency-closed', { code, day: agency.validTo ?? validFrom });
    const wrong = wrongDay(week);
    if (wrong !== undefined) return refused('hours-wrong', { day: wrong });
    if (basis.trim().length < 5) return refused('basis-missing');
    const stored = toStored(week);
    // Asked for by either of its codes.
    await putHours(tx, { agency: agency.code, purpose, validFrom, week: stored, basis });
    await record(tx, 'set-hours', `agency/${agency.code}`, { purpose, validFrom, week: stored, basis });
    return ok(undefined);
  });
}
