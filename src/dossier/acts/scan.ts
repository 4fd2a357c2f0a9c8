import type { Acting } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { documentFromPages, type SourcePage } from '#files/assemble.ts';
import type { FileStore, Kept } from '#files/store.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { askLook } from '#vault/index.ts';
import { arranged, assigned, type ScanPage, type Step } from '../rules/scan.ts';
import { addDraftPaper, type DraftRow, findDraft, saveDraft } from '../sql/drafts.ts';
import { arrangeScan, insertScan, scanOf } from '../sql/scans.ts';
import { change } from './drafts.ts';

const MOST = 200;

const atDesk = (viewer: Viewer, { ownerUnit }: Pick<DraftRow, 'ownerUnit'>): boolean =>
  viewer.kind === 'officer' && ownerUnit === null;

/** Adds the pages of a scan behind those that are there. They are no papers until they are joined. */
export const addScan = (
  app: Acting,
  viewer: Viewer,
  ask: { readonly draft: string; readonly pages: readonly (SourcePage & Pick<ScanPage, 'component'>)[] },
): Promise<Outcome<{ pages: number }>> =>
  change(app, viewer, { id: ask.draft }, async (tx, draft) => {
    if (!atDesk(viewer, draft)) return refused('not-found');
    const before = await scanOf(tx, tx.realm, draft.id);
    if (before.length + ask.pages.length > MOST) return refused('pages-too-many', { pages: MOST, limit: '60 MB' });
    const first = (before.at(-1)?.place ?? -1) + 1;
    const pages = ask.pages.map((page, at) => ({ ...page, id: uuidv7(tx.at), place: first + at }));
    await insertScan(tx, draft.id, pages);
    return ok({ pages: pages.length });
  });

/** Moves, turns or takes away one page, or says which components pages belong to. */
export const arrange = (
  app: Acting,
  viewer: Viewer,
  ask: { readonly draft: string } & (
    | { readonly page: string; readonly step: Step }
    | { readonly to: ReadonlyMap<string, string | null> }
  ),
): Promise<Outcome<{ pages: number }>> =>
  change(app, viewer, { id: ask.draft }, async (tx, draft) => {
    if (!atDesk(viewer, draft)) return refused('not-found');
    const pages = await scanOf(tx, tx.realm, draft.id);
    const after = 'to' in ask ? assigned(pages, ask.to) : arranged(pages, ask.page, ask.step);
    if (!after) return refused('not-found');
    const known = new Set(draft.definition.components.map(({ id }) => id));
    if (after.some(({ component }) => component !== null && !known.has(component))) return refused('component-unknown');
    await arrangeScan(tx, draft.id, after);
    return ok({ pages: after.length });
  });

/** The pages of each component become one PDF, a paper of the draft; pages of no component stay. Answers how many papers. */
export async function joinScan(
  app: Acting & { readonly files: FileStore },
  viewer: Viewer,
  id: string,
): Promise<Outcome<{ papers: number }>> {
  const reader = app.db.forRealm(app.realm);
  const found = await findDraft(reader, app.realm, viewer, id);
  if (!found || !atDesk(viewer, found)) return refused('not-found');
  const seen = await scanOf(reader, app.realm, id);
  const made: { component: DraftRow['definition']['components'][number]; kept: Kept }[] = [];
  for (const component of found.definition.components) {
    const pages = seen.filter((page) => page.component === component.id);
    if (pages.length === 0) continue;
    const kept = await documentFromPages(app.files, pages);
    if (!kept.ok) return kept;
    made.push({ component, kept: kept.value });
  }
  if (made.length === 0) return refused('pages-none');
  return change(app, viewer, { id }, async (tx, draft) => {
    const now = await scanOf(tx, tx.realm, id);
    // Arranged in another window meanwhile: what was made is not what lies there.
    if (JSON.stringify(now) !== JSON.stringify(seen)) return refused('draft-changed');
    for (const { component, kept } of made) {
      const name = `${component.label.vi.slice(0, 150)}.pdf`;
      await addDraftPaper(tx, id, { id: uuidv7(tx.at), component: component.id, ...kept, name });
      await askLook(tx, kept.sha256);
    }
    await arrangeScan(
      tx,
      id,
      now.filter(({ component }) => component === null),
    );
    await saveDraft(tx, draft);
    return ok({ papers: made.length });
  });
}
