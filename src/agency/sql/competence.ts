import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Competence, CompetenceRow } from '../rules/competence.ts';

export interface Matter {
  readonly level: 'province' | 'commune';
  /** Code of the procedure; empty: any. */
  readonly procedure: string;
  /** Field folded; empty: any. */
  readonly fieldKey: string;
}

/** Rows in force on a day that fit a matter in a commune and its province. */
export async function fittingCompetence(
  reader: Reader,
  realm: string,
  { level, procedure, fieldKey }: Matter,
  place: { commune: string | null; province: string | null },
  day: LocalDate,
): Promise<CompetenceRow[]> {
  const found = await prepared<CompetenceRow>(
    reader,
    `select c.agency, c.procedure, c.field_key as "fieldKey", c.place_level as "placeLevel" from competence c
     where c.realm = $1 and c.level = $2 and c.procedure in ('', $3) and c.field_key in ('', $4)
       and (c.place_level = '' or (c.place_level = 'commune' and c.place_code = $5)
         or (c.place_level = 'province' and c.place_code = $6))
       and c.valid_from <= $7 and (c.valid_to is null or c.valid_to > $7)`,
    [realm, level, procedure, fieldKey, place.commune, place.province, day],
  );
  return found.rows;
}

const COMPETENCE = `c.agency, c.level, c.procedure, c.field, c.field_key as "fieldKey", c.place_level as "placeLevel",
  c.place_code as "placeCode", c.valid_from as "validFrom", c.valid_to as "validTo", c.basis`;

/** What an agency settles on a day. */
export async function competenceOf(
  reader: Reader,
  realm: string,
  agency: string,
  day: LocalDate,
): Promise<Competence[]> {
  const found = await reader.query<Competence>(
    `select ${COMPETENCE} from competence c where c.realm = $1 and c.agency = $2
       and c.valid_from <= $3 and (c.valid_to is null or c.valid_to > $3)
     order by c.field_key, c.procedure, c.place_code limit 100`,
    [realm, agency, day],
  );
  return found.rows;
}

/** Whether an agency settles a procedure, or one of these fields, on a day. */
export async function settles(
  reader: Reader,
  realm: string,
  agency: string,
  { procedure, fieldKeys }: { readonly procedure: string; readonly fieldKeys: readonly string[] },
  day: LocalDate,
): Promise<boolean> {
  const { rowCount } = await reader.query(
    `select from competence c where c.realm = $1 and c.agency = $2 and (c.procedure = $3 or c.field_key = any($4::text[]))
       and c.valid_from <= $5 and (c.valid_to is null or c.valid_to > $5) limit 1`,
    [realm, agency, procedure, fieldKeys, day],
  );
  return (rowCount ?? 0) > 0;
}

/** Rows of an agency that hold on a day or begin later. */
export async function competenceFrom(tx: Tx, agency: string, day: LocalDate): Promise<Competence[]> {
  const found = await tx.query<Competence>(
    `select ${COMPETENCE} from competence c where c.realm = $1 and c.agency = $2 and (c.valid_to is null or c.valid_to > $3)`,
    [tx.realm, agency, day],
  );
  return found.rows;
}

export type NewCompetence = Omit<Competence, 'validTo'>;

/** Which agency already has just this matter and place at some time from that day on. */
export async function holderFrom(tx: Tx, row: NewCompetence): Promise<Competence | undefined> {
  const found = await tx.query<Competence>(
    `select ${COMPETENCE} from competence c where c.realm = $1 and c.level = $2 and c.procedure = $3 and c.field_key = $4
       and c.place_level = $5 and c.place_code = $6 and (c.valid_to is null or c.valid_to > $7) limit 1`,
    [tx.realm, row.level, row.procedure, row.fieldKey, row.placeLevel, row.placeCode, row.validFrom],
  );
  return found.rows[0];
}

export const addCompetence = (tx: Tx, row: NewCompetence): Promise<unknown> =>
  tx.query(
    `insert into competence (realm, level, procedure, field, field_key, place_level, place_code, valid_from, agency, basis)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[tx.realm, row.level, row.procedure, row.field, row.fieldKey, row.placeLevel, row.placeCode],
      ...[row.validFrom, row.agency, row.basis],
    ],
  );

/** Ends what an agency has from that day on: what began is closed, what had not begun never does. */
export async function endCompetence(tx: Tx, agency: string, day: LocalDate): Promise<void> {
  await tx.query(`delete from competence where realm = $1 and agency = $2 and valid_from >= $3`, [
    tx.realm,
    agency,
    day,
  ]);
  await tx.query(
    `update competence set valid_to = $3 where realm = $1 and agency = $2 and (valid_to is null or valid_to > $3)`,
    [tx.realm, agency, day],
  );
}
