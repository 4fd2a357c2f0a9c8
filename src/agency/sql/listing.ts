import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Agency, AgencyKind } from '../rules/agencies.ts';

export type AgencyLine = Pick<
  Agency,
  'code' | 'oldCode' | 'kind' | 'level' | 'nameVi' | 'nameEn' | 'parent' | 'placeLevel' | 'placeCode' | 'validFrom'
>;

/** Agencies that stand on a day, in the order of their codes, from the one after `after` (the primary key). */
export async function listAgencies(
  reader: Reader,
  realm: string,
  ask: {
    day: LocalDate;
    kind?: AgencyKind | undefined;
    parent?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<AgencyLine[]> {
  const { rows } = await reader.query<AgencyLine>(
    `select code, old_code as "oldCode", kind, level, name_vi as "nameVi", name_en as "nameEn", parent,
       place_level as "placeLevel", place_code as "placeCode", valid_from as "validFrom" from agency
     where realm = $1 and code > $2 and valid_from <= $3 and (valid_to is null or valid_to > $3)
       and ($4::text is null or kind = $4) and ($5::text is null or parent = $5)
     order by code limit $6`,
    [realm, ask.after ?? '', ask.day, ask.kind ?? null, ask.parent ?? null, ask.limit],
  );
  return rows;
}
