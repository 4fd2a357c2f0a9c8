import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Instant } from '#kernel/time.ts';

/** `listed`: offered to an officer; `seen`: its file was opened; `taken`: put into a draft; `filed`: part of a dossier. */
export type UseKind = 'listed' | 'seen' | 'taken' | 'filed' | 'link-seen' | 'link-opened';

export interface NewUse {
  readonly paper: string;
  readonly kind: UseKind;
  readonly procedure?: string | undefined;
  readonly draft?: string | undefined;
  readonly dossier?: string | undefined;
  readonly share?: string | undefined;
}

/** The same look within an hour is one look: a page with a picture in it is asked for again and again. */
const ONCE_AN_HOUR: readonly UseKind[] = ['listed', 'seen'];

export async function addUse(tx: Tx, use: NewUse): Promise<void> {
  const { paper, kind, procedure = null, draft = null, dossier = null, share = null } = use;
  tx.send(
    `insert into paper_use (realm, paper, id, kind, at, by, procedure, draft, dossier, share)
     select $1, $2::uuid, $3, $4, to_timestamp($5::double precision / 1000), $6, $7, $8::uuid, $9, $10
     where not $11::boolean or not exists (select from paper_use u where u.realm = $1 and u.paper = $2::uuid and u.kind = $4 and u.by = $6
       and u.dossier is not distinct from $9 and u.draft is not distinct from $8::uuid
       and u.at > to_timestamp($5::double precision / 1000) - interval '1 hour')`,
    [
      ...[tx.realm, paper, uuidv7(tx.at), kind, tx.at, tx.actor, procedure, draft, dossier, share],
      ONCE_AN_HOUR.includes(kind),
    ],
  );
}

/** One use as its owner reads it. */
export interface Use {
  readonly id: string;
  readonly kind: UseKind;
  readonly at: Instant;
  readonly by: string;
  /** The officer's name, or the person's where a person did it; null for the system or whoever had a link. */
  readonly name: string | null;
  /** Where the officer works, by the first post of that day. */
  readonly unit: string | null;
  readonly procedure: string | null;
  readonly procedureName: string | null;
  readonly dossier: string | null;
}

export const USE_PAGE = 20;

/** Who used a paper and for what, the last first; one more than a page. */
export async function usesOf(reader: Reader, realm: string, paper: string, before?: string): Promise<Use[]> {
  const { rows } = await reader.query<Use>(
    `select u.id, u.kind, u.at, u.by, u.procedure, u.dossier, person.full_name as name, entry.name as "procedureName",
       (select a.name_vi from officer_post o join agency a on a.realm = o.realm and a.code = o.unit
        where o.realm = u.realm and o.officer = officer.id and o.from_date <= u.at::date and (o.to_date is null or o.to_date >= u.at::date)
        order by o.from_date, o.id limit 1) as unit
     from paper_use u
       left join officer on officer.realm = u.realm and officer.id = case when u.by like 'officer:%' then substr(u.by, 9)::uuid end
       left join person on person.realm = u.realm
         and person.id = coalesce(officer.person, case when u.by like 'citizen:%' then substr(u.by, 9)::uuid end)
       left join procedure entry on entry.realm in (u.realm, 'VN') and entry.code = u.procedure
     where u.realm = $1 and u.paper = $2 and ($3::uuid is null or u.id < $3)
     order by u.id desc limit ${USE_PAGE + 1}`,
    [realm, paper, before ?? null],
  );
  return rows;
}
