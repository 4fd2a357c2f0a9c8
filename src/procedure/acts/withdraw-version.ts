import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import { markWithdrawn, versionForChange } from '../sql/versions.ts';

export interface Withdrawal {
  code: string;
  version: number;
  /** The first day it no longer holds. */
  from: LocalDate;
  /** The decision that abolishes it: quyết định công bố bãi bỏ. */
  decision: { number: string; date: LocalDate };
}

export type WithdrawRefusal =
  | 'version-not-found'
  | 'version-not-published'
  | 'version-withdrawn'
  | 'decision-missing'
  | 'withdrawal-too-early';

/** Withdraws a published version from a day on. The version before it does not come back: it had already ended. */
export function withdrawVersion(
  app: Acting,
  actor: Actor,
  withdrawal: Withdrawal,
): Promise<Outcome<null, WithdrawRefusal>> {
  const { code, version, from, decision } = withdrawal;
  return inTransaction(app, actor, async (tx): Promise<Outcome<null, WithdrawRefusal>> => {
    const state = await versionForChange(tx, code, version);
    if (!state) return refused('version-not-found', { code, version });
    if (!state.published) return refused('version-not-published', { code, version });
    if (state.withdrawn) return refused('version-withdrawn', { code, version });
    if (decision.number.trim() === '') return refused('decision-missing', { code });
    if (from < state.validFrom) return refused('withdrawal-too-early', { from, validFrom: state.validFrom });
    await markWithdrawn(tx, code, version, from, decision);
    await record(tx, 'withdraw-version', `procedure/${code}`, { version, from, decision: decision.number });
    return ok(null);
  });
}
