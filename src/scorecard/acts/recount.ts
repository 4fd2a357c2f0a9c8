import { atOnce, type Between } from '#db/alternate.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type Change, changesOf, isSame, summed, tallyKey } from '../rules/contribution.ts';
import { keptAfter, keptOf } from '../sql/contributions.ts';
import { codesAfter } from '../sql/facts.ts';
import { pendingAmong, waitTurn } from '../sql/pending.ts';
import { allTallies, keepRecount } from '../sql/recount.ts';
import { contributionsNow } from './facts.ts';
import { foldAll } from './fold.ts';

const BATCH = 2_000;

export interface ScoreRecount {
  readonly dossiers: number;
  /** Dossiers counted otherwise than they are, tallies that are not the sum of what is counted. The lists are read from what is counted itself. */
  readonly differences: number;
}

/**
 * Kiểm đếm: every dossier is judged anew and compared with what it counts as; what all count as, with the tallies.
 * Zero differences is what it must find. Folding waits meanwhile, acts do not; what they touch is not compared.
 * `between`: called between its parts.
 */
export async function recountScore(app: Acting, between: Between = atOnce): Promise<ScoreRecount> {
  await foldAll(app);
  return inTransaction(app, 'system:score', async (tx) => {
    tx.called?.('score-recount');
    await waitTurn(tx);
    const [judged, tallied] = [await judgedOtherwise(tx, between), await talliedOtherwise(tx, between)];
    const found = { dossiers: judged.dossiers, differences: judged.differences + tallied };
    await keepRecount(tx, found);
    return found;
  });
}

async function judgedOtherwise(tx: Tx, between: Between): Promise<ScoreRecount> {
  let [dossiers, differences] = [0, 0];
  for (let after = ''; ; ) {
    const codes = await codesAfter(tx, tx.realm, after, BATCH);
    const last = codes.at(-1);
    if (last === undefined) return { dossiers, differences };
    const [kept, now] = [await keptOf(tx, tx.realm, codes), await contributionsNow(tx, tx.realm, codes)];
    const other = codes.filter((code) => (kept.has(code) || now.has(code)) && !isSame(kept.get(code), now.get(code)));
    // An act kept since the last fold left its mark: that dossier is not wrong, only not yet counted.
    const touched = other.length > 0 ? await pendingAmong(tx, other) : new Set();
    differences += other.filter((code) => !touched.has(code)).length;
    dossiers += now.size;
    after = last;
    await between();
  }
}

/** What all count as, added up, against the tallies. */
async function talliedOtherwise(tx: Tx, between: Between): Promise<number> {
  const sums = new Map<string, Change>();
  for (let after = ''; ; ) {
    const page = await keptAfter(tx, tx.realm, after, BATCH);
    const last = page.at(-1);
    if (!last) break;
    for (const one of summed(changesOf(tx.realm, page, 1))) {
      const key = tallyKey(one);
      const known = sums.get(key);
      sums.set(key, known ? { ...known, by: known.by + one.by } : one);
    }
    after = last.code;
    await between();
  }
  return differencesTo(await allTallies(tx, tx.realm), new Map([...sums].map(([key, { by }]) => [key, by])));
}

function differencesTo(tallies: readonly Change[], expected: Map<string, number>): number {
  let differences = 0;
  for (const one of tallies) {
    const key = tallyKey(one);
    if ((expected.get(key) ?? 0) !== one.by) differences += 1;
    expected.delete(key);
  }
  return differences + expected.size;
}
