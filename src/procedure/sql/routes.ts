import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';

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
