import { storeProposals } from '#dossier/index.ts';
import { dateAt } from '#kernel/time.ts';
import { noteUses, type Proposal } from '#vault/index.ts';
import type { OpenDraft } from './draft.ts';

/** What the owner of a draft has for each component and has not put there yet, by the component's id. */
export async function offersFor(
  { app, viewer }: App.Locals,
  { draft, papers }: Pick<OpenDraft, 'draft' | 'papers'>,
): Promise<ReadonlyMap<string, readonly Proposal[]>> {
  const found = await storeProposals(app.read, app.realm, viewer, draft, dateAt(app.clock.now()));
  return new Map(
    [...found].flatMap(([component, offers]) => {
      const there = papers.filter((one) => one.component === component).map(({ sha256 }) => sha256);
      const left = offers.filter(({ paper }) => !there.includes(paper.sha256));
      return left.length > 0 ? [[component, left] as const] : [];
    }),
  );
}

/** As above at the counter: that an officer was shown what somebody has is told to that person. */
export async function offersAtDesk(locals: App.Locals, open: Pick<OpenDraft, 'draft' | 'papers'>) {
  const offers = await offersFor(locals, open);
  const { id: draft, procedure, person } = open.draft;
  const papers = new Set([...offers.values()].flat().map(({ paper }) => paper.id));
  const listed = [...papers].map((paper) => ({ paper, kind: 'listed' as const, draft, procedure }));
  if (person !== null) await noteUses(locals.app, locals.viewer, person, listed);
  return offers;
}
