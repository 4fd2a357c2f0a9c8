import type { Reader } from '#db/pool.server.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Role } from '../rules/access.ts';

export interface AccountPost {
  id: string;
  role: Role;
  unit: string;
  unitName: { vi: string; en: string };
  from: LocalDate;
  to: LocalDate | null;
  /** The unit is no more on the day asked about: the post wants ending, another one giving. */
  unitEnded: boolean;
}

export interface Account {
  userName: string;
  officer: string;
  name: string;
  closed: boolean;
  /** Whether the second step is asked. */
  code: boolean;
  /** Posts that run on the day asked about or begin later. */
  posts: AccountPost[];
}

/** Officers' accounts by user name, from the one after `after`, of those in whose name or user name `named` stands; with the posts of a day and later. */
export async function listAccounts(
  reader: Reader,
  realm: string,
  ask: {
    date: LocalDate;
    after?: string | undefined;
    limit: number;
    userName?: string | undefined;
    named?: string | undefined;
  },
): Promise<Account[]> {
  const found = await reader.query<Account>(
    `select w.name as "userName", o.id as officer, p.full_name as name, w.closed_at is not null as closed,
       w.code_secret is not null as code, coalesce(posts.held, '[]') as posts
     from way_to_sign_in w
     join person p on p.realm = w.realm and p.id = w.person
     join officer o on o.realm = w.realm and o.person = w.person
     left join lateral (
       select json_agg(json_build_object('id', q.id, 'role', q.role, 'unit', q.unit, 'from', q.from_date, 'to', q.to_date,
         'unitEnded', a.valid_to is not null and a.valid_to <= $2::date,
         'unitName', json_build_object('vi', a.name_vi, 'en', a.name_en)) order by q.unit, q.role, q.from_date) as held
       from officer_post q join agency a on a.realm = q.realm and a.code = q.unit
       where q.realm = o.realm and q.officer = o.id and (q.to_date is null or q.to_date >= $2::date)
         and (q.ended_on is null or q.ended_on > $2::date)) posts on true
     where w.realm = $1 and w.kind = 'local' and w.name > $3 and ($5::text is null or w.name = $5)
       and ($6::text is null or strpos(w.name, $6) > 0 or strpos(p.folded_name, $6) > 0)
     order by w.name limit $4`,
    [realm, ask.date, ask.after ?? '', ask.limit, ask.userName ?? null, ask.named ? fold(ask.named) : null],
  );
  return found.rows;
}
