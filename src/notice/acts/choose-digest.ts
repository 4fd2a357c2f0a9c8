import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { keepChoice } from '../sql/digests.ts';
import type { Reading } from '../sql/notices.ts';

/** One mail a day, or one for each notice. What already waits for a digest goes with it. Choosing the same again changes nothing. */
export const chooseDigest = (app: Acting, reading: Reading, daily: boolean): Promise<void> =>
  inTransaction(app, typeof reading === 'string' ? `citizen:${reading}` : `officer:${reading.officer}`, async (tx) => {
    tx.called?.('notice-digest-set');
    if (!(await keepChoice(tx, reading, daily))) return;
    const subject =
      typeof reading === 'string' ? (`person/${reading}` as const) : (`officer/${reading.officer}` as const);
    await record(tx, 'notice-digest-set', subject, { daily });
  });
