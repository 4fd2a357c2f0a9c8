import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { answersExplanation } from '../rules/explanation.ts';
import { EXPLANATION_FILES } from '../rules/explanation-terms.ts';
import {
  dropExplanationFile,
  type ExplanationFile,
  explanationFiles,
  keepExplanationFile,
} from '../sql/explanation-files.ts';
import { type Explanation, findExplanation, lockExplanation } from '../sql/explanations.ts';

type Officer = Extract<Viewer, { kind: 'officer' }>;

/** The request whose answer this officer may still prepare, held fast: papers and answers of one request wait for each other. */
async function prepared(
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<Outcome<{ found: Explanation; officer: Officer }>> {
  const seen = await findExplanation(tx, tx.realm, viewer, id);
  if (!seen || viewer.kind !== 'officer') return refused('not-found');
  await lockExplanation(tx, id);
  const found = await findExplanation(tx, tx.realm, viewer, id);
  if (!found || !answersExplanation(viewer, { ...found, answeredAt: null })) return refused('not-found');
  return found.answeredAt === null ? ok({ found, officer: viewer }) : refused('explanation-answered');
}

/** Puts papers, already in the store, beside the answer that is being prepared; they go with it once it is sent. */
export const addExplanationFiles = (
  app: Acting,
  viewer: Viewer,
  { id, files }: { readonly id: string; readonly files: readonly Omit<ExplanationFile, 'id'>[] },
): Promise<Outcome<{ files: number }>> =>
  inTransaction<Outcome<{ files: number }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('explanation-files');
    const open = await prepared(tx, viewer, id);
    if (!open.ok) return open;
    const { most } = EXPLANATION_FILES;
    if ((await explanationFiles(tx, tx.realm, id)).length + files.length > most)
      return refused('explanation-files', { most });
    for (const file of files) await keepExplanationFile(tx, open.value.officer.id, id, file);
    await record(tx, 'explanation-files', `explanation/${id}`, { files: files.map(({ sha256 }) => sha256) });
    return ok({ files: files.length });
  });

/** Takes a paper away again, until the answer is sent. */
export const removeExplanationFile = (
  app: Acting,
  viewer: Viewer,
  { id, file }: { readonly id: string; readonly file: string },
): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('explanation-file-removed');
    const open = await prepared(tx, viewer, id);
    if (!open.ok) return open;
    if (!(await dropExplanationFile(tx, open.value.officer.id, id, file))) return refused('not-found');
    await record(tx, 'explanation-file-removed', `explanation/${id}`, { file });
    return ok({ id });
  });

/** The papers of a request as somebody sees them: who prepares the answer at once, who asked once it is sent. */
export async function seenExplanationFiles(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  one: Explanation,
): Promise<ExplanationFile[]> {
  const sees = one.answeredAt !== null || answersExplanation(viewer, one);
  return sees ? explanationFiles(reader, realm, one.id) : [];
}
