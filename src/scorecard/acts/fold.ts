import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type Change, type Contribution, changesOf, isSame, summed } from '../rules/contribution.ts';
import { changeProcedures, changeTallies, forgetAll, keepContributions, keptOf } from '../sql/contributions.ts';
import { codesAfter } from '../sql/facts.ts';
import { clearPending, takePending, takeTurn, waitTurn } from '../sql/pending.ts';
import { contributionsNow } from './facts.ts';

const BATCH = 500;

/**
 * Counts anew what acts have touched since the last time: each dossier is taken out of the tallies as it was and put in as it
 * is. In one transaction with the marks it takes away, so that a crash at any moment counts nothing twice and forgets
 * nothing. Answers how many marks it took; less than asked for: none are left.
 */
export const fold = (app: Acting, limit = BATCH): Promise<number> =>
  inTransaction(app, 'system:score', async (tx) => {
    tx.called?.('score-fold');
    if (!(await takeTurn(tx))) return 0;
    const { codes, left } = await takePending(tx, limit);
    if (codes.length === 0) return 0;
    // After the marks are taken: an act that is kept meanwhile leaves another mark.
    const now = await contributionsNow(tx, tx.realm, codes);
    await move(tx, await keptOf(tx, tx.realm, codes), now);
    return left;
  });

const LARGE_BATCH = 2_000;

/** Folds until nothing is pending. In large pieces: who asks waits for all of it, and a dossier with several marks in one is counted once. */
export async function foldAll(app: Acting): Promise<number> {
  for (let all = 0; ; ) {
    const some = await fold(app, LARGE_BATCH);
    all += some;
    if (some < LARGE_BATCH) return all;
  }
}

const kindOf = ({ procedure, field }: Change) => (procedure ? 'procedure' : field ? 'field' : 'plain');

async function move(
  tx: Tx,
  before: ReadonlyMap<string, Contribution>,
  after: ReadonlyMap<string, Contribution>,
): Promise<void> {
  const changed = [...after.values()].filter((one) => !isSame(before.get(one.code), one));
  if (changed.length === 0) return;
  // A dossier that was received stays received: there is nothing that only goes.
  const gone = changed.flatMap(({ code }) => before.get(code) ?? []);
  const changes = summed([...changesOf(tx.realm, gone, -1), ...changesOf(tx.realm, changed, 1)]);
  const kinds = Object.groupBy(changes, kindOf);
  changeProcedures(tx, kinds.procedure ?? []);
  changeTallies(tx, 'score_tally', kinds.plain ?? []);
  changeTallies(tx, 'score_field', kinds.field ?? []);
  await keepContributions(tx, changed);
}

/**
 * Makes tallies and lists anew from the facts. Folding waits until it is done; acts do not. Answers how many dossiers it read.
 * What comes next is read by another connection while this one writes: nothing of it is written here.
 */
export const rebuildScore = (app: Acting): Promise<{ dossiers: number }> =>
  inTransaction(app, 'system:score', async (tx) => {
    tx.called?.('score-rebuild');
    await waitTurn(tx);
    // What is kept from now on leaves a mark again, and is folded afterwards.
    await clearPending(tx);
    await forgetAll(tx);
    let dossiers = 0;
    for (let coming = readAfter(app, tx.realm, ''); ; ) {
      const { last, found } = await coming;
      if (last === undefined) return { dossiers };
      coming = readAfter(app, tx.realm, last);
      // Should writing fail, nobody waits for what was read any more.
      coming.catch(() => {});
      await move(tx, new Map(), found);
      dossiers += found.size;
    }
  });

/** What the next dossiers count as, in the order of their codes, and the last of these codes; none: there are no more. */
async function readAfter({ db }: Acting, realm: string, after: string) {
  const reader = db.forRealm(realm);
  const codes = await codesAfter(reader, realm, after, LARGE_BATCH);
  return { last: codes.at(-1), found: await contributionsNow(reader, realm, codes) };
}
