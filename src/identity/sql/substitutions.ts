import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Role } from '../rules/access.ts';
import type { Days } from '../rules/substitution.ts';
import { heldOn } from './posts.ts';

export interface ColleaguePost {
  readonly role: Role;
  readonly unit: string;
  readonly unitName: { readonly vi: string; readonly en: string };
}

export interface Colleague {
  readonly officer: string;
  readonly name: string;
  readonly posts: readonly ColleaguePost[];
}

const POSTS = (officer: string, day: string): string => `(
  select json_agg(json_build_object('role', p.role, 'unit', p.unit, 'unitName',
    json_build_object('vi', a.name_vi, 'en', a.name_en)) order by p.unit, p.role)
  from officer_post p join agency a on a.realm = p.realm and a.code = p.unit
  where p.realm = $1 and p.officer = ${officer} and ${heldOn(day)})`;

/** A post at one of these offices or below; null: at any. */
const inOffices = (officer: string, offices: string, day: string): string => `exists (
  select from officer_post p where p.realm = $1 and p.officer = ${officer} and ${heldOn(day)}
    and (${offices}::text[] is null or exists (select from unnest(${offices}::text[]) as u where p.unit = u or p.unit like u || '.%')))`;

/** More are not offered at once: a search narrows them. */
export const MOST_COLLEAGUES = 200;

/** Officers who hold a post on a day at these offices or below, by name; `search`: part of a name or of a unit's. */
export async function colleagues(
  reader: Reader,
  realm: string,
  ask: { readonly offices: readonly string[] | null; readonly day: LocalDate; readonly search: string },
): Promise<Colleague[]> {
  const found = await reader.query<Colleague>(
    `select o.id as officer, n.full_name as name, ${POSTS('o.id', '$3::date')} as posts
     from officer o join person n on n.realm = o.realm and n.id = o.person
     where o.realm = $1 and ${inOffices('o.id', '$2', '$3::date')}
       and ($4 = '' or n.folded_name like '%' || $4 || '%' or exists (select from officer_post p
         join agency a on a.realm = p.realm and a.code = p.unit
         where p.realm = $1 and p.officer = o.id and ${heldOn('$3::date')} and lower(a.name_vi) like '%' || $5 || '%'))
     order by n.full_name collate "C", o.id limit ${MOST_COLLEAGUES}`,
    [realm, ask.offices, ask.day, ...searched(ask.search)],
  );
  return found.rows;
}

const plain = (text: string): string => text.replace(/[%_\\]/g, '');
const searched = (search: string): [string, string] => [plain(fold(search)), plain(search.toLowerCase())];

export interface Absence extends Days {
  readonly id: string;
  readonly officer: string;
  readonly name: string;
  readonly substitute: string;
  readonly substituteName: string;
  readonly posts: readonly ColleaguePost[];
}

const ABSENCE = `s.id, s.officer, n.full_name as name, s.substitute, m.full_name as "substituteName",
  s.from_date as "from", s.to_date as "to"`;
const NAMES = `join officer o on o.realm = s.realm and o.id = s.officer join person n on n.realm = o.realm and n.id = o.person
  join officer q on q.realm = s.realm and q.id = s.substitute join person m on m.realm = q.realm and m.id = q.person`;

/** Absences at these offices that run on a day or, if none is said, from today on, the first to end first; a page from `after`. */
export async function absencesAt(
  reader: Reader,
  realm: string,
  ask: {
    readonly offices: readonly string[] | null;
    readonly today: LocalDate;
    readonly on?: LocalDate | undefined;
    readonly after?: { readonly to: LocalDate; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<Absence[]> {
  const day = ask.on ?? ask.today;
  const found = await reader.query<Absence>(
    `select ${ABSENCE}, coalesce(${POSTS('s.officer', '$3::date')}, '[]') as posts from officer_substitution s ${NAMES}
     where s.realm = $1 and s.to_date >= $3::date and ($4::date is null or s.from_date <= $4::date)
       and (s.ended_at is null or (s.ended_at at time zone 'Asia/Ho_Chi_Minh')::date > $4::date)
       and ${inOffices('s.officer', '$2', '$3::date')}
       and ($5::date is null or (s.to_date, s.id) > ($5::date, $6::uuid))
     order by s.to_date, s.id limit $7`,
    [realm, ask.offices, day, ask.on ?? null, ask.after?.to ?? null, ask.after?.id ?? null, ask.limit],
  );
  return found.rows;
}

/** The own absences and those an officer stands in for, from a day on. */
export async function absencesOf(
  reader: Reader,
  realm: string,
  officer: string,
  day: LocalDate,
): Promise<Omit<Absence, 'posts'>[]> {
  const found = await reader.query<Omit<Absence, 'posts'>>(
    `select ${ABSENCE} from officer_substitution s ${NAMES}
     where s.realm = $1 and (s.officer = $2 or s.substitute = $2) and s.ended_at is null and s.to_date >= $3
     order by s.from_date, s.id limit 50`,
    [realm, officer, day],
  );
  return found.rows;
}

/** Days on which somebody stands in for the officer, and days not yet over. */
export async function awayDays(reader: Reader, realm: string, officer: string): Promise<Days[]> {
  const found = await reader.query<Days>(
    `select from_date as "from", to_date as "to" from officer_substitution
     where realm = $1 and officer = $2 and ended_at is null`,
    [realm, officer],
  );
  return found.rows;
}

/** A substitution that is not over, locked. */
export async function lockSubstitution(
  tx: Tx,
  id: string,
  today: LocalDate,
): Promise<{ officer: string; substitute: string } | undefined> {
  const found = await tx.query<{ officer: string; substitute: string }>(
    `select officer, substitute from officer_substitution
     where realm = $1 and id = $2 and ended_at is null and to_date >= $3 for update`,
    [tx.realm, id, today],
  );
  return found.rows[0];
}

export async function closeSubstitution(tx: Tx, id: string): Promise<void> {
  await tx.query(
    'update officer_substitution set ended_at = to_timestamp($3::double precision / 1000) where realm = $1 and id = $2',
    [tx.realm, id, tx.at],
  );
}
