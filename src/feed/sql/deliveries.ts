import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { FeedEvent } from '../rules/payload.ts';

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type TryResult =
  | 'delivered'
  | 'status'
  | 'timeout'
  | 'unreachable'
  | 'target-refused'
  | 'closed'
  | 'secret-lost';

export async function insertDelivery(tx: Tx, one: { id: string; webhook: string; event: string }): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into webhook_delivery (realm, id, webhook, event, made_at, next_at) values ($1, $2, $3, $4, ${stamp(5)}, ${stamp(5)})
     on conflict (realm, webhook, event) do nothing`,
    [tx.realm, one.id, one.webhook, one.event, tx.at],
  );
  return rowCount === 1;
}

/** A delivery with all that is needed to send it, locked. */
export interface ToSend extends FeedEvent {
  readonly webhook: string;
  readonly url: string;
  /** What signs, sealed, the newest first. */
  readonly sealed: Buffer[];
  /** What an older program kept. */
  readonly plain: Buffer | null;
  readonly isClosed: boolean;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly replayedFrom: number;
  /** When the last try began, if it has not ended. */
  readonly running: Instant | null;
}

export const lockDelivery = async (tx: Tx, id: string): Promise<ToSend | undefined> =>
  (
    await tx.query<ToSend>(
      `select d.webhook, w.url, w.secret as plain, array(select s.sealed from webhook_secret s where s.realm = d.realm
           and s.webhook = d.webhook and (s.ends_at is null or s.ends_at > ${stamp(3)}) order by s.ends_at desc nulls first) as sealed,
         w.closed_at is not null or c.revoked_at is not null
           or c.expires_at <= ${stamp(3)} as "isClosed", d.state, d.tries,
         d.replayed_from as "replayedFrom", e.position, e.id, e.dossier, e.act, e.at,
         (select t.began_at from webhook_try t where t.realm = d.realm and t.delivery = d.id and t.seq = d.tries
           and t.ended_at is null) as running
       from webhook_delivery d
       join webhook w on w.realm = d.realm and w.id = d.webhook
       join api_client c on c.realm = w.realm and c.id = w.client
       join feed_event e on e.realm = d.realm and e.id = d.event
       where d.realm = $1 and d.id = $2 for update of d`,
      [tx.realm, id, tx.at],
    )
  ).rows[0];

export async function beginTry(tx: Tx, id: string, seq: number): Promise<void> {
  await tx.query(`insert into webhook_try (realm, delivery, seq, began_at) values ($1, $2, $3, ${stamp(4)})`, [
    ...[tx.realm, id, seq, tx.at],
  ]);
  await tx.query('update webhook_delivery set tries = $3, next_at = null where realm = $1 and id = $2', [
    ...[tx.realm, id, seq],
  ]);
}

export async function endTry(
  tx: Tx,
  id: string,
  seq: number,
  { result, status }: { result: TryResult; status: number | null },
): Promise<void> {
  await tx.query(
    `update webhook_try set ended_at = ${stamp(4)}, result = $5, status = $6 where realm = $1 and delivery = $2 and seq = $3`,
    [tx.realm, id, seq, tx.at, result, status],
  );
}

/** Where a delivery stands: over, or waiting for its next try. */
export async function setDelivery(tx: Tx, id: string, state: DeliveryState, nextAt: Instant | null): Promise<void> {
  await tx.query(
    `update webhook_delivery set state = $3, next_at = ${stamp(4)},
       ended_at = case when $3 = 'waiting' then null else ${stamp(5)} end where realm = $1 and id = $2`,
    [tx.realm, id, state, nextAt, tx.at],
  );
}

/** Its waits begin anew; the tries so far stay as they were. */
export async function renewDelivery(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update webhook_delivery set state = 'waiting', ended_at = null, next_at = ${stamp(3)}, replayed_from = tries
     where realm = $1 and id = $2`,
    [tx.realm, id, tx.at],
  );
}

/** A delivery as lists show it. */
export interface DeliveryLine {
  readonly id: string;
  readonly webhook: string;
  readonly url: string;
  readonly client: string;
  readonly clientName: string;
  readonly closed: boolean;
  readonly event: string;
  readonly dossier: string;
  readonly act: string;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly madeAt: Instant;
  readonly nextAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Of the last try that ended. */
  readonly lastResult: TryResult | null;
  readonly lastStatus: number | null;
}

/** How far behind sending is: what waits and since when, and what was given up. */
export interface SendingLag {
  readonly waiting: number;
  readonly since: Instant | null;
  readonly failed: number;
}

export const sendingLag = async (reader: Reader, realm: string): Promise<SendingLag> =>
  (
    await reader.query<SendingLag>(
      `select count(*) filter (where state = 'waiting')::integer as waiting, min(made_at) filter (where state = 'waiting') as since,
         count(*) filter (where state = 'failed')::integer as failed
       from webhook_delivery where realm = $1 and state in ('waiting', 'failed')`,
      [realm],
    )
  ).rows[0] as SendingLag;

const LINE = `d.id, d.webhook, w.url, w.client, c.name as "clientName", w.closed_at is not null as closed, d.event, e.dossier,
  e.act, d.state, d.tries, d.made_at as "madeAt", d.next_at as "nextAt", d.ended_at as "endedAt",
  last.result as "lastResult", last.status as "lastStatus"`;

export interface DeliveriesAsked {
  readonly client?: string | undefined;
  readonly webhook?: string | undefined;
  readonly state?: DeliveryState | undefined;
  /** The last of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Deliveries, the newest first: of one client's webhook, or all there are for whoever runs the system. */
export const deliveries = async (
  reader: Reader,
  realm: string,
  { client, webhook, state, before, limit }: DeliveriesAsked,
): Promise<DeliveryLine[]> =>
  (
    await reader.query<DeliveryLine>(
      `select ${LINE} from webhook_delivery d
       join webhook w on w.realm = d.realm and w.id = d.webhook
       join api_client c on c.realm = w.realm and c.id = w.client
       join feed_event e on e.realm = d.realm and e.id = d.event
       left join lateral (select t.result, t.status from webhook_try t where t.realm = d.realm and t.delivery = d.id
         and t.ended_at is not null order by t.seq desc limit 1) last on true
       where d.realm = $1 and ($2::uuid is null or w.client = $2) and ($3::uuid is null or d.webhook = $3)
         and ($4::text is null or d.state = $4) and ($5::uuid is null or d.id < $5)
       order by d.id desc limit $6`,
      [realm, client ?? null, webhook ?? null, state ?? null, before ?? null, limit],
    )
  ).rows;
