import type { Holder } from '#forms/holder.ts';

/** What the person's record says; what is declared for the dossier goes before it. */
export interface KnownPerson {
  readonly fullName: string;
  readonly personalNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Whose dossier it is, as declared for it (each form says which answers tell that), else the person it was begun for. */
export const ownerOf = (declared: Holder, person: KnownPerson) => ({
  ownerName: declared.name ?? person.fullName,
  ownerNumber: declared.number ?? person.personalNumber,
  ownerPhone: declared.phone ?? person.phone,
  ownerEmail: declared.email ?? person.email,
});
