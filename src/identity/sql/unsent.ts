import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import { type Entries, forgottenBefore, KEPT_EACH } from '../rules/unsent.ts';

const moment = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

/** Whose session it was, as the trail names people; also of one that ended. */
export async function ownerOfSession(reader: Reader, realm: string, tokenHash: string): Promise<string | undefined> {
  const { rows } = await reader.query<{ owner: string }>(
    `select case when officer is null then 'citizen:' || person else 'officer:' || officer end as owner
     from session where realm = $1 and token_hash = $2`,
    [realm, tokenHash],
  );
  return rows[0]?.owner;
}

export interface UnsentForm {
  readonly id: string;
  readonly address: string;
  readonly entries: Entries;
}

/** Keeps it, and of older ones of the same person only the newest. */
export async function insertUnsent(
  reader: Reader,
  realm: string,
  owner: string,
  { id, address, entries }: UnsentForm,
  at: Instant,
): Promise<void> {
  await reader.query(
    `with kept as (insert into unsent_form (realm, id, owner, address, entries, kept_at)
       values ($1, $2, $3, $4, $5, ${moment(6)}))
     delete from unsent_form where realm = $1 and id in (
       select id from unsent_form where realm = $1 and owner = $3 order by kept_at desc offset ${KEPT_EACH - 1})`,
    [realm, id, owner, address, JSON.stringify(entries), at],
  );
}

export async function findUnsent(
  reader: Reader,
  realm: string,
  owner: string,
  id: string,
  now: Instant,
): Promise<UnsentForm | undefined> {
  const { rows } = await reader.query<UnsentForm>(
    `select id, address, entries from unsent_form where realm = $1 and owner = $2 and id = $3 and kept_at > ${moment(4)}`,
    [realm, owner, id, forgottenBefore(now)],
  );
  return rows[0];
}

export async function deleteUnsent(reader: Reader, realm: string, now: Instant): Promise<number> {
  const gone = await reader.query(`delete from unsent_form where realm = $1 and kept_at <= ${moment(2)}`, [
    realm,
    forgottenBefore(now),
  ]);
  return gone.rowCount ?? 0;
}
