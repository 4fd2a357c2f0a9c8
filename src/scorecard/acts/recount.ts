import { atOnce, type Between } from '#db/alternate.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type Change, changesOf, isSame, summed, tallyKey } from '../rules/contribution.ts';
import { keptAfter, keptOf } from '../sql/contributions.ts';
import { codesAfter } from '../sql/facts.ts';
import { pendingAmong } from '../sql/pending.ts';
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
 * Zero differences is what it must find. Acts and folding go on meanwhile: each part looks at one moment, and what waits then to be
 * folded is not compared.
 * `between`: called between its parts.
 */
export async function recountScore(app: Acting, between: Between = atOnce): Promise<ScoreRecount> {
  await foldAll(app);
  const judged = await judgedOtherwise(app, between);
  const tallied = await atOneMoment(app, (tx) => talliedOtherwise(tx, between));
  const found = { dossiers: judged.dossiers, differences: judged.differences + tallied };
  await inTransaction(app, 'system:score', (tx) => keepRecount(tx, found));
  return found;
}

const atOneMoment = <T>(app: Acting, look: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(app, 'system:score', async (tx) => {
    tx.called?.('score-recount');
    await tx.query('set transaction isolation level repeatable read');
    return look(tx);
  });

/** A moment for each page of dossiers: one for all would keep the server from clearing away what acts write in the meantime. */
async function judgedOtherwise(app: Acting, between: Between): Promise<ScoreRecount> {
  let [dossiers, differences] = [0, 0];
  for (let after = ''; ; ) {
    const page = await atOneMoment(app, (tx) => pageAfter(tx, after));
    if (page.last === undefined) return { dossiers, differences };
    dossiers += page.dossiers;
    differences += page.differences;
    after = page.last;
    await between();
  }
}

async function pageAfter(tx: Tx, after: string): Promise<ScoreRecount & { last: string | undefined }> {
  const codes = await codesAfter(tx, tx.realm, after, BATCH);
  const [kept, now] = [await keptOf(tx, tx.realm, codes), await contributionsNow(tx, tx.realm, codes)];
  const other = codes.filter((code) => (kept.has(code) || now.has(code)) && !isSame(kept.get(code), now.get(code)));
  // An act kept since the last fold left its mark: that dossier is not wrong, only not yet counted.
  const touched = other.length > 0 ? await pendingAmong(tx, other) : new Set();
  const differences = other.filter((code) => !touched.has(code)).length;
  return { dossiers: now.size, differences, last: codes.at(-1) };
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
