import { enqueue } from '#db/enqueue.ts';
import type { Tx } from '#db/transaction.ts';
import { papersOf } from '#dossier/index.ts';
import { askLook, rastersOf } from '#vault/index.ts';
import type { Happened } from './reactions.ts';

/** Acts after which there may be papers nobody looked at yet. */
export const PAPERS_CAME = ['dossier-submit', 'dossier-answer-supplement', 'dossier-edit', 'dossier-accept'];

/**
 * The files of acts that brought papers are looked at by jobs of their own, so that one that cannot be read now holds up nothing else:
 * one for the signatures of a dossier's PDFs, one for the pages of each file that nobody has drawn.
 */
export async function papersCame(tx: Tx, acts: readonly Happened[]): Promise<void> {
  const codes = [...new Set(acts.map(({ subject }) => subject.slice('dossier/'.length)))];
  await Promise.all(codes.map((code) => lookAtPapers(tx, code)));
}

async function lookAtPapers(tx: Tx, code: string): Promise<void> {
  const papers = await papersOf(tx, tx.realm, code);
  if (papers.some(({ type, sha256 }) => type === 'pdf' && sha256 !== null))
    await enqueue(tx, 'check-signatures', { code }, { key: `signatures dossier/${code}` });
  const files = [...new Set(papers.flatMap(({ sha256 }) => sha256 ?? []))];
  const known = new Set((await rastersOf(tx, tx.realm, files)).map(({ content }) => content));
  for (const content of files) if (!known.has(content)) await askLook(tx, content);
}
