import { enqueue } from '#db/enqueue.ts';
import type { Tx } from '#db/transaction.ts';
import { type CredentialPlace, credentialOfResult, credentialsOf, keepCredential } from '#letter/index.ts';
import { issueCredential, SignerProblem } from '#signatures/index.ts';
import type { App } from '../app.ts';
import type { Happened } from './reactions.ts';

/** A result that was issued gets its credential by a job of its own: the key may be far away. */
export async function askCredentials(tx: Tx, acts: readonly Happened[]): Promise<void> {
  for (const { subject, facts } of acts)
    await enqueue(tx, 'make-credential', { code: subject.slice('result/'.length), seq: Number(facts['seq']) });
}

/**
 * Signs an issued result as a credential with its agency's key, once. A device that is away makes the job fail and come again; where nothing
 * signs for that agency there is none.
 */
export async function makeCredential(app: App, payload: unknown): Promise<void> {
  const place = payload as CredentialPlace;
  if ((await credentialsOf(app.read, app.realm, place.code)).has(place.seq)) return;
  const now = app.clock.now();
  const made = await credentialOfResult(app, place, now);
  if (!made) return;
  try {
    const signer = await app.signing.signerFor(made.owner, now);
    await keepCredential(app, place, await issueCredential({ ...made.terms, signer }));
  } catch (error) {
    if (!(error instanceof SignerProblem) || error.code === 'signer-away') throw error;
    app.log.warn({ event: 'signing', code: error.code, dossier: place.code }, error.message);
  }
}
