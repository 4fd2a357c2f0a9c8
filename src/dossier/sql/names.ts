import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';

/** Names of officers by id: on a dossier's pages the holder is shown by name (NĐ 224/2026 Đ15.1g). */
export async function officerNames(
  reader: Reader,
  realm: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { rows } = await prepared<{ id: string; name: string }>(
    reader,
    `select o.id, p.full_name as name from officer o join person p on p.realm = o.realm and p.id = o.person
     where o.realm = $1 and o.id = any($2::uuid[])
     union all select id, name from api_client where realm = $1 and id = any($2::uuid[])`,
    [realm, [...new Set(ids)]],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** An officer a dossier can be given to. */
export interface Assignable {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** On leave today: the name of whoever stands in. */
  readonly substitute: string | null;
  /** Whom the officer stands in for on this post; null on his own. */
  readonly insteadOf: string | null;
}

const HELD = (day: string) =>
  `t.from_date <= ${day} and (t.to_date is null or t.to_date >= ${day}) and (t.ended_on is null or t.ended_on > ${day})`;

/** Officers who hold a role at one of these units today, or stand in for one who does, for assigning. */
export async function officersAt(
  reader: Reader,
  realm: string,
  role: string,
  agency: string,
  day: string,
): Promise<Assignable[]> {
  const { rows } = await prepared<Assignable>(
    reader,
    `with away as (
       select s.officer, s.substitute, n.full_name as name, b.full_name as "substituteName" from officer_substitution s
         join officer o on o.realm = s.realm and o.id = s.officer join person n on n.realm = o.realm and n.id = o.person
         join officer q on q.realm = s.realm and q.id = s.substitute join person b on b.realm = q.realm and b.id = q.person
       where s.realm = $1 and s.ended_at is null and s.from_date <= $4::date and s.to_date >= $4::date),
     posts as (
       select t.officer, t.unit from officer_post t
       where t.realm = $1 and t.role = $2 and (t.unit = $3 or t.unit like $3 || '.%') and ${HELD('$4::date')})
     select o.id, p.full_name as name, a.name_vi as unit, held.substitute, held."insteadOf" from (
       select posts.officer, posts.unit, null as "insteadOf",
         (select "substituteName" from away where away.officer = posts.officer limit 1) as substitute from posts
       union all
       select away.substitute, posts.unit, away.name, null from posts join away on away.officer = posts.officer) held
       join officer o on o.realm = $1 and o.id = held.officer
       join person p on p.realm = o.realm and p.id = o.person
       join agency a on a.realm = $1 and a.code = held.unit
     order by p.full_name collate "C" limit 200`,
    [realm, role, agency, day],
  );
  return rows;
}
