import { NATION, type Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { CommuneNow, EdgeWithUnit } from '../rules/successors.ts';
import type { Level } from '../rules/units.ts';

/** Edges of a unit: out of it into newer ones, or into it from older ones, with the unit at the far end named. */
const edges = (near: 'old' | 'new', far: 'old' | 'new') => `
  select json_build_object('level', s.old_level, 'code', s.old_code) as "from",
    json_build_object('level', s.new_level, 'code', s.new_code) as "to", s.day, s.kind, s.basis,
    json_build_object('level', u.level, 'code', u.code, 'type', u.type, 'name', u.name) as unit,
    coalesce((select json_agg(json_build_object('level', p.level, 'code', p.code, 'type', p.type, 'name', p.name) order by p.depth)
      from (
        select a.level, a.code, a.type, a.name, 1 as depth from administrative_unit a
          where a.realm = s.realm and a.level = u.parent_level and a.code = u.parent_code
            and a.valid_from <= w.day and (a.valid_to is null or a.valid_to > w.day)
        union all
        select b.level, b.code, b.type, b.name, 2 from administrative_unit a join administrative_unit b on b.realm = a.realm
            and b.level = a.parent_level and b.code = a.parent_code
            and b.valid_from <= w.day and (b.valid_to is null or b.valid_to > w.day)
          where a.realm = s.realm and a.level = u.parent_level and a.code = u.parent_code
            and a.valid_from <= w.day and (a.valid_to is null or a.valid_to > w.day)) as p), '[]') as above
  from unit_succession s
    cross join lateral (select ${far === 'new' ? 's.day' : 's.day - 1'} as day) as w
    join administrative_unit u on u.realm = s.realm and u.level = s.${far}_level and u.code = s.${far}_code
      and u.valid_from <= w.day and (u.valid_to is null or u.valid_to > w.day)
  where s.realm = $1 and s.${near}_level = $2 and s.${near}_code = $3 and s.day = $4
  order by u.folded, u.code`;

/** What became of the unit that ended on `day`: one row for each unit its parts went to. */
export async function successorsOf(
  reader: Reader,
  level: Level,
  code: string,
  day: LocalDate,
): Promise<EdgeWithUnit[]> {
  return (await reader.query<EdgeWithUnit>(edges('old', 'new'), [NATION, level, code, day])).rows;
}

/** What the unit that began on `day` was made of. */
export async function predecessorsOf(
  reader: Reader,
  level: Level,
  code: string,
  day: LocalDate,
): Promise<EdgeWithUnit[]> {
  return (await reader.query<EdgeWithUnit>(edges('new', 'old'), [NATION, level, code, day])).rows;
}

/** The communes of a district on its last day, each with the units its parts went to. */
export async function communesNow(reader: Reader, district: string, ended: LocalDate): Promise<CommuneNow[]> {
  const found = await reader.query<CommuneNow>(
    `select json_build_object('level', c.level, 'code', c.code, 'type', c.type, 'name', c.name) as old,
       coalesce((select json_agg(json_build_object('level', n.level, 'code', n.code, 'type', n.type, 'name', n.name) order by n.folded)
         from unit_succession s join administrative_unit n on n.realm = s.realm and n.level = s.new_level and n.code = s.new_code
           and n.valid_from <= $3 and (n.valid_to is null or n.valid_to > $3)
         where s.realm = $1 and s.old_level = c.level and s.old_code = c.code and s.day = $3), '[]') as now
     from administrative_unit c where c.realm = $1 and c.parent_level = 'district' and c.parent_code = $2
       and c.valid_from < $3 and c.valid_to = $3
     order by c.folded, c.code limit 100`,
    [NATION, district, ended],
  );
  return found.rows;
}
