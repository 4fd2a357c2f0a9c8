/** What the person's record says; the form's own answers go before it. */
export interface KnownPerson {
  readonly fullName: string;
  readonly personalNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** Whose dossier it is, as declared for it: names of answers that forms share (data/forms/parts.json). */
export const ownerOf = (answers: Readonly<Record<string, unknown>>, person: KnownPerson) => ({
  ownerName: text(answers['ownerName']) ?? text(answers['applicantName']) ?? person.fullName,
  ownerNumber: text(answers['ownerNumber']) ?? text(answers['applicantNumber']) ?? person.personalNumber,
  ownerPhone: text(answers['ownerPhone']) ?? text(answers['applicantPhone']) ?? person.phone,
  ownerEmail: text(answers['ownerEmail']) ?? text(answers['applicantEmail']) ?? person.email,
});
