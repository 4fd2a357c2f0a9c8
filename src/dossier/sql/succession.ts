import { NATION, type Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';

/** Open dossiers of agencies that have ended and named who carries on, by code; a page of them. */
export const leftByAgencies = async (
  reader: Reader,
  realm: string,
  { day, after, limit }: { readonly day: LocalDate; readonly after: string; readonly limit: number },
): Promise<string[]> =>
  (
    await reader.query<{ code: string }>(
      `select distinct l.code from agency a join queue_line l on l.realm = a.realm and l.place = 'open|at|' || a.code
       where a.realm = $1 and a.valid_to <= $2::date and l.code > $3
         and exists (select from agency_succession s where s.realm = a.realm and s.old_agency = a.code)
       order by l.code limit $4`,
      [realm, day, after, limit],
    )
  ).rows.map(({ code }) => code);

/** The fields of a procedure, as the catalogue names them. */
export const fieldsOf = async (reader: Reader, realm: string, procedure: string): Promise<readonly string[]> =>
  (
    await reader.query<{ fields: string[] }>(
      `select fields from procedure where realm = any($1) and code = $2 order by realm = $3 desc limit 1`,
      [[realm, NATION], procedure, realm],
    )
  ).rows[0]?.fields ?? [];

/** The visit that is open goes on at another agency as a visit of its own, within the same limit; nothing where none is open. */
export const passVisit = (tx: Tx, code: string, agency: string, officer: string | null): void =>
  tx.send(
    `with ended as (update dossier_step set left_at = to_timestamp($3::double precision / 1000), outcome = 'moved'
       where realm = $1 and code = $2 and left_at is null returning seq, step, name, role, due)
     insert into dossier_step (realm, code, seq, step, name, agency, role, officer, entered_at, due)
     select $1, $2, seq + 1, step, name, $4, role, $5::uuid, to_timestamp($3::double precision / 1000), due from ended`,
    [tx.realm, code, tx.at, agency, officer],
  );
