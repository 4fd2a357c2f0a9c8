import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import type { Paper } from '../rules/paper.ts';
import { addEvent } from '../sql/events.ts';
import { setSignature } from '../sql/papers.ts';

/** What a check of a file's signatures found is written on every paper that is this file; a verdict that changes is history too. */
export const noteSignature = (
  app: Acting,
  ask: {
    readonly sha256: string;
    readonly signature: Exclude<Paper['signature'], 'unchecked'>;
    readonly certification?: Paper['certification'];
  },
): Promise<number> =>
  inTransaction(app, 'system:signatures', async (tx) => {
    tx.called?.('paper-signature');
    const { sha256, ...found } = ask;
    const papers = await setSignature(tx, sha256, found);
    for (const paper of papers) {
      await addEvent(tx, paper, { kind: 'signature', reason: found.signature });
      await record(tx, 'paper-signature', `paper/${paper}`, { sha256, ...found });
    }
    return papers.length;
  });
