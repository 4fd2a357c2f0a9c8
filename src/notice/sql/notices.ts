import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { ownedBy } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { SaidFacts } from '../rules/facts.ts';
import type { NoticeKind } from '../rules/kinds.ts';
import type { DeliveryResult } from './deliveries.ts';

export interface Notice {
  id: string;
  dossier: string;
  kind: NoticeKind;
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
  },
): Promise<boolean> {
  const made = await tx.query(
    `insert into notice (realm, id, person, dossier, kind, facts, cause, made_at, unit)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000), $9)
     on conflict do nothing`,
    [tx.realm, one.id, one.person, one.dossier, one.kind, JSON.stringify(one.facts), one.cause, one.at, one.unit],
  );
  return made.rowCount === 1;
}

const COLUMNS = `n.id, n.dossier, n.kind, n.facts, n.made_at as "madeAt", n.read_at as "readAt"`;

/** A person's notices, the newest first, from the one after `before`. */
export async function noticesOf(
  reader: Reader,
  realm: string,
  person: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Notice[]> {
  // The id is a UUID of version 7: it carries the moment, and one key pages by it.
  const found = await reader.query<Notice>(
    `select ${COLUMNS} from notice n where n.realm = $1 and n.person = $2
       and ($3::uuid is null or (n.made_at, n.id) <
         (select made_at, id from notice where realm = $1 and person = $2 and id = $3))
     order by n.made_at desc, n.id desc limit $4`,
    [realm, person, before ?? null, limit],
  );
  return found.rows;
}

export async function unreadCount(reader: Reader, realm: string, person: string): Promise<number> {
  const found = await reader.query<{ count: number }>(
    'select count(*) as count from notice where realm = $1 and person = $2 and read_at is null',
    [realm, person],
  );
  return found.rows[0]?.count ?? 0;
}

export interface OpenedNotice extends Notice {
  /** How the last try to mail it ended; null: none yet, or it still runs. */
  mail: DeliveryResult | null;
}

/** A notice of the own, marked as read from its first opening on. Not an act: nothing is decided by it. */
export async function openOwn(
  reader: Reader,
  realm: string,
  person: string,
  id: string,
  at: Instant,
): Promise<OpenedNotice | undefined> {
  const found = await reader.query<OpenedNotice>(
    `update notice n set read_at = coalesce(n.read_at, to_timestamp($4::double precision / 1000))
     where n.realm = $1 and n.person = $2 and n.id = $3
     returning ${COLUMNS}, (select d.result from notice_delivery d where d.realm = n.realm and d.notice = n.id
       order by d.seq desc limit 1) as mail`,
    [realm, person, id, at],
  );
  return found.rows[0];
}

/** What a unit was last told of the matters it owns, the newest first; `limit` of them. */
export async function noticesOfUnits(reader: Reader, realm: string, viewer: Viewer, limit: number): Promise<Notice[]> {
  const own = ownedBy(viewer, 3);
  const found = await reader.query<Notice>(
    `select ${COLUMNS} from notice n where n.realm = $1 and n.unit is not null
       and n.dossier in (select code from dossier where realm = $1 and ${own.sql})
     order by n.made_at desc, n.id desc limit $2`,
    [realm, limit, ...own.values],
  );
  return found.rows;
}
