import { emailIn } from '#identity/index.ts';

export interface MailFacts {
  /** Declared in the dossier for word about it. */
  readonly ownerEmail: string | null;
  /** Of the person's account. */
  readonly personEmail: string | null;
  /** Of the person, to mail about dossiers. */
  readonly consent: 'given' | 'withdrawn' | 'never';
  /** Of an officer who is told as one; not said: the notice is a person's own. */
  readonly workEmail?: string | null | undefined;
}

/**
 * Where a notice may be mailed, or why nowhere. Consent taken back stops all mail; without any, only an address the
 * dossier itself declares is used, for that dossier (Law 91/2025/QH15, art. 9 and 10). An officer is told of the office's
 * matters at the work address and nowhere else; that is no personal matter to consent to.
 */
export function mailAddress({
  ownerEmail,
  personEmail,
  consent,
  workEmail,
}: MailFacts): { readonly to: string } | { readonly why: 'no-address' | 'no-consent' } {
  if (workEmail !== undefined) {
    const official = emailIn(workEmail ?? '');
    return official ? { to: official } : { why: 'no-address' };
  }
  const wished = ownerEmail || personEmail;
  if (!wished) return { why: 'no-address' };
  if (consent === 'withdrawn' || (consent === 'never' && wished === personEmail)) return { why: 'no-consent' };
  const to = emailIn(wished);
  return to ? { to } : { why: 'no-address' };
}
