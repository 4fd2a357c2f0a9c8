import { record } from '#db/trail.ts';
import { inTransaction } from '#db/transaction.ts';
import { fileSignatures, keepFileSignature, papersOf } from '#dossier/index.ts';
import { bytesIn } from '#files/whole.ts';
import { type PdfVerdict, type Trust, verifyPdf } from '#signatures/index.ts';
import { noteSignature, uncheckedAmong } from '#vault/index.ts';
import type { App } from '../app.ts';

/** What a verdict is to a paper of the store; what cannot be read is no good signature. */
export const signatureState = (verdict: PdfVerdict): 'none' | 'good' | 'bad' => {
  if (verdict === 'unsigned') return 'none';
  return verdict === 'good' ? 'good' : 'bad';
};

/**
 * Looks at the signatures of a dossier's PDFs, each content once. What it finds is told beside the paper, also in its owner's
 * store; it refuses nothing.
 */
export async function checkSignatures(app: App, payload: unknown): Promise<void> {
  const { code } = payload as { code: string };
  const papers = await papersOf(app.read, app.realm, code);
  const files = [...new Set(papers.flatMap(({ type, sha256 }) => (type === 'pdf' && sha256 ? [sha256] : [])))];
  if (files.length === 0) return;
  const known = new Map(
    (await fileSignatures(app.read, app.realm, files)).map(({ content, verdict }) => [content, verdict]),
  );
  const unknown = files.filter((one) => !known.has(one));
  const trust = unknown.length > 0 ? app.signing.trust(app.clock.now()) : undefined;
  for (const sha256 of unknown) {
    const found = await verifyPdf(await bytesIn(app.files, sha256), (await trust) as Trust);
    known.set(sha256, found.verdict);
    await inTransaction(app, 'system:signatures', async (tx) => {
      await keepFileSignature(tx, sha256, found);
      if (found.verdict !== 'unsigned')
        await record(tx, 'paper-signatures-checked', `dossier/${code}`, { sha256, verdict: found.verdict });
    });
  }
  const stored = await uncheckedAmong(app.read, app.realm, files);
  for (const sha256 of stored)
    await noteSignature(app, { sha256, signature: signatureState(known.get(sha256) ?? 'unreadable') });
}
