import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { RouteDecision } from '../rules/route.ts';
import { begun, ownFirst } from './visible.ts';

/** Answers the codes of the rows that changed. */
export async function setRoutes(
  tx: Tx,
  codes: readonly string[],
  { validFrom, route, address, reason }: RouteDecision,
): Promise<string[]> {
  const changed = await tx.query<{ code: string }>(
    `insert into procedure_route as r (realm, code, valid_from, route, address, reason)
     select $1, code, $3::date, $4, $5, $6 from unnest($2::text[]) as code
     on conflict (realm, code, valid_from) do update
       set route = excluded.route, address = excluded.address, reason = excluded.reason
     where (r.route, r.address, r.reason) is distinct from (excluded.route, excluded.address, excluded.reason)
     returning code`,
    [tx.realm, codes, validFrom, route, address, reason],
  );
  return changed.rows.map(({ code }) => code);
}

/** Whether the province's catalogue or the nation's has such a procedure. */
export async function isKnown(reader: Reader, code: string): Promise<boolean> {
  return (await reader.query('select from procedure where code = $1 limit 1', [code])).rowCount === 1;
}

/** Until the act ends, nobody else decides where this procedure is filed. */
export const lockRoutes = (tx: Tx, code: string): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [`${tx.realm}/route/${code}`]);

/** The province's decisions on a procedure, the newest first, and one mark for all of them. */
export async function routesOf(
  reader: Reader,
  realm: string,
  code: string,
): Promise<{ decisions: RouteDecision[]; digest: string }> {
  const { rows } = await reader.query<RouteDecision & { digest: string }>(
    `select valid_from as "validFrom", route, address, reason, md5(string_agg(r::text, '') over ()) as digest
     from procedure_route r where realm = $1 and code = $2 order by valid_from desc`,
    [realm, code],
  );
  return { decisions: rows.map(({ digest: _, ...one }) => one), digest: rows[0]?.digest ?? '' };
}

/** Internal procedures that the province has decided to take here, with a version in force that day, by name. */
export async function internalHere(
  reader: Reader,
  realm: string,
  day: LocalDate,
): Promise<{ code: string; name: string }[]> {
  const { rows } = await reader.query<{ code: string; name: string }>(
    `select p.code, p.name from procedure p
     where ${ownFirst} and p.kind = 'internal'
       and (select r.route from procedure_route r where r.realm = $1 and r.code = p.code and r.valid_from <= $2::date
         order by r.valid_from desc limit 1) = 'here'
       and exists (select from (${begun}) v where v.code = p.code and not v.ended)
     order by p.name, p.code limit 100`,
    [realm, day],
  );
  return rows;
}
