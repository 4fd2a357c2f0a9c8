import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { Safe } from '#files/safe.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import { type KeptCode, keptCodes, resealCode } from '../sql/ways.ts';
import { isPlain, openCode, type Sealing, sealedFor } from './code-secret.ts';

export interface CodesSealed {
  /** Plain before. */
  readonly sealed: number;
  /** Under an older key before. */
  readonly rewrapped: number;
  /** User names of the open accounts whose secret no key here opens: each is asked for a code anew, or the old key put back. */
  readonly lost: readonly string[];
}

type Became = 'sealed' | 'rewrapped' | 'lost' | 'as-it-was';

/** One secret brought under the newest key. */
async function bringUp(tx: Tx, safe: Safe, one: KeptCode): Promise<Outcome<Became, 'safe-key-missing'>> {
  const wasPlain = isPlain(one.kept);
  if (!wasPlain && safe.isCurrent(one.kept)) return ok('as-it-was');
  const secret = openCode(safe, tx.realm, one);
  if (!secret) return ok(one.isOpen ? 'lost' : 'as-it-was');
  const sealed = safe.seal(secret, sealedFor(tx.realm, one.id));
  if (!sealed.ok) return sealed;
  if (!(await resealCode(tx, one, sealed.value))) return ok('as-it-was');
  return ok(wasPlain ? 'sealed' : 'rewrapped');
}

/**
 * Seals the secrets of codes that an older program kept plain and brings all under the newest key. Safe to run at any time and again;
 * refused where some are plain and the realm has no key.
 */
export const sealCodes = (app: Sealing): Promise<Outcome<CodesSealed, 'safe-key-missing'>> =>
  inTransaction<Outcome<CodesSealed, 'safe-key-missing'>>(app, 'system:identity', async (tx) => {
    const became: Record<Became, string[]> = { sealed: [], rewrapped: [], lost: [], 'as-it-was': [] };
    for (const one of await keptCodes(tx, tx.realm)) {
      const done = await bringUp(tx, app.secrets, one);
      if (!done.ok) return done;
      became[done.value].push(one.name);
    }
    const [sealed, rewrapped] = [became.sealed.length, became.rewrapped.length];
    if (sealed + rewrapped > 0) await record(tx, 'codes-sealed', 'system/codes', { sealed, rewrapped });
    return ok({ sealed, rewrapped, lost: became.lost });
  });

/** User names of the open accounts that nobody can enter, because no key here opens what their codes are checked with. */
export const lostCodes = async (app: {
  readonly read: Reader;
  readonly realm: string;
  readonly secrets: Safe;
}): Promise<string[]> =>
  (await keptCodes(app.read, app.realm))
    .filter((one) => one.isOpen && !openCode(app.secrets, app.realm, one))
    .map(({ name }) => name);
