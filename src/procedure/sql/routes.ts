import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import { begun, ownFirst } from './visible.ts';

export interface RouteDecision {
  validFrom: LocalDate;
  route: string;
  address: string | null;
  reason: string | null;
  codes: readonly string[];
}

/** Answers the rows that changed. */
export async function setRoutes(
  tx: Tx,
  routes: readonly RouteDecision[],
): Promise<{ code: string; route: string; validFrom: LocalDate }[]> {
  const rows = routes.flatMap(({ codes, ...rest }) => codes.map((code) => ({ code, ...rest })));
  const changed = await tx.query<{ code: string; route: string; validFrom: LocalDate }>(
    `insert into procedure_route as r (realm, code, valid_from, route, address, reason)
     select $1, d.code, d."validFrom", d.route, d.address, d.reason
     from jsonb_to_recordset($2::jsonb) as d(code text, "validFrom" date, route text, address text, reason text)
     on conflict (realm, code, valid_from) do update
       set route = excluded.route, address = excluded.address, reason = excluded.reason
     where (r.route, r.address, r.reason) is distinct from (excluded.route, excluded.address, excluded.reason)
     returning code, route, valid_from as "validFrom"`,
    [tx.realm, JSON.stringify(rows)],
  );
  return changed.rows;
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
