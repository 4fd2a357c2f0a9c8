import type { Holder } from '#forms/holder.ts';
import { type Viewer, workingUnits } from '#identity/index.ts';
import { actorOf } from './actor.ts';
import type { Dossier } from './dossier.ts';

/** What is on record of the person, or of the unit; what is declared for the dossier goes before it. */
export interface KnownOwner {
  readonly fullName: string;
  readonly personalNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Whose dossier it is, as declared for it (each form says which answers tell that), else whoever it was begun for. */
export const ownerOf = (declared: Holder, known: KnownOwner) => ({
  ownerName: declared.name ?? known.fullName,
  ownerNumber: declared.number ?? known.personalNumber,
  ownerPhone: declared.phone ?? known.phone,
  ownerEmail: declared.email ?? known.email,
});

const isIn = (viewer: Viewer, units: readonly string[] | null): boolean =>
  viewer.kind === 'officer' && workingUnits(viewer).some((unit) => units?.includes(unit));

/** Whether it is this viewer's own matter: the person's, the filer's, a machine's filing, or that of a unit the officer works in. */
export const owns = (
  viewer: Viewer,
  { person, madeBy, ownerScope }: Pick<Dossier, 'person' | 'madeBy' | 'ownerScope'>,
): boolean =>
  viewer.kind === 'citizen'
    ? viewer.id === person || madeBy === actorOf(viewer)
    : isIn(viewer, ownerScope) ||
      (viewer.kind === 'officer' && viewer.client !== undefined && madeBy === actorOf(viewer));

/** Whether this viewer sees it from the side of those who resolve it. */
export const worksOn = (viewer: Viewer, { scope }: Pick<Dossier, 'scope'>): boolean => isIn(viewer, scope);
