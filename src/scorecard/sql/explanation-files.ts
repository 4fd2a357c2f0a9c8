import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { FileType } from '#files/types.ts';

export interface ExplanationFile {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly type: FileType;
  readonly size: number;
}

/** The papers of a request's answer in the order they came; what was taken away again is no longer here. */
export async function explanationFiles(reader: Reader, realm: string, explanation: string): Promise<ExplanationFile[]> {
  const { rows } = await reader.query<ExplanationFile>(
    `select id, sha256, name, type, size from explanation_file
     where realm = $1 and explanation = $2 and removed_at is null order by at, name, id`,
    [realm, explanation],
  );
  return rows;
}

export async function keepExplanationFile(
  tx: Tx,
  by: string,
  explanation: string,
  one: Omit<ExplanationFile, 'id'>,
): Promise<void> {
  await tx.query(
    `insert into explanation_file (realm, id, explanation, sha256, name, type, size, at, by)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000), $9)`,
    [tx.realm, uuidv7(tx.at), explanation, one.sha256, one.name, one.type, one.size, tx.at, by],
  );
}

/** Whether it was there. */
export async function dropExplanationFile(tx: Tx, by: string, explanation: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update explanation_file set removed_at = to_timestamp($4::double precision / 1000), removed_by = $5
     where realm = $1 and explanation = $2 and id = $3 and removed_at is null`,
    [tx.realm, explanation, id, tx.at, by],
  );
  return rowCount === 1;
}
