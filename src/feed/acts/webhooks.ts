import { enqueue } from '#db/enqueue.ts';
import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { lockDelivery, renewDelivery } from '../sql/deliveries.ts';
import { secretsOf } from '../sql/secrets.ts';
import { closeWebhook, findWebhook, keepWebhook, type Webhook, webhooksOf } from '../sql/webhooks.ts';
import { keepSecret, type Sealing } from './secrets.ts';

/** Enough for a test and a real address of each system behind one client. */
const MOST = 20;

export interface WebhookWish {
  /** Chosen by the client, so that asking twice makes one. */
  readonly id: string;
  readonly url: string;
  /** Acts it is told of; none: all. */
  readonly acts: readonly string[];
}

/** Says where a client is told what happens. `mayGo` knows which addresses may be sent to at all. */
export async function setWebhook(
  app: Sealing,
  client: string,
  wish: WebhookWish,
  mayGo: (url: string) => Promise<boolean>,
): Promise<Outcome<Webhook>> {
  // Asked before the act begins: no transaction waits for a name server.
  if (!(await mayGo(wish.url))) return refused('webhook-refused');
  return inTransaction<Outcome<Webhook>>(app, `client:${client}`, async (tx) => {
    tx.called?.('webhook-set');
    const open = await webhooksOf(tx, tx.realm, client);
    if (open.length >= MOST && !open.some(({ id }) => id === wish.id))
      return refused('webhooks-too-many', { most: MOST });
    const { id, url } = wish;
    const acts = [...new Set(wish.acts)].sort();
    if (!(await keepWebhook(tx, { id, client, url, acts }))) return refused('not-found');
    const kept = await findWebhook(tx, tx.realm, client, id);
    if (!kept) return refused('not-found');
    if (kept.plain === null && (await secretsOf(tx, tx.realm, [id], tx.at)).length === 0) {
      const secret = await keepSecret(tx, app.secrets, { webhook: id, id });
      if (!secret.ok) return secret;
    }
    await record(tx, 'webhook-set', `webhook/${id}`, { host: new URL(url).host, acts });
    return ok(kept);
  });
}

export const endWebhook = (app: Acting, client: string, id: string): Promise<Outcome<true, 'not-found'>> =>
  inTransaction<Outcome<true, 'not-found'>>(app, `client:${client}`, async (tx) => {
    tx.called?.('webhook-closed');
    const found = await findWebhook(tx, tx.realm, client, id);
    if (!found || found.closedAt !== null) return refused('not-found');
    await closeWebhook(tx, id, 'owner');
    await record(tx, 'webhook-closed', `webhook/${id}`, {});
    return ok(true);
  });

export interface ReplayAsk {
  readonly delivery: string;
  /** Whose it must be; not said by whoever runs the system. */
  readonly client?: string;
  readonly webhook?: string;
}

/** Sends a delivery again that ended, delivered or failed; its waits begin anew. */
export const replay = (app: Acting, actor: Actor, ask: ReplayAsk): Promise<Outcome<{ delivery: string }>> =>
  inTransaction<Outcome<{ delivery: string }>>(app, actor, async (tx) => {
    tx.called?.('webhook-replayed');
    const found = await lockDelivery(tx, ask.delivery);
    if (!found || (ask.webhook !== undefined && found.webhook !== ask.webhook)) return refused('not-found');
    if (ask.client !== undefined && !(await findWebhook(tx, tx.realm, ask.client, found.webhook)))
      return refused('not-found');
    if (found.state === 'waiting') return refused('delivery-under-way');
    if (found.isClosed) return refused('webhook-closed');
    const { delivery } = ask;
    await renewDelivery(tx, delivery);
    await enqueue(tx, 'send-webhook', { realm: tx.realm, delivery }, { key: `webhook-${delivery}` });
    await record(tx, 'webhook-replayed', `webhook/${found.webhook}`, { delivery });
    return ok({ delivery });
  });
