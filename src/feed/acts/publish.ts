import { enqueue } from '#db/enqueue.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { findDossier, worksOn } from '#dossier/index.ts';
import type { Machine } from '#identity/index.ts';
import { type Instant, instant } from '#kernel/time.ts';
import { INTERNAL_ACTS, isEventAct } from '../rules/acts.ts';
import type { FeedEvent } from '../rules/payload.ts';
import { insertDelivery } from '../sql/deliveries.ts';
import { appendEvents } from '../sql/events.ts';
import { type Wanting, webhooksFor } from '../sql/webhooks.ts';

/** The act that is to be told, as the trail has it. */
export interface Cause {
  readonly id: string;
  readonly subject: string;
  readonly act: string;
}

/** The moment in a UUID of version 7: the act's own. */
const momentIn = (id: string): Instant => instant(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));

/**
 * Puts acts on dossiers into the feed, in this order, and on their way to every webhook that wants them and whose client may know of
 * them. Positions are given one transaction after the other: who publishes many waits once. Safe to repeat. No trail of its own: the
 * cause is in the trail, and this follows from it.
 */
export async function publishEvents(tx: Tx, causes: readonly Cause[]): Promise<void> {
  const events = causes.map(eventOf);
  const fresh = await appendEvents(tx, events);
  const wanting = new Map<string, Promise<Wanting[]>>();
  for (const event of events) if (fresh.has(event.id)) await tellOf(tx, event, wanting);
}

type Event = Omit<FeedEvent, 'position'>;

function eventOf({ id, subject, act: recorded }: Cause): Event {
  const act = recorded.replace(/^dossier-/, '');
  if (!isEventAct(act)) throw new Error(`${recorded} is no event`);
  return { id, dossier: subject.replace(/^dossier\//, ''), act, at: momentIn(id) };
}

async function tellOf(tx: Tx, { id, dossier, act }: Event, wanting: Map<string, Promise<Wanting[]>>): Promise<void> {
  const webhooks = wanting.get(act) ?? webhooksFor(tx, act);
  wanting.set(act, webhooks);
  for (const webhook of await webhooks) if (await mayKnow(tx, webhook, dossier, act)) await send(tx, webhook, id);
}

async function mayKnow(tx: Tx, { client, name, posts }: Wanting, code: string, act: string): Promise<boolean> {
  const machine: Machine = { kind: 'officer', id: client, client, name, posts, unit: null };
  const dossier = await findDossier(tx, tx.realm, machine, code);
  const isInternal = (INTERNAL_ACTS as readonly string[]).includes(act);
  return dossier !== undefined && (!isInternal || worksOn(machine, dossier));
}

async function send(tx: Tx, { id: webhook }: Wanting, event: string): Promise<void> {
  const id = uuidv7(tx.at);
  if (await insertDelivery(tx, { id, webhook, event }))
    await enqueue(tx, 'send-webhook', { realm: tx.realm, delivery: id }, { key: `webhook-${id}` });
}
