import type { Reader } from '#db/pool.server.ts';
import type { Acting } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { addUse, fileToUse, type Proposal, proposalsFor } from '#vault/index.ts';
import { mayUseStore } from '../rules/store.ts';
import { addDraftPaper, type DraftRow, saveDraft } from '../sql/drafts.ts';
import { change } from './drafts.ts';

export interface VaultAsk {
  readonly id: string;
  readonly component: string;
  /** Which paper of the store. */
  readonly paper: string;
}

/**
 * Lấy từ kho: a paper of the owner's store becomes the paper of this component; its file is named once more, not copied. Only what is
 * proposed now can be taken, and that it was is written down for its owner.
 */
export const takeFromVault = (app: Acting, viewer: Viewer, ask: VaultAsk): Promise<Outcome<{ paper: string }>> =>
  change(app, viewer, { id: ask.id }, async (tx, draft) => {
    if (!draft.definition.components.some(({ id }) => id === ask.component)) return refused('component-unknown');
    const found = await storeProposals(tx, tx.realm, viewer, draft, dateAt(tx.at));
    const chosen = found.get(ask.component)?.find(({ paper }) => paper.id === ask.paper)?.paper;
    if (!chosen) return refused('not-found');
    const paper = uuidv7(tx.at);
    const { fileName: name, fileType: type, origin } = chosen;
    const { sha256, size } = fileToUse(chosen);
    const source = origin === 'result' || origin === 'database' ? origin : 'paper';
    const { component } = ask;
    await addDraftPaper(tx, draft.id, {
      id: paper,
      component,
      sha256,
      name,
      type,
      size,
      reusedFrom: chosen.id,
      source,
    });
    await addUse(tx, { paper: chosen.id, kind: 'taken', procedure: draft.procedure, draft: draft.id });
    await saveDraft(tx, draft);
    return ok({ paper });
  });

/** What the owner of a draft has for each of its components, by the component's id; nothing for who may not use that store. */
export async function storeProposals(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  draft: Pick<DraftRow, 'person' | 'authority' | 'madeBy' | 'procedure' | 'definition'>,
  day: LocalDate,
): Promise<ReadonlyMap<string, readonly Proposal[]>> {
  const { person: owner, procedure, definition } = draft;
  if (owner === null || !mayUseStore(viewer, draft)) return new Map();
  const parts = definition.components.filter(({ byForm }) => !byForm);
  const question = { owner, procedure, parts: parts.map(({ name }) => name), day };
  const found = await proposalsFor(reader, realm, question);
  return new Map(
    parts.flatMap(({ id, name }) => {
      const offered = found.get(name);
      return offered ? [[id, offered] as const] : [];
    }),
  );
}
