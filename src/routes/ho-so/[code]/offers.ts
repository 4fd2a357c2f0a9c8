import { type ActName, type DossierView, lead, mayDo } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { CaseLetterKind } from '#letter/index.ts';

const CITIZEN: readonly ActName[] = ['edit', 'answer-supplement', 'contest', 'withdraw', 'stop'];

/** What the owner can do with the dossier now. A request contested once waits for its answer. */
export function offersOf(viewer: Viewer, { dossier, objections }: DossierView): ActName[] {
  const waits = objections.some(({ answeredAt }) => answeredAt === null);
  return CITIZEN.filter(
    (act) => lead(act, dossier.state).ok && mayDo(act, viewer, dossier).ok && !(act === 'contest' && waits),
  );
}

/** What an owner may print: the control sheet is the office's, and a result without a number is its draft. */
export const lettersToOwner = (letters: readonly CaseLetterKind[], { decisions }: DossierView): CaseLetterKind[] => {
  const hidden: CaseLetterKind[] = decisions.some(({ number }) => number !== null)
    ? ['control-sheet']
    : ['control-sheet', 'decision'];
  return letters.filter((kind) => !hidden.includes(kind));
};
