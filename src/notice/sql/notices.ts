import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import { ownedBy } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { SaidFacts } from '../rules/facts.ts';
import type { NoticeKind } from '../rules/kinds.ts';
import type { OfficerKind } from '../rules/officer-kinds.ts';
import type { DeliveryResult } from './deliveries.ts';

export interface Notice {
  id: string;
  /** Null: it is about no dossier. */
  dossier: string | null;
  kind: NoticeKind | OfficerKind;
  facts: SaidFacts;
  madeAt: Instant;
  readAt: Instant | null;
}

/** False if this cause was told to this person or unit before. */
export async function insertNotice(
  tx: Tx,
  one: Pick<Notice, 'id' | 'dossier' | 'kind' | 'facts'> & {
    at: Instant;
    cause: string;
    person: string | null;
    unit: string | null;
    /** The digest it waits for; null: mailed by itself. */
    digestAt: Instant | null;
  },
): Promise<boolean> {
  const made = await tx.query(
    `insert into notice (realm, id, person, dossier, kind, facts, cause, made_at, unit, digest_at)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000), $9, to_timestamp($10::double precision / 1000))
     on conflict do nothing`,
    [
      ...[tx.realm, one.id, one.person, one.dossier, one.kind, JSON.stringify(one.facts), one.cause, one.at, one.unit],
      one.digestAt,
    ],
  );
  return made.rowCount === 1;
}

/** Whose notices: a person's own, by the person's id, or an officer's of the office's matters. Nobody reads another's. */
export type Reading = string | { readonly officer: string };

const whose = (one: Reading): { sql: string; id: string } =>
  typeof one === 'string'
    ? { sql: 'n.person = $2 and n.officer is null', id: one }
    : { sql: 'n.officer = $2', id: one.officer };

const COLUMNS = `n.id, n.dossier, n.kind, n.facts, n.made_at as "madeAt", n.read_at as "readAt"`;

/** Somebody's notices, the newest first, from the one after `before`. */
export async function noticesOf(
  reader: Reader,
  realm: string,
  reading: Reading,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Notice[]> {
  const { sql, id } = whose(reading);
  // The id is a UUID of version 7: it carries the moment, and one key pages by it.
  const found = await reader.query<Notice>(
    `select ${COLUMNS} from notice n where n.realm = $1 and ${sql}
       and ($3::uuid is null or (n.made_at, n.id) <
         (select n.made_at, n.id from notice n where n.realm = $1 and ${sql} and n.id = $3))
     order by n.made_at desc, n.id desc limit $4`,
    [realm, id, before ?? null, limit],
  );
  return found.rows;
}

/** More unread than this are not counted: the page says "99+". */
export const MOST_UNREAD = 100;

export async function unreadCount(reader: Reader, realm: string, reading: Reading): Promise<number> {
  const { sql, id } = whose(reading);
  const found = await prepared<{ count: number }>(
    reader,
    `select count(*) as count from (select from notice n where n.realm = $1 and ${sql} and n.read_at is null
       limit ${MOST_UNREAD}) unread`,
    [realm, id],
  );
  return found.rows[0]?.count ?? 0;
}

export interface OpenedNotice extends Notice {
  /** How the last try to mail it ended; null: none yet, or it still runs. */
  mail: DeliveryResult | null;
  /** It waits, or waited, for the mail of the day; there it is left out once it was read. */
  inDigest: boolean;
}

/** A notice of the own, marked as read from its first opening on. Not an act: nothing is decided by it. */
export async function openOwn(
  reader: Reader,
  realm: string,
  reading: Reading,
  notice: string,
  at: Instant,
): Promise<OpenedNotice | undefined> {
  const { sql, id } = whose(reading);
  const found = await reader.query<OpenedNotice>(
    `update notice n set read_at = coalesce(n.read_at, to_timestamp($4::double precision / 1000))
     where n.realm = $1 and ${sql} and n.id = $3
     returning ${COLUMNS}, n.digest_at is not null as "inDigest", (select d.result from notice_delivery d where d.realm = n.realm and d.notice = n.id
       order by d.seq desc limit 1) as mail`,
    [realm, id, notice, at],
  );
  return found.rows[0];
}

/** Marks the own notices as read: all of them, or those about one dossier, whose page was opened. */
export async function readOwn(
  reader: Reader,
  realm: string,
  reading: Reading,
  at: Instant,
  dossier?: string,
): Promise<void> {
  const { sql, id } = whose(reading);
  await prepared(
    reader,
    `update notice n set read_at = to_timestamp($3::double precision / 1000)
     where n.realm = $1 and ${sql} and n.read_at is null and ($4::text is null or n.dossier = $4)`,
    [realm, id, at, dossier ?? null],
  );
}

/** Marks the own notices about a request for explanation as read: its page was opened. */
export async function readExplanation(
  reader: Reader,
  realm: string,
  officer: string,
  ask: { readonly at: Instant; readonly explanation: string },
): Promise<void> {
  await reader.query(
    `update notice n set read_at = to_timestamp($3::double precision / 1000)
     where n.realm = $1 and n.officer = $2 and n.read_at is null and n.dossier is null and n.facts ->> 'explanation' = $4`,
    [realm, officer, ask.at, ask.explanation],
  );
}

type OfDossier = Notice & { readonly dossier: string };

/** What a unit was last told of the matters it owns, the newest first; `limit` of them. */
export async function noticesOfUnits(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  limit: number,
): Promise<OfDossier[]> {
  const own = ownedBy(viewer, 3);
  const found = await reader.query<OfDossier>(
    `select ${COLUMNS} from notice n where n.realm = $1 and n.unit is not null
       and n.dossier in (select code from dossier where realm = $1 and ${own.sql})
     order by n.made_at desc, n.id desc limit $2`,
    [realm, limit, ...own.values],
  );
  return found.rows;
}
