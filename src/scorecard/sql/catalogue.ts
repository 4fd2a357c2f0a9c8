import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';

export interface OfferedProcedure {
  readonly code: string;
  readonly version: number;
  readonly realm: string;
}

/**
 * Public procedures that the province takes in itself on a day, with the version in force: the catalogue of indicators 1.3, 3.1,
 * 3.2, 3.5 and 4.5b. Each belongs to the highest level that has it, so that none is counted twice.
 */
export const offeredOn = async (reader: Reader, realm: string, day: LocalDate): Promise<OfferedProcedure[]> =>
  (
    await reader.query<OfferedProcedure>(
      `select r.code, v.version, v.realm
       from (select distinct on (code) code, route from procedure_route where realm = $1 and valid_from <= $2::date
         order by code, valid_from desc) r
       join lateral (select v.version, v.realm, v.valid_to, v.withdrawn_from from procedure_version v
         where v.realm in ($1, 'VN') and v.code = r.code and v.published_at is not null and v.valid_from <= $2::date
         order by (v.realm = $1) desc, v.valid_from desc limit 1) v on true
       where r.route in ('here', 'desk-only') and coalesce(v.valid_to > $2::date, true) and coalesce(v.withdrawn_from > $2::date, true)
         and not exists (select from procedure p where p.realm in ($1, 'VN') and p.code = r.code and p.kind = 'internal')
       order by r.code`,
      [realm, day],
    )
  ).rows;
