import { enqueue } from '#db/enqueue.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { SendWebhook, WebhookAnswer } from '#integrations/webhook/client.ts';
import { payloadOf } from '../rules/payload.ts';
import { LOST_MS, nextAfter } from '../rules/waits.ts';
import { signedHeaders } from '../signing/sign.ts';
import { beginTry, endTry, lockDelivery, setDelivery, type ToSend, type TryResult } from '../sql/deliveries.ts';
import { closeWebhook } from '../sql/webhooks.ts';
import { openSecret, type Sealing } from './secrets.ts';

/** Another job is at it: thrown so that this one is run again later. */
export class DeliveryBusy extends Error {}

/**
 * Tries to send a delivery once. The try is kept before anything is sent and its ending after, so that no transaction waits
 * for a foreign server. What fails is tried again after its wait, by a job left behind; after three days it has failed, until
 * somebody replays it. A try that was cut off is made again under the same id, for twice is better than never.
 */
export async function deliver(app: Sealing, send: SendWebhook, id: string): Promise<void> {
  const begun = await inTransaction(app, 'system:feed', (tx) => begin(tx, id));
  if (!begun) return;
  const answer = await attempt(app, begun, send, Math.floor(app.clock.now() / 1000));
  await inTransaction(app, 'system:feed', (tx) => conclude(tx, id, begun, answer));
}

async function begin(tx: Tx, id: string): Promise<ToSend | undefined> {
  const found = await lockDelivery(tx, id);
  if (!found) throw new Error(`no delivery ${id}`);
  if (found.state !== 'waiting') return undefined;
  if (found.running !== null && tx.at - found.running <= LOST_MS) throw new DeliveryBusy(id);
  await beginTry(tx, id, found.tries + 1);
  return { ...found, tries: found.tries + 1 };
}

function signing({ secrets, realm }: Sealing, { sealed, plain, webhook }: ToSend): Buffer[] | undefined {
  const [newest, ...earlier] = sealed.map((one) => openSecret(secrets, realm, webhook, one));
  if (newest) return [newest, ...earlier.filter((one) => one !== undefined)];
  return sealed.length === 0 && plain ? [plain] : undefined;
}

type Ended = { result: TryResult; status: number | null };

async function attempt(app: Sealing, found: ToSend, send: SendWebhook, seconds: number): Promise<Ended> {
  if (found.isClosed) return { result: 'closed', status: null };
  const secrets = signing(app, found);
  // Never sent unsigned, nor with the earlier one alone: it waits until the key is back, or the client has renewed the secret.
  if (!secrets) return { result: 'secret-lost', status: null };
  const body = payloadOf(found);
  return told(await send({ url: found.url, headers: signedHeaders(secrets, found.id, seconds, body), body }));
}

const told = ({ result, status }: WebhookAnswer): Ended =>
  result === 'answered'
    ? { result: (status ?? 0) >= 200 && (status ?? 0) < 300 ? 'delivered' : 'status', status }
    : { result, status };

const GONE = 410;

async function conclude(tx: Tx, id: string, { webhook, tries, replayedFrom }: ToSend, ended: Ended): Promise<void> {
  await endTry(tx, id, tries, ended);
  if (ended.result === 'delivered') return setDelivery(tx, id, 'delivered', null);
  // Standard Webhooks: 410 says that nobody listens there any more.
  if (ended.status === GONE) await closeWebhook(tx, webhook, 'gone');
  const over = ended.status === GONE || ended.result === 'closed';
  const next = over ? undefined : nextAfter(tries - replayedFrom, tx.at);
  if (next === undefined) return setDelivery(tx, id, 'failed', null);
  await setDelivery(tx, id, 'waiting', next);
  await enqueue(tx, 'send-webhook', { realm: tx.realm, delivery: id }, { key: `webhook-${id}`, runAt: next });
}
