import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Ok, type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Citizen } from '../rules/access.ts';
import { type Purpose, TEXT_VERSION } from '../rules/consent.ts';
import { type Contact, readContact } from '../rules/contact.ts';
import { CITIZEN_IDLE_MS } from '../rules/session.ts';
import { hashOfToken } from '../secrets/token.ts';
import {
  type Consent,
  consentsOf,
  contactOf,
  insertConsent,
  type OwnSession,
  type OwnWay,
  sessionsOf,
  setContactOf,
  waysOf,
  withdrawConsents,
} from '../sql/account-page.ts';
import { endSessionsOf } from '../sql/sessions.ts';

export interface OwnAccount {
  readonly contact: Contact;
  readonly consents: readonly Consent[];
  readonly ways: readonly OwnWay[];
  readonly sessions: readonly OwnSession[];
}

/** What a citizen sees of the own account. */
export async function ownAccount(app: Acting, { id }: Citizen, token: string): Promise<OwnAccount> {
  const pool = app.db.forRealm(app.realm);
  const ask = { tokenHash: hashOfToken(token), at: app.clock.now(), idleMs: CITIZEN_IDLE_MS };
  const [contact, consents, ways, sessions] = await Promise.all([
    contactOf(pool, app.realm, id),
    consentsOf(pool, app.realm, id),
    waysOf(pool, app.realm, id),
    sessionsOf(pool, app.realm, id, ask),
  ]);
  return { contact, consents, ways, sessions };
}

/**
 * Where notices shall go, as the person types it, and whether mail is agreed to. Unticking withdraws the consent at once
 * (Law 91/2025/QH15, art. 10). The trail keeps that it changed, never the address.
 */
export async function setContact(
  app: Acting,
  { id }: Citizen,
  typed: { readonly phone: string; readonly email: string; readonly mayMail: boolean },
): Promise<Outcome<true, 'phone-wrong' | 'email-wrong' | 'email-missing'>> {
  const contact = readContact(typed);
  if (!contact.ok) return contact;
  if (typed.mayMail && !contact.value.email) return refused('email-missing');
  return inTransaction(app, `citizen:${id}`, async (tx) => {
    tx.called?.('contact-set');
    await setContactOf(tx, id, contact.value);
    await record(tx, 'contact-set', `person/${id}`, { phone: Boolean(contact.value.phone), mail: typed.mayMail });
    if (!typed.mayMail) {
      for (const consent of await withdrawConsents(tx, id, { purpose: 'notice-email' }))
        await record(tx, 'consent-withdrawn', `person/${id}`, { consent });
      return ok(true);
    }
    const wish = { id: uuidv7(tx.at), person: id, purpose: 'notice-email', givenTo: 'house' } as const;
    if (await insertConsent(tx, { ...wish, textVersion: TEXT_VERSION['notice-email'] }))
      await record(tx, 'consent-given', `person/${id}`, { consent: wish.id, purpose: wish.purpose });
    return ok(true);
  });
}

/** Keeps that a person agreed to one purpose: at a page of the person's own, or said at the desk or before a helper. */
export async function giveConsentIn(
  tx: Tx,
  ask: { readonly person: string; readonly purpose: Purpose; readonly givenTo: string },
): Promise<void> {
  const id = uuidv7(tx.at);
  if (await insertConsent(tx, { id, ...ask, textVersion: TEXT_VERSION[ask.purpose] }))
    await record(tx, 'consent-given', `person/${ask.person}`, { consent: id, purpose: ask.purpose });
}

/** Takes one consent back. What was done on it before stays lawful; nothing new is. */
export const withdrawConsent = (app: Acting, { id }: Citizen, consent: string): Promise<Ok<true>> =>
  inTransaction(app, `citizen:${id}`, async (tx) => {
    tx.called?.('consent-withdrawn');
    for (const one of await withdrawConsents(tx, id, { id: consent }))
      await record(tx, 'consent-withdrawn', `person/${id}`, { consent: one });
    return ok(true);
  });

/** Ends every session of the person, this one too. */
export const signOutEverywhere = (app: Acting, { id }: Citizen): Promise<Ok<true>> =>
  inTransaction(app, `citizen:${id}`, async (tx) => {
    await endSessionsOf(tx, id, 'signed-out');
    await record(tx, 'signed-out-everywhere', `person/${id}`, {});
    return ok(true);
  });
