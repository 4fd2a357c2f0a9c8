import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { paperByFile } from '../sql/papers.ts';
import { addUse, type NewUse } from '../sql/uses.ts';

const actorOf = (viewer: Viewer): Actor | undefined => {
  if (viewer.kind === 'anyone') return undefined;
  if (viewer.kind === 'citizen') return `citizen:${viewer.id}`;
  return viewer.client === undefined ? `officer:${viewer.id}` : `client:${viewer.client}`;
};

/** Writes down that somebody looked at papers, for their owner to see; an owner's own look is not worth a line. */
export async function noteUses(app: Acting, viewer: Viewer, owner: string, uses: readonly NewUse[]): Promise<void> {
  const actor = actorOf(viewer);
  if (!actor || uses.length === 0 || (viewer.kind === 'citizen' && viewer.id === owner)) return;
  await inTransaction(app, actor, async (tx) => {
    tx.called?.('paper-look');
    for (const use of uses) await addUse(tx, use);
  });
}

/** As above for a file that may be a paper of that person's store, seen in a draft or dossier. */
export async function noteFileSeen(
  app: Acting,
  viewer: Viewer,
  owner: string,
  { sha256, ...where }: { readonly sha256: string } & Pick<NewUse, 'draft' | 'dossier' | 'procedure'>,
): Promise<void> {
  if (viewer.kind === 'citizen' && viewer.id === owner) return;
  const paper = await paperByFile(app.db.forRealm(app.realm), app.realm, owner, sha256);
  if (paper) await noteUses(app, viewer, owner, [{ paper, kind: 'seen', ...where }]);
}
