import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import type { Safe } from '#files/safe.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type Instant, instant } from '#kernel/time.ts';
import { newSecret } from '../signing/sign.ts';
import {
  endWebhookSecret,
  forgetEnded,
  insertWebhookSecret,
  lockPlain,
  lockSealed,
  reseal,
  secretsOf,
  wipePlain,
} from '../sql/secrets.ts';
import { lockWebhook, type Webhook } from '../sql/webhooks.ts';

/** What an act on secrets needs of the program besides. */
export type Sealing = Acting & { readonly secrets: Safe };

/** The row a secret is sealed for. */
const nameOf = (realm: string, webhook: string): string => `${realm} webhook ${webhook}`;

export const openSecret = (safe: Safe, realm: string, webhook: string, sealed: Buffer): Buffer | undefined =>
  safe.open(sealed, nameOf(realm, webhook));

/** Makes a secret for a webhook and keeps it sealed. */
export async function keepSecret(
  tx: Tx,
  safe: Safe,
  one: { readonly webhook: string; readonly id: string },
): Promise<Outcome<true, 'safe-key-missing'>> {
  const sealed = safe.seal(newSecret(), nameOf(tx.realm, one.webhook));
  if (!sealed.ok) return sealed;
  await insertWebhookSecret(tx, { ...one, sealed: sealed.value });
  return ok(true);
}

/** What a client is told of its webhook's secrets. */
export interface Signing {
  readonly secret: Buffer;
  readonly since: Instant;
  /** The one before signs beside it until then. */
  readonly earlierUntil: Instant | null;
}

/** The secrets of a client's own webhooks, opened. Refused when no key here opens one. */
export async function signingOf(
  app: Sealing,
  webhooks: readonly Webhook[],
): Promise<Outcome<ReadonlyMap<string, Signing>, 'safe-key-missing'>> {
  const ids = webhooks.map(({ id }) => id);
  const kept = Map.groupBy(
    await secretsOf(app.db.forRealm(app.realm), app.realm, ids, app.clock.now()),
    ({ webhook }) => webhook,
  );
  const found = new Map<string, Signing>();
  for (const { id, plain, madeAt } of webhooks) {
    const [newest, earlier] = kept.get(id) ?? [];
    const secret = newest ? openSecret(app.secrets, app.realm, id, newest.sealed) : plain;
    if (!secret) return refused('safe-key-missing');
    found.set(id, { secret, since: newest?.madeAt ?? madeAt, earlierUntil: earlier?.endsAt ?? null });
  }
  return ok(found);
}

/** How long the old secret signs beside the new one, unless the client says otherwise: time to put the new one everywhere. */
export const OVERLAP_HOURS = 24;
export const MOST_OVERLAP_HOURS = 168;
const HOUR_MS = 3_600_000;

export interface RenewalWish {
  readonly webhook: string;
  /** Of the new secret, chosen by the client. */
  readonly id: string;
  /** 0 where the old one may have leaked. */
  readonly overlapHours?: number | undefined;
}

/** A new secret for a webhook; asked again under the same id it changes nothing. */
export const renewWebhookSecret = (
  app: Sealing,
  client: string,
  { webhook, id, overlapHours = OVERLAP_HOURS }: RenewalWish,
): Promise<Outcome<true>> =>
  inTransaction<Outcome<true>>(app, `client:${client}`, async (tx) => {
    tx.called?.('webhook-secret-renewed');
    const found = await lockWebhook(tx, client, webhook);
    if (!found) return refused('not-found');
    if (found.closedAt !== null) return refused('webhook-closed');
    if (found.plain !== null) {
      const sealed = await sealOne(tx, app.secrets, { webhook, secret: found.plain, madeAt: found.madeAt });
      if (!sealed.ok) return sealed;
    }
    const known = await secretsOf(tx, tx.realm, [webhook], tx.at);
    if (known.some((one) => one.id === id)) return ok(true);
    await endWebhookSecret(tx, webhook, instant(tx.at + overlapHours * HOUR_MS));
    const kept = await keepSecret(tx, app.secrets, { webhook, id });
    if (!kept.ok) return kept;
    await record(tx, 'webhook-secret-renewed', `webhook/${webhook}`, { overlapHours });
    return ok(true);
  });

async function sealOne(
  tx: Tx,
  safe: Safe,
  { webhook, secret, madeAt }: { webhook: string; secret: Buffer; madeAt: Instant },
): Promise<Outcome<true, 'safe-key-missing'>> {
  const sealed = safe.seal(secret, nameOf(tx.realm, webhook));
  if (!sealed.ok) return sealed;
  await insertWebhookSecret(tx, { webhook, id: webhook, sealed: sealed.value, madeAt });
  await wipePlain(tx, webhook);
  return ok(true);
}

export interface SealingDone {
  /** Plain before. */
  readonly sealed: number;
  /** Under an older key before. */
  readonly rewrapped: number;
  /** No key here opens them: their clients renew them. */
  readonly lost: number;
}

/** Everything sealed brought under the newest key. */
async function rewrapAll(tx: Tx, safe: Safe): Promise<{ rewrapped: number; lost: number }> {
  const behind = (await lockSealed(tx)).filter(({ sealed }) => !safe.isCurrent(sealed));
  let rewrapped = 0;
  for (const one of behind) {
    const secret = openSecret(safe, tx.realm, one.webhook, one.sealed);
    const sealed = secret && safe.seal(secret, nameOf(tx.realm, one.webhook));
    if (!sealed?.ok) continue;
    await reseal(tx, one, sealed.value);
    rewrapped += 1;
  }
  return { rewrapped, lost: behind.length - rewrapped };
}

/**
 * Seals what an older program kept plain, brings everything under the newest key, forgets what has ended. Safe to run at any time
 * and again; refused where the realm has no key but needs one.
 */
export const sealWebhookSecrets = (app: Sealing): Promise<Outcome<SealingDone, 'safe-key-missing'>> =>
  inTransaction<Outcome<SealingDone, 'safe-key-missing'>>(app, 'system:feed', async (tx) => {
    const forgotten = await forgetEnded(tx);
    const plain = await lockPlain(tx);
    for (const one of plain) {
      const done = await sealOne(tx, app.secrets, one);
      if (!done.ok) return done;
    }
    const { rewrapped, lost } = await rewrapAll(tx, app.secrets);
    const sealed = plain.length;
    if (sealed + rewrapped + forgotten > 0)
      await record(tx, 'webhook-secrets-sealed', 'system/webhooks', { sealed, rewrapped, forgotten });
    return ok({ sealed, rewrapped, lost });
  });
