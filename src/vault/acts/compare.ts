import { enqueue } from '#db/enqueue.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { RefusalCode } from '#words/refusal.ts';
import { copyOf, endCopy, insertCopy, type PaperCopy, setCompared } from '../sql/copies.ts';
import { addEvent } from '../sql/events.ts';
import { papersById } from '../sql/papers.ts';

/**
 * Đối chiếu (NĐ 118/2025 Đ17.1c): an officer says that the copy agrees with the original, and answers for it with the own
 * signature, which a job fetches. Only a PDF carries one. The right to the paper is the caller's to ask.
 */
export async function compare(
  tx: Tx,
  ask: { readonly paper: string; readonly name: string; readonly unit: string },
): Promise<Outcome<{ paper: string }, 'not-found' | 'copy-no-pdf' | 'copy-signed-already'>> {
  const [paper] = await papersById(tx, tx.realm, [ask.paper]);
  if (!paper || (paper.origin !== 'desk-scan' && paper.origin !== 'citizen-scan')) return refused('not-found');
  if (paper.fileType !== 'pdf') return refused('copy-no-pdf');
  const last = await copyOf(tx, tx.realm, ask.paper);
  if (last && last.failedAt === null) return refused('copy-signed-already');
  const attempt = (last?.attempt ?? 0) + 1;
  await insertCopy(tx, { ...ask, attempt });
  await enqueue(tx, 'sign-copy', { paper: ask.paper });
  await record(tx, 'paper-compare', `paper/${ask.paper}`, { attempt });
  return ok({ paper: ask.paper });
}

/** The copy with the officer's signature, kept in the store before: what is named here is there, whole. */
export const keepCopy = (
  app: Acting,
  copy: Pick<PaperCopy, 'paper' | 'attempt' | 'name'>,
  file: { readonly sha256: string; readonly size: number },
): Promise<void> =>
  inTransaction(app, 'system:signing', async (tx) => {
    if (!(await endCopy(tx, copy, file))) return;
    await setCompared(tx, copy.paper);
    await addEvent(tx, copy.paper, { kind: 'compared', reason: copy.name });
    await record(tx, 'paper-compared', `paper/${copy.paper}`, { sha256: file.sha256 });
  });

/** The signer said no, or cannot: the officer is told, and may ask again. */
export const failCopy = (
  app: Acting,
  copy: Pick<PaperCopy, 'paper' | 'attempt'>,
  failure: RefusalCode,
): Promise<void> =>
  inTransaction(app, 'system:signing', async (tx) => {
    if (await endCopy(tx, copy, { failure }))
      await record(tx, 'paper-compare-failed', `paper/${copy.paper}`, { failure });
  });
