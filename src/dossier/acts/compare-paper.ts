import { type Acting, inTransaction } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, refused } from '#kernel/outcome.ts';
import { compare, storedPaper } from '#vault/index.ts';
import { actorOf } from '../rules/actor.ts';
import { worksOn } from '../rules/owner.ts';
import { lockDossier } from '../sql/dossiers.ts';
import { papersOf } from '../sql/papers.ts';

/** Only people compare a copy with what lies before them: a machine holds no original. */
export const comparePaper = (
  app: Acting,
  viewer: Viewer,
  ask: { readonly code: string; readonly paper: string },
): Promise<Outcome<{ paper: string }>> =>
  inTransaction<Outcome<{ paper: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('paper-compare');
    if (viewer.kind !== 'officer' || viewer.client !== undefined) return refused('not-found');
    const dossier = await lockDossier(tx, viewer, ask.code);
    if (!dossier || !worksOn(viewer, dossier) || dossier.person === null) return refused('not-found');
    const content = (await papersOf(tx, tx.realm, ask.code)).find(({ id }) => id === ask.paper)?.sha256;
    const paper = content && (await storedPaper(tx, tx.realm, dossier.person, content));
    if (!paper) return refused('copy-not-kept');
    return compare(tx, { paper, name: viewer.name, unit: viewer.unit?.vi ?? dossier.receivingAgency });
  });
