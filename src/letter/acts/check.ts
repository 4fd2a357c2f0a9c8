import type { Acting } from '#db/transaction.ts';
import { inTransaction } from '#db/transaction.ts';
import { countTry, forgiveTry } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { type Standing, standingOf } from '../rules/standing.ts';
import { type Checked, resultByToken } from '../sql/results.ts';

export interface CheckedResult extends Checked {
  readonly standing: Standing;
}

/** As typed from paper: capitals and spaces are forgiven. */
export const parseToken = (typed: string): string | undefined => {
  const token = typed.toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z2-7]{26}$/.test(token) ? token : undefined;
};

/**
 * What anybody who has the paper may know of it: who issued it, its number and date, until when and whether it is in force. Whoever
 * tries addresses waits longer after each wrong one.
 */
export async function checkResult(
  app: Acting,
  { token: typed, address }: { token: string; address: string },
): Promise<Outcome<CheckedResult, 'not-found' | 'sign-in-wait'>> {
  const token = parseToken(typed);
  const counted = await countTry(app, `check/${token ?? 'none'}`, address);
  if (!counted.ok) return counted;
  const found = token && (await resultByToken(app.db.forRealm(app.realm), app.realm, token));
  if (!found) return refused('not-found');
  await inTransaction(app, 'system:check', (tx) => forgiveTry(tx, counted.value));
  return ok({ ...found, standing: standingOf(found, dateAt(app.clock.now())) });
}
