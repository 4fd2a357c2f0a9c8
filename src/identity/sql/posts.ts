import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Post } from '../rules/access.ts';

/** Whether the post `p` is held on that day. */
export const heldOn = (date: string): string =>
  `p.from_date <= ${date} and (p.to_date is null or p.to_date >= ${date}) and (p.ended_on is null or p.ended_on > ${date})`;

/**
 * The posts somebody holds on a day, as SQL over `officer`, `date` (given as expressions; `p`, `o`, `away`, `absent` and `each`
 * are names of this text's own): his own, and those of whoever he stands in for that day (`instead`: those alone). A substitute hands nothing on, and nobody stands in for an administrator or
 * a supervisor: those are given in person.
 */
export const POSTS_ON = (officer: string, date: string): string => `
  select each.realm, each.unit, each.role, nullif(bool_and(each.instead), false) as instead from (
  select p.realm, p.unit, p.role, false as instead from officer_post p
    where p.realm = $1 and p.officer = ${officer} and ${heldOn(date)}
  union all
  select p.realm, p.unit, p.role, true from officer_substitution away
    join officer_post p on p.realm = away.realm and p.officer = away.officer and ${heldOn(date)}
    where away.realm = $1 and away.substitute = ${officer} and away.ended_at is null
      and away.from_date <= ${date} and away.to_date >= ${date} and p.role not in ('administrator', 'supervisor')) each
  group by each.realm, each.unit, each.role`;

/** A row `held` of these as a `Post`. */
export const POST = `json_strip_nulls(json_build_object('unit', held.unit, 'role', held.role, 'instead', held.instead))`;

/** Whom somebody stands in for on a day, as one JSON value. */
export const STANDS_IN_ON = (officer: string, date: string): string => `
  select json_agg(json_build_object('officer', away.officer, 'name', absent.full_name, 'until', away.to_date)
    order by absent.full_name collate "C")
  from officer_substitution away
    join officer o on o.realm = away.realm and o.id = away.officer
    join person absent on absent.realm = o.realm and absent.id = o.person
  where away.realm = $1 and away.substitute = ${officer} and away.ended_at is null
    and away.from_date <= ${date} and away.to_date >= ${date}`;

/** The posts an officer holds on a day, substitutions included. */
export async function postsOn(reader: Reader, realm: string, officer: string, date: LocalDate): Promise<Post[]> {
  const found = await reader.query<{ post: Post }>(
    `select ${POST} as post from (${POSTS_ON('$2', '$3::date')}) held order by unit, role`,
    [realm, officer, date],
  );
  return found.rows.map(({ post }) => post);
}

/** How many officers hold a post at a unit on a day or later. */
export const heldAt = async (reader: Reader, realm: string, unit: string, date: LocalDate): Promise<number> =>
  (
    await reader.query<{ count: number }>(
      `select count(distinct officer)::integer as count from officer_post where realm = $1 and unit = $2
         and (to_date is null or to_date >= $3::date) and (ended_on is null or ended_on > $3::date)`,
      [realm, unit, date],
    )
  ).rows[0]?.count ?? 0;

export interface NamedPost extends Post {
  unitName: { vi: string; en: string };
  /** The last day, if one is set. */
  to: LocalDate | null;
  /** Whom the officer stands in for on this post; null on his own. */
  insteadOf: string | null;
}

/** An officer's posts of a day in words, his own first. */
export async function namedPostsOn(
  reader: Reader,
  realm: string,
  officer: string,
  date: LocalDate,
): Promise<NamedPost[]> {
  const found = await reader.query<NamedPost>(
    `select held.unit, held.role, json_build_object('vi', a.name_vi, 'en', a.name_en) as "unitName", held.to_date as "to",
       held.instead_of as "insteadOf"
     from (
       select p.realm, p.unit, p.role, p.to_date, null as instead_of from officer_post p
         where p.realm = $1 and p.officer = $2 and ${heldOn('$3::date')}
       union all
       select p.realm, p.unit, p.role, least(p.to_date, s.to_date), absent.full_name from officer_substitution s
         join officer_post p on p.realm = s.realm and p.officer = s.officer and ${heldOn('$3::date')}
         join officer o on o.realm = s.realm and o.id = s.officer
         join person absent on absent.realm = o.realm and absent.id = o.person
         where s.realm = $1 and s.substitute = $2 and s.ended_at is null and s.from_date <= $3::date
           and s.to_date >= $3::date and p.role not in ('administrator', 'supervisor')) held
     join agency a on a.realm = held.realm and a.code = held.unit
     order by held.instead_of nulls first, held.unit, held.role`,
    [realm, officer, date],
  );
  return found.rows;
}
