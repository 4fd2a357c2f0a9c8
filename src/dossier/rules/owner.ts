/** What the person's record says; the form's own answers go before it. */
export interface KnownPerson {
  readonly fullName: string;
  readonly personalNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** The first of these answers that says something. */
const first = (answers: Readonly<Record<string, unknown>>, ...names: string[]): string | null =>
  names.map((name) => (Object.hasOwn(answers, name) ? text(answers[name]) : null)).find((found) => found !== null) ??
  null;

/**
 * Whose dossier it is, as declared for it: the holder if the form asks for one apart from who files, else who files
 * (names of answers that forms share: data/forms/parts.json).
 */
export const ownerOf = (answers: Readonly<Record<string, unknown>>, person: KnownPerson) => ({
  ownerName: first(answers, 'ownerName', 'filerName', 'applicantName') ?? person.fullName,
  ownerNumber: first(answers, 'ownerNumber', 'filerNumber', 'applicantNumber') ?? person.personalNumber,
  ownerPhone: first(answers, 'ownerPhone', 'filerPhone', 'applicantPhone') ?? person.phone,
  ownerEmail: first(answers, 'ownerEmail', 'filerEmail', 'applicantEmail') ?? person.email,
});
