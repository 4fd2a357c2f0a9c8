import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Substitution } from '../rules/held-by-state.ts';

export async function removeSubstitutions(tx: Tx, instrument: string): Promise<void> {
  await tx.query('delete from data_substitution where realm = $1 and instrument = $2', [tx.realm, instrument]);
}

export interface SubstitutionRow {
  code: string;
  procedureName: string;
  paper: string | null;
  database: string;
  databaseOwner: string;
  legalDocument: string;
  article: string | null;
}

/** Adds lines in the order of the instrument. */
export async function addSubstitutions(
  tx: Tx,
  list: { instrument: string; from: LocalDate; to: LocalDate; firstLine: number },
  rows: readonly SubstitutionRow[],
): Promise<void> {
  await tx.query(
    `insert into data_substitution (realm, instrument, line, code, procedure_name, paper, database, database_owner,
       legal_document, article, valid_from, valid_to)
     select $1, $2, $3::int - 1 + s.line, s.row->>'code', s.row->>'procedureName', s.row->>'paper', s.row->>'database',
       s.row->>'databaseOwner', s.row->>'legalDocument', s.row->>'article', $4::date, $5::date
     from jsonb_array_elements($6::jsonb) with ordinality as s(row, line)`,
    [tx.realm, list.instrument, list.firstLine, list.from, list.to, JSON.stringify(rows)],
  );
}

/** What data replace for a procedure, whenever. */
export async function substitutionsOf(reader: Reader, realm: string, code: string): Promise<Substitution[]> {
  const { rows } = await reader.query<Substitution>(
    `select paper, database, database_owner as "databaseOwner", legal_document as "legalDocument", article, instrument,
       valid_from as "validFrom", valid_to as "validTo"
     from data_substitution where realm in ($1, 'VN') and code = $2 order by instrument, line`,
    [realm, code],
  );
  return rows;
}
