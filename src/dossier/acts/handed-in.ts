import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { componentsFor } from '#forms/components.ts';
import { dateAt } from '#kernel/time.ts';
import type { DraftPaper, DraftRow } from '../sql/drafts.ts';
import type { NewPaper } from '../sql/papers.ts';
import type { Terms } from './file.ts';

/** A paper before its type is known. */
export type Untyped = Omit<NewPaper, 'documentType'>;

/** A paper of a draft as it stands in the dossier: sent by its owner or the desk, or taken from the store. */
export const fromDraft = (
  { id, component, sha256, name, type, size, reusedFrom, source }: DraftPaper,
  sent: { readonly origin: 'citizen' | 'desk'; readonly round: number },
): Untyped => ({
  ...{ id, component, kind: 'file', sha256, name, type, size: Number(size), round: sent.round, reusedFrom, source },
  origin: reusedFrom === null ? sent.origin : 'vault',
});

/** Everything a dossier is made of when it is filed: files, originals seen at the desk, and what the State holds. */
export function handedIn(
  tx: Tx,
  { definition, answers }: Pick<DraftRow, 'definition' | 'answers'>,
  papers: readonly DraftPaper[],
  { channel, seen = [] }: Terms,
): Untyped[] {
  const origin = channel === 1 ? 'desk' : 'citizen';
  const none = { sha256: null, type: null, size: null, round: 0, reusedFrom: null, source: null };
  const originals = seen.map(({ component, kind }): Untyped => {
    const name = definition.components.find(({ id }) => id === component)?.label.vi ?? component;
    return { ...none, id: uuidv7(tx.at), component, origin: kind === 'original' ? 'original' : 'desk', kind, name };
  });
  const held = componentsFor(definition, answers, { today: dateAt(tx.at) })
    .filter(({ need }) => need === 'held')
    .map(({ component: { id: component, label, heldBy } }): Untyped => {
      const own = { id: uuidv7(tx.at), component, name: label.vi, source: heldBy ?? null };
      return { ...none, ...own, origin: 'data', kind: 'data' };
    });
  return [...papers.map((one) => fromDraft(one, { origin, round: 0 })), ...originals, ...held];
}
