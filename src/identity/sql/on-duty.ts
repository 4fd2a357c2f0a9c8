import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Role } from '../rules/access.ts';
import { heldOn } from './posts.ts';

/** Officers who hold one of these roles on a day at a unit, or also in its rooms. Their own posts, not those they stand in for. */
export async function officersInRoles(
  reader: Reader,
  realm: string,
  ask: { readonly roles: readonly Role[]; readonly unit: string; readonly rooms: boolean; readonly date: LocalDate },
): Promise<string[]> {
  const found = await reader.query<{ officer: string }>(
    `select distinct p.officer from officer_post p where p.realm = $1 and p.role = any($2::text[])
       and (p.unit = $3 or ($4 and p.unit like $3 || '.%')) and ${heldOn('$5::date')}`,
    [realm, ask.roles, ask.unit, ask.rooms, ask.date],
  );
  return found.rows.map(({ officer }) => officer);
}

export interface OnDuty {
  readonly officer: string;
  readonly person: string;
  /** Where the office reaches them by mail. */
  readonly workEmail: string | null;
}

/** These officers and whoever stands in for one of them that day, each once. */
export async function withSubstitutes(
  reader: Reader,
  realm: string,
  officers: readonly string[],
  date: LocalDate,
): Promise<OnDuty[]> {
  const found = await reader.query<OnDuty>(
    `select o.id as officer, o.person, o.work_email as "workEmail" from officer o
     where o.realm = $1 and (o.id = any($2::uuid[]) or o.id in (select s.substitute from officer_substitution s
       where s.realm = $1 and s.officer = any($2::uuid[]) and s.ended_at is null
         and s.from_date <= $3::date and s.to_date >= $3::date))
     order by o.id`,
    [realm, officers, date],
  );
  return found.rows;
}

/** Where the officer's own posts of a day stand. */
export async function unitsOf(reader: Reader, realm: string, officer: string, date: LocalDate): Promise<string[]> {
  const found = await reader.query<{ unit: string }>(
    `select distinct p.unit from officer_post p where p.realm = $1 and p.officer = $2 and ${heldOn('$3::date')} order by p.unit`,
    [realm, officer, date],
  );
  return found.rows.map(({ unit }) => unit);
}
