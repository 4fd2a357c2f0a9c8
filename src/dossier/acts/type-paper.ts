import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, refused } from '#kernel/outcome.ts';
import { type Field, type Typing, typeFields } from '#vault/index.ts';
import { actorOf } from '../rules/actor.ts';
import { worksOn } from '../rules/owner.ts';
import { lockDossier } from '../sql/dossiers.ts';
import { papersOfDraft } from '../sql/drafts.ts';
import { papersOf } from '../sql/papers.ts';
import { change } from './drafts.ts';

type Typed = Outcome<{ fields: readonly Field[] }>;

const typeOf = async (
  tx: Tx,
  owner: string | null,
  papers: readonly { readonly id: string; readonly sha256: string | null }[],
  { paper, ...typing }: Typing & { readonly paper: string },
): Promise<Typed> => {
  const content = papers.find(({ id }) => id === paper)?.sha256;
  return owner !== null && content ? typeFields(tx, { owner, content }, typing) : refused('not-found');
};

/** Fields of a paper of a dossier, by whoever works on it (NĐ 118/2025 Đ19.2). What an agency asks of another has no store. */
export const typePaper = (
  app: Acting,
  viewer: Viewer,
  ask: Typing & { readonly code: string; readonly paper: string },
): Promise<Typed> =>
  inTransaction<Typed>(app, actorOf(viewer), async (tx) => {
    tx.called?.('paper-type');
    const dossier = await lockDossier(tx, viewer, ask.code);
    if (!dossier || !worksOn(viewer, dossier)) return refused('not-found');
    return typeOf(tx, dossier.person, await papersOf(tx, tx.realm, ask.code), ask);
  });

/** The same at the desk, before the dossier is one. */
export const typeDraftPaper = (
  app: Acting,
  viewer: Viewer,
  ask: Typing & { readonly draft: string; readonly paper: string },
): Promise<Typed> =>
  change(app, viewer, { id: ask.draft }, async (tx, draft) => {
    if (viewer.kind !== 'officer' || draft.ownerUnit !== null) return refused('not-found');
    return typeOf(tx, draft.person, await papersOfDraft(tx, tx.realm, draft.id), ask);
  });
