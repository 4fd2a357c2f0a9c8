import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { viewDossier } from '#dossier/index.ts';
import { addDays, type Instant, instantOf } from '#kernel/time.ts';
import type { ClaimValue, CredentialTerms, Owner } from '#signatures/index.ts';
import { fileOf, insertCredential, issuedFacts } from '../sql/results.ts';

/** What a result says as a credential, and whose key signs it; the signer is for whoever has keys. */
export interface ToCredential {
  readonly owner: Owner;
  readonly terms: Omit<CredentialTerms, 'signer'>;
}

export interface CredentialPlace {
  readonly code: string;
  readonly seq: number;
}

/**
 * An issued result with its agency's signature as claims: what its public page tells is open, what it says and whose it is its holder shows or not.
 * Nothing for one that is not issued, or was signed on paper.
 */
export async function credentialOfResult(
  app: { readonly read: Reader; readonly realm: string; readonly settings: { readonly origin: string } },
  { code, seq }: CredentialPlace,
  now: Instant,
): Promise<ToCredential | undefined> {
  const view = await viewDossier(app.read, app.realm, { viewer: 'system', code, now, language: 'vi' });
  const decision = view?.decisions.find((one) => one.seq === seq);
  const issued = await issuedFacts(app.read, app.realm, code, seq);
  const file = await fileOf(app.read, app.realm, code, seq);
  if (!view || !decision?.number || !issued || file?.kind !== 'signed') return undefined;
  const { dossier, agencies } = view;
  const agency = agencies[dossier.competentAgency]?.vi ?? dossier.competentAgency;
  const { origin } = app.settings;
  const hidden: Record<string, ClaimValue> = {
    ...{ ownerName: dossier.ownerName, paperCode: issued.paperCode, title: decision.title },
    ...{ procedure: dossier.procedure, procedureName: dossier.procedureName, granted: decision.grants },
    fileSha256: file.sha256,
    ...(dossier.ownerNumber ? { ownerNumber: dossier.ownerNumber } : {}),
  };
  return {
    owner: { label: dossier.competentAgency, kind: 'agency', subject: { name: agency } },
    terms: {
      ...{ issuer: origin, type: 'urn:motcua:result:1', at: now, hidden },
      ...(issued.validUntil ? { until: instantOf(addDays(issued.validUntil, 1)) } : {}),
      open: {
        number: decision.number,
        agency,
        issuedOn: issued.validFrom,
        check: `${origin}/kiem-tra/${issued.token}`,
      },
    },
  };
}

/** Kept once: of two that were made the first stays. */
export const keepCredential = (app: Acting, { code, seq }: CredentialPlace, credential: string): Promise<void> =>
  inTransaction(app, 'system:signing', async (tx) => {
    if (await insertCredential(tx, code, seq, credential))
      await record(tx, 'result-credential', `result/${code}`, { seq });
  });
