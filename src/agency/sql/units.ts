import { NATION, type Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { FoundUnit, Level, Unit, UnitCursor } from '../rules/units.ts';

const UNIT = `u.level, u.code, u.type, u.name, u.parent_level as "parentLevel", u.parent_code as "parentCode",
  u.valid_from as "validFrom", u.valid_to as "validTo", u.from_known as "fromKnown", u.to_known as "toKnown",
  u.agency_code as "agencyCode", u.other_codes as "otherCodes", u.basis`;
const STANDS = 'u.valid_from <= $2 and (u.valid_to is null or u.valid_to > $2)';

/** The unit that bears this code on that day; also by a code another source gives it. */
export async function unitByCode(
  reader: Reader,
  level: Level,
  code: string,
  day: LocalDate,
): Promise<Unit | undefined> {
  const found = await prepared<Unit>(
    reader,
    `select ${UNIT} from administrative_unit u where u.realm = $1 and ${STANDS} and u.level = $3
       and (u.code = $4 or u.other_codes @> array[$4]) order by u.code = $4 desc limit 1`,
    [NATION, day, level, code],
  );
  return found.rows[0];
}

/** Every interval of a code, the earliest first: one code may have been several units. */
export async function unitVersions(reader: Reader, level: Level, code: string): Promise<Unit[]> {
  const found = await reader.query<Unit>(
    `select ${UNIT} from administrative_unit u where u.realm = $1 and u.level = $2
       and (u.code = $3 or u.other_codes @> array[$3]) order by u.valid_from`,
    [NATION, level, code],
  );
  return found.rows;
}

/** Provinces of that day; at most 63. */
export async function provincesOn(reader: Reader, day: LocalDate): Promise<(Unit & { children: number })[]> {
  const found = await reader.query<Unit & { children: number }>(
    `select ${UNIT}, (select count(*) from administrative_unit c where c.realm = $1 and c.parent_level = 'province'
        and c.parent_code = u.code and c.valid_from <= $2 and (c.valid_to is null or c.valid_to > $2)) as children
     from administrative_unit u where u.realm = $1 and ${STANDS} and u.level = 'province' order by u.folded, u.code`,
    [NATION, day],
  );
  return found.rows;
}

/** What stands directly below a unit on that day, by name, `limit` after the cursor. */
export async function unitsBelow(
  reader: Reader,
  parent: { level: Level; code: string },
  day: LocalDate,
  { after, limit = 100 }: { after?: UnitCursor | undefined; limit?: number } = {},
): Promise<(Unit & UnitCursor)[]> {
  const found = await reader.query<Unit & UnitCursor>(
    `select ${UNIT}, u.folded from administrative_unit u
     where u.realm = $1 and ${STANDS} and u.parent_level = $3 and u.parent_code = $4 and (u.folded, u.code) > ($5, $6)
     order by u.folded, u.code limit $7`,
    [NATION, day, parent.level, parent.code, after?.folded ?? '', after?.code ?? '', limit],
  );
  return found.rows;
}

/** A unit with the units above it as they stood on a day: commune, district if any, province. */
export async function unitPath(reader: Reader, level: Level, code: string, day: LocalDate): Promise<Unit[]> {
  const found = await prepared<Unit>(
    reader,
    `with recursive path as (
       select u.*, 0 as depth from administrative_unit u where u.realm = $1 and ${STANDS} and u.level = $3 and u.code = $4
       union all
       select u.*, path.depth + 1 from path join administrative_unit u on u.realm = $1 and ${STANDS}
         and u.level = path.parent_level and u.code = path.parent_code)
     select ${UNIT} from path u order by depth`,
    [NATION, day, level, code],
  );
  return found.rows;
}

/**
 * Units whose type and name contain the text, with or without marks; the very name comes first, then names that end with
 * it, of each what stands before what is gone. `asOf` leaves what stood on that day; without it old and new come together.
 */
export async function searchUnits(
  reader: Reader,
  text: string,
  { asOf, after = '', limit = 50 }: { asOf?: LocalDate | undefined; after?: string | undefined; limit?: number } = {},
): Promise<FoundUnit[]> {
  const wanted = fold(text);
  if (wanted === '') return [];
  const found = await reader.query<FoundUnit>(
    `with hit as (
       select u.*, concat_ws(' ', case
             when u.folded = $2 or u.folded ~ ('^(tinh|thanh pho|quan|huyen|thi xa|phuong|xa|thi tran|dac khu) ' || $2 || '$') then 0
             when u.folded like '% ' || $2 then 1 else 2 end,
           case when u.valid_to is null then 0 else 1 end, u.folded, u.level, u.code, u.valid_from) as cursor
       from administrative_unit u
       where u.realm = $1 and u.folded like '%' || $2 || '%'
         and ($3::date is null or (u.valid_from <= $3 and (u.valid_to is null or u.valid_to > $3))))
     select ${UNIT}, u.cursor, coalesce((select json_agg(json_build_object('level', p.level, 'code', p.code, 'type', p.type,
           'name', p.name) order by p.depth) from (
         select a.level, a.code, a.type, a.name, 1 as depth from administrative_unit a where a.realm = $1 and a.level = u.parent_level
           and a.code = u.parent_code and a.valid_from <= day.last and (a.valid_to is null or a.valid_to > day.last)
         union all
         select b.level, b.code, b.type, b.name, 2 from administrative_unit a join administrative_unit b on b.realm = $1
           and b.level = a.parent_level and b.code = a.parent_code and b.valid_from <= day.last
           and (b.valid_to is null or b.valid_to > day.last)
         where a.realm = $1 and a.level = u.parent_level and a.code = u.parent_code and a.valid_from <= day.last
           and (a.valid_to is null or a.valid_to > day.last)) as p), '[]') as above
     from (select * from hit where cursor > $4 order by cursor limit $5) as u
       cross join lateral (select coalesce(u.valid_to - 1, 'infinity'::date) as last) as day
     order by u.cursor`,
    [NATION, wanted, asOf ?? null, after, limit],
  );
  return found.rows;
}

/** How many units of each level stand on a day. The table holds some fifteen thousand rows and does not grow with dossiers. */
export async function unitCounts(reader: Reader, day: LocalDate): Promise<Record<Level, number>> {
  const found = await reader.query<{ level: Level; n: number }>(
    `select u.level, count(*) as n from administrative_unit u where u.realm = $1 and ${STANDS} group by u.level`,
    [NATION, day],
  );
  const of = (level: Level) => found.rows.find((row) => row.level === level)?.n ?? 0;
  return { province: of('province'), district: of('district'), commune: of('commune') };
}

/** The province whose agencies bear this level-1 identifier (H48), on a day; undefined for a ministry's realm. */
export async function unitOfRealm(reader: Reader, realm: string, day: LocalDate): Promise<Unit | undefined> {
  const found = await prepared<Unit>(
    reader,
    `select ${UNIT} from administrative_unit u where u.realm = $1 and ${STANDS} and u.level = 'province' and u.agency_code = $3`,
    [NATION, day, realm],
  );
  return found.rows[0];
}
