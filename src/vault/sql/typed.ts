import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { PaperFields } from '../rules/fields.ts';
import type { Reading } from '../rules/reading.ts';

/** Whose paper it is and which file: the same file in another's store is another paper. */
export interface Whose {
  readonly owner: string;
  readonly content: string;
}

/** What was last typed of each of these files for that person, by content. */
export async function typedOf(
  reader: Reader,
  realm: string,
  owner: string,
  contents: readonly string[],
): Promise<ReadonlyMap<string, PaperFields>> {
  const { rows } = await reader.query<{ content: string; fields: PaperFields }>(
    `select distinct on (content) content, fields from paper_typed
     where realm = $1 and owner = $2 and content = any($3::text[]) order by content, id desc`,
    [realm, owner, contents],
  );
  return new Map(rows.map(({ content, fields }) => [content, fields]));
}

export async function addTyped(
  tx: Tx,
  { owner, content }: Whose,
  fields: PaperFields,
  proposed: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into paper_typed (realm, owner, content, id, fields, proposed, at, by)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000), $8)`,
    [tx.realm, owner, content, uuidv7(tx.at), JSON.stringify(fields), proposed, tx.at, tx.actor],
  );
}

/** Writes what was typed on the scan it was typed of, where that is kept already: results and data say it themselves. */
export async function setFields(tx: Tx, { owner, content }: Whose, fields: PaperFields): Promise<string[]> {
  const { number, issuer, issuedOn, validFrom, validTo, abstract, scope } = fields;
  const { rows } = await tx.query<{ id: string }>(
    `update paper set number = $4, issuer = $5, issued_on = $6, valid_from = $7, valid_to = $8, abstract = $9, scope = $10
     where realm = $1 and owner = $2 and sha256 = $3 and origin in ('citizen-scan', 'desk-scan') returning id`,
    [tx.realm, owner, content, number, issuer, issuedOn, validFrom, validTo, abstract, scope],
  );
  return rows.map(({ id }) => id);
}

/** What programs read from a file; nothing while they have not. */
export async function readingOf(reader: Reader, realm: string, content: string): Promise<Reading[] | undefined> {
  const { rows } = await reader.query<{ proposals: Reading[] }>(
    'select proposals from file_reading where realm = $1 and content = $2',
    [realm, content],
  );
  return rows[0]?.proposals;
}

export async function addReading(tx: Tx, content: string, proposals: readonly Reading[]): Promise<void> {
  await tx.query(
    `insert into file_reading (realm, content, proposals, read_at) values ($1, $2, $3, to_timestamp($4::double precision / 1000))
     on conflict (realm, content) do update set proposals = excluded.proposals, read_at = excluded.read_at`,
    [tx.realm, content, JSON.stringify(proposals), tx.at],
  );
}
