import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { FileType } from '#files/types.ts';
import type { Instant } from '#kernel/time.ts';

export interface ParEvidence {
  readonly id: string;
  readonly subject: string;
  readonly stage: 'self' | 'explain';
  readonly sha256: string;
  readonly name: string;
  readonly type: FileType;
  readonly size: number;
  readonly at: Instant;
}

/** What proves a sheet's points, as it stands: what was taken away is no longer here. */
export async function evidenceOf(reader: Reader, realm: string, year: number, unit: string): Promise<ParEvidence[]> {
  const { rows } = await reader.query<ParEvidence>(
    `select id, subject, stage, sha256, name, type, size, at from par_evidence
     where realm = $1 and year = $2 and unit = $3 and removed_at is null order by subject, at, id`,
    [realm, year, unit],
  );
  return rows;
}

export type NewEvidence = Omit<ParEvidence, 'id' | 'at'> & { readonly year: number; readonly unit: string };

export async function keepEvidence(tx: Tx, by: string, one: NewEvidence): Promise<string> {
  const id = uuidv7(tx.at);
  await tx.query(
    `insert into par_evidence (realm, id, year, unit, subject, stage, sha256, name, type, size, at, by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::double precision / 1000), $12)`,
    [tx.realm, id, one.year, one.unit, one.subject, one.stage, one.sha256, one.name, one.type, one.size, tx.at, by],
  );
  return id;
}

/** Takes it away; answers whether it was there. The row stays, so that the log can be read. */
export async function dropEvidence(
  tx: Tx,
  by: string,
  one: { year: number; unit: string; subject: string; stage: string; id: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update par_evidence set removed_at = to_timestamp($7::double precision / 1000), removed_by = $8
     where realm = $1 and id = $2 and year = $3 and unit = $4 and subject = $5 and stage = $6 and removed_at is null`,
    [tx.realm, one.id, one.year, one.unit, one.subject, one.stage, tx.at, by],
  );
  return rowCount === 1;
}
