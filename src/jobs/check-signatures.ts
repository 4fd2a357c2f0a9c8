import { enqueue } from '#db/enqueue.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { fileSignatures, keepFileSignature, papersOf } from '#dossier/index.ts';
import { bytesIn } from '#files/whole.ts';
import { verifyPdf } from '#signatures/index.ts';
import type { App } from '../app.ts';
import type { Happened } from './reactions.ts';

/** Acts after which there may be papers nobody looked at yet. */
export const PAPERS_CAME = ['dossier-submit', 'dossier-answer-supplement', 'dossier-edit'];

/** Leaves a job of its own: a file that cannot be read now must not hold up what else follows from the act. */
export const askChecks = (app: Acting, { subject }: Happened): Promise<void> =>
  inTransaction(app, 'system:signatures', (tx) =>
    enqueue(tx, 'check-signatures', { code: subject.slice('dossier/'.length) }, { key: `signatures ${subject}` }),
  );

/** Looks at the signatures of a dossier's PDFs, each content once. What it finds is told beside the paper; it refuses nothing. */
export async function checkSignatures(app: App, payload: unknown): Promise<void> {
  const { code } = payload as { code: string };
  const papers = await papersOf(app.read, app.realm, code);
  const files = [...new Set(papers.flatMap(({ type, sha256 }) => (type === 'pdf' && sha256 ? [sha256] : [])))];
  const known = new Set((await fileSignatures(app.read, app.realm, files)).map(({ content }) => content));
  const trust = await app.signing.trust(app.clock.now());
  for (const sha256 of files.filter((one) => !known.has(one))) {
    const found = await verifyPdf(await bytesIn(app.files, sha256), trust);
    await inTransaction(app, 'system:signatures', async (tx) => {
      await keepFileSignature(tx, sha256, found);
      if (found.verdict !== 'unsigned')
        await record(tx, 'paper-signatures-checked', `dossier/${code}`, { sha256, verdict: found.verdict });
    });
  }
}
