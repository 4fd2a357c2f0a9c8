import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { RefusalCode } from '#words/refusal.ts';

/** The last signing of a copy that an officer compared with the original; waiting while neither done nor failed. */
export interface PaperCopy {
  readonly paper: string;
  readonly attempt: number;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly name: string;
  readonly unit: string;
  readonly doneAt: Instant | null;
  readonly failedAt: Instant | null;
  readonly failure: RefusalCode | null;
  /** The copy with the signature, once it has one. */
  readonly sha256: string | null;
}

export async function copyOf(reader: Reader, realm: string, paper: string): Promise<PaperCopy | undefined> {
  const { rows } = await reader.query<PaperCopy>(
    `select paper, attempt, asked_at as "askedAt", asked_by as "askedBy", name, unit, done_at as "doneAt", failed_at as "failedAt",
       failure, sha256
     from paper_copy where realm = $1 and paper = $2 order by attempt desc limit 1`,
    [realm, paper],
  );
  return rows[0];
}

export async function insertCopy(
  tx: Tx,
  { paper, attempt, name, unit }: Pick<PaperCopy, 'paper' | 'attempt' | 'name' | 'unit'>,
): Promise<void> {
  await tx.query(
    `insert into paper_copy (realm, paper, attempt, asked_at, asked_by, name, unit)
     values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5, $6, $7)`,
    [tx.realm, paper, attempt, tx.at, tx.actor, name, unit],
  );
}

/** False if that attempt has ended already: another worker was quicker. */
export async function endCopy(
  tx: Tx,
  { paper, attempt }: Pick<PaperCopy, 'paper' | 'attempt'>,
  how: { readonly sha256: string; readonly size: number } | { readonly failure: RefusalCode },
): Promise<boolean> {
  const made = 'sha256' in how ? how : undefined;
  const { rowCount } = await tx.query(
    `update paper_copy set done_at = case when $6::text is null then to_timestamp($7::double precision / 1000) end,
       failed_at = case when $6::text is not null then to_timestamp($7::double precision / 1000) end,
       failure = $6, sha256 = $4, size = $5
     where realm = $1 and paper = $2 and attempt = $3 and done_at is null and failed_at is null`,
    [tx.realm, paper, attempt, made?.sha256 ?? null, made?.size ?? null, 'failure' in how ? how.failure : null, tx.at],
  );
  return rowCount === 1;
}

export async function setCompared(tx: Tx, paper: string): Promise<void> {
  await tx.query(
    `update paper set certification = 'compared' where realm = $1 and id = $2 and certification = 'none'`,
    [tx.realm, paper],
  );
}
