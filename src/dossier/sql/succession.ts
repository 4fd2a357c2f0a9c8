import { NATION, type Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Process } from '../rules/process.ts';

/** Open dossiers that agencies which have ended and named who carries on had received, resolved or asked for, by code; a page of them. */
export const leftByAgencies = async (
  reader: Reader,
  realm: string,
  { day, after, limit }: { readonly day: LocalDate; readonly after: string; readonly limit: number },
): Promise<string[]> =>
  (
    await reader.query<{ code: string }>(
      `with ended as (select a.code from agency a where a.realm = $1 and a.valid_to <= $2::date
           and exists (select from agency_succession s where s.realm = a.realm and s.old_agency = a.code))
       select l.code from ended e join queue_line l on l.realm = $1 and l.place = 'open|at|' || e.code where l.code > $3
       union select d.code from dossier d where d.realm = $1 and d.owner_scope && (select array_agg(code) from ended)
         and d.owner_unit in (select code from ended) and d.ended_at is null and d.code > $3
       order by 1 limit $4`,
      [realm, day, after, limit],
    )
  ).rows.map(({ code }) => code);

/** How many open dossiers an agency received or resolves. */
export const openAt = async (reader: Reader, realm: string, agency: string): Promise<number> =>
  (
    await reader.query<{ count: number }>(
      `select count(*)::integer as count from queue_line where realm = $1 and place = 'open|at|' || $2::text`,
      [realm, agency],
    )
  ).rows[0]?.count ?? 0;

/** The fields of a procedure, as the catalogue names them. */
export const fieldsOf = async (reader: Reader, realm: string, procedure: string): Promise<readonly string[]> =>
  (
    await reader.query<{ fields: string[] }>(
      `select fields from procedure where realm = any($1) and code = $2 order by realm = $3 desc limit 1`,
      [[realm, NATION], procedure, realm],
    )
  ).rows[0]?.fields ?? [];

/** Whose matter it is from now on: an agency and its rooms, beside those that saw it before. */
export const passOwner = (tx: Tx, code: string, unit: string, scope: readonly string[]): void =>
  tx.send('update dossier set owner_unit = $3, owner_scope = $4 where realm = $1 and code = $2', [
    ...[tx.realm, code, unit, scope],
  ]);

/** What an agency was asked and has not answered is another's to answer, within the same limit. */
export const passConsultation = (tx: Tx, code: string, { from, to }: { from: string; to: string }): void =>
  tx.send(
    'update consultation set agency = $4 where realm = $1 and code = $2 and agency = $3 and answered_at is null',
    [tx.realm, code, from, to],
  );

/** The process it goes on by, where steps of the one it was filed on stand at other agencies now. */
export const passProcess = (tx: Tx, code: string, process: Process): void =>
  tx.send(
    `with other as materialized (select $3::jsonb as process, sha256(convert_to(($3::jsonb)::text, 'UTF8')) as digest),
     edition as (insert into process_edition (realm, digest, process) select $1, digest, process from other
       where not exists (select from process_edition e where e.realm = $1 and e.digest = other.digest) on conflict do nothing)
     update dossier set process_digest = other.digest from other where realm = $1 and code = $2`,
    [tx.realm, code, JSON.stringify(process)],
  );

/** The visit that is open goes on at another agency as a visit of its own, within the same limit; nothing where none is open. */
export const passVisit = (tx: Tx, code: string, agency: string, officer: string | null): void =>
  tx.send(
    `with ended as (update dossier_step set left_at = to_timestamp($3::double precision / 1000), outcome = 'moved'
       where realm = $1 and code = $2 and left_at is null returning seq, step, name, role, due)
     insert into dossier_step (realm, code, seq, step, name, agency, role, officer, entered_at, due)
     select $1, $2, seq + 1, step, name, $4, role, $5::uuid, to_timestamp($3::double precision / 1000), due from ended`,
    [tx.realm, code, tx.at, agency, officer],
  );
