import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import { standsOnDay } from '../rules/agencies.ts';
import { isSign } from '../rules/signs.ts';
import { agencyByCode } from '../sql/agencies.ts';
import { putSign } from '../sql/signs.ts';

export interface SignWish {
  readonly agency: string;
  /** `SNNMT` */
  readonly sign: string;
  readonly validFrom: LocalDate;
  readonly basis: string;
}

/** Registers the sign of an office for the numbers of its papers from a day on. Numbers given before keep theirs. */
export function setSign(
  app: Acting,
  actor: Actor,
  wish: SignWish,
): Promise<Outcome<void, 'unit-unknown' | 'agency-closed' | 'agency-not-yet' | 'sign-wrong' | 'basis-missing'>> {
  return inTransaction(app, actor, async (tx) => {
    const agency = await agencyByCode(tx, tx.realm, wish.agency);
    if (!agency) return refused('unit-unknown', { unit: wish.agency });
    if (wish.validFrom < agency.validFrom)
      return refused('agency-not-yet', { code: wish.agency, day: agency.validFrom });
    if (agency.validTo && !standsOnDay(agency, wish.validFrom))
      return refused('agency-closed', { code: wish.agency, day: agency.validTo });
    if (!isSign(wish.sign)) return refused('sign-wrong', { sign: wish.sign });
    const { sign, validFrom } = wish;
    const basis = wish.basis.trim();
    if (basis.length < 5) return refused('basis-missing');
    // Asked for by either of its codes.
    await putSign(tx, { agency: agency.code, sign, validFrom, basis });
    await record(tx, 'set-sign', `agency/${agency.code}`, { sign, validFrom, basis });
    return ok(undefined);
  });
}
