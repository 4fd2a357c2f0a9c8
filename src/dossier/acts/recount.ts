import { atOnce, type Between } from '#db/alternate.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { placesOf } from '../rules/places.ts';
import { searchWords } from '../rules/search.ts';
import {
  insertLines,
  keepRecount,
  type Line,
  lineDue,
  linesOfEnded,
  linesOfMany,
  placedAfter,
  retally,
  tallyDifferences,
} from '../sql/places.ts';
import { saveWords, wordlessAfter } from '../sql/words.ts';

const BATCH = 500;

export interface Recount {
  /** Places at which anything stands. */
  readonly places: number;
  /** Dossiers that stand elsewhere than the rule says, and places whose tally is not what stands there. */
  readonly differences: number;
}

/**
 * Kiểm đếm: every open dossier is placed anew by the rule and compared with its lines, the lines with the tallies. Zero
 * differences is what it must find; it says what it found and keeps that. One snapshot, so that acts may go on meanwhile.
 */
export const recountQueues = (app: Acting, between: Between = atOnce): Promise<Recount> =>
  inTransaction(app, 'system:queues', async (tx) => {
    await tx.query('set transaction isolation level repeatable read');
    let astray = await linesOfEnded(tx, tx.realm);
    await inBatches(tx, async (lines, codes) => {
      const standing = new Set((await linesOfMany(tx, tx.realm, codes)).map(keyOf));
      const wanted = new Set(lines.map(keyOf));
      astray += [...standing].filter((one) => !wanted.has(one)).length;
      astray += [...wanted].filter((one) => !standing.has(one)).length;
      await between();
    });
    const { places, differences } = await tallyDifferences(tx, tx.realm);
    const found = { places, differences: astray + differences.length };
    await keepRecount(tx, found);
    return found;
  });

const keyOf = ({ place, code, due }: Line): string => `${code} ${place} ${due ?? ''}`;

/** Makes lines, tallies and what dossiers are found by anew from the dossiers. Acts wait until it is done. */
export const rebuildQueues = (app: Acting): Promise<{ lines: number }> =>
  inTransaction(app, 'system:queues', async (tx) => {
    await tx.query('lock table queue_line, queue_tally in share row exclusive mode');
    await tx.query('delete from queue_line where realm = $1', [tx.realm]);
    let count = 0;
    await inBatches(tx, async (lines) => {
      await insertLines(tx, lines);
      count += lines.length;
    });
    await retally(tx, tx.realm);
    await findableAgain(tx);
    return { lines: count };
  });

async function inBatches(tx: Tx, work: (lines: Line[], codes: string[]) => Promise<void>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await placedAfter(tx, tx.realm, after, BATCH);
    const last = rows.at(-1);
    if (!last) return;
    const lines = rows.flatMap((row) => placesOf(row).map((place) => ({ place, code: row.code, due: lineDue(row) })));
    await work(
      lines,
      rows.map(({ code }) => code),
    );
    after = last.code;
  }
}

/** Dossiers from before there was a search by words. */
async function findableAgain(tx: Tx): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await wordlessAfter(tx, tx.realm, after, BATCH);
    const last = rows.at(-1);
    if (!last) return;
    await saveWords(
      tx,
      rows.map(({ code, ownerName, answers }) => ({ code, words: searchWords(ownerName, answers) })),
    );
    after = last.code;
  }
}
