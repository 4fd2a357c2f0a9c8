import { type ActName, type DossierView, lead, mayDo } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';

const CITIZEN: readonly ActName[] = ['edit', 'answer-supplement', 'contest', 'withdraw', 'stop'];

/** What the owner can do with the dossier now. A request contested once waits for its answer. */
export function offersOf(viewer: Viewer, { dossier, objections }: DossierView): ActName[] {
  const waits = objections.some(({ answeredAt }) => answeredAt === null);
  return CITIZEN.filter(
    (act) => lead(act, dossier.state).ok && mayDo(act, viewer, dossier).ok && !(act === 'contest' && waits),
  );
}
