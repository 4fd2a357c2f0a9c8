import { NATION, type Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;

export interface FactRow {
  readonly code: string;
  readonly unit: string;
  readonly procedure: string;
  readonly field: string;
  readonly version: number;
  readonly channel: number;
  readonly state: string;
  readonly term: string | null;
  readonly receivedAt: Instant;
  readonly competentAt: Instant | null;
  readonly elsewhere: boolean;
  readonly originalDue: Instant | null;
  readonly endedAt: Instant | null;
  readonly requests: readonly {
    stage: 'before' | 'processing';
    askedAt: Instant;
    answeredAt: Instant | null;
    askedBy: string;
  }[];
  readonly extension: { newDue: Instant; decidedAt: Instant; decidedBy: string } | null;
  readonly hasFile: boolean;
  readonly verified: boolean;
  /** A result was issued as a file and is in force: not one that was revoked since. */
  readonly issued: boolean;
  /** A component was taken from the store instead of being asked for again. */
  readonly reused: boolean;
  /** Kinds of imported facts about it. */
  readonly told: readonly string[];
}

const ROW = `d.code, d.competent_agency as unit, d.procedure, d.version, d.channel, d.state, d.term,
  coalesce((select p.fields[1] from procedure p where p.realm = any(array[$1, '${NATION}']) and p.code = d.procedure
    order by p.realm = $1 desc limit 1), '–') as field,
  d.received_at as "receivedAt", d.competent_at as "competentAt", d.elsewhere, d.original_due as "originalDue",
  d.ended_at as "endedAt",
  coalesce((select json_agg(json_build_object('stage', s.stage, 'askedAt', ${ms('s.asked_at')},
      'answeredAt', ${ms('s.answered_at')}, 'askedBy', s.asked_by) order by s.round)
    from supplement_request s where s.realm = $1 and s.code = d.code), '[]') as requests,
  (select json_build_object('newDue', ${ms('x.new_due')}, 'decidedAt', ${ms('x.decided_at')}, 'decidedBy', x.decided_by)
    from extension x where x.realm = $1 and x.code = d.code) as extension,
  exists (select from dossier_paper p where p.realm = $1 and p.code = d.code and p.sha256 is not null
    and p.replaced_by is null) as "hasFile",
  d.made_by = 'citizen:' || d.person and exists (select from way_to_sign_in w where w.realm = $1 and w.person = d.person
    and w.kind = 'e-id' and w.made_at <= d.submitted_at) as verified,
  exists (select from result r where r.realm = $1 and r.code = d.code and r.issued_at is not null
    and not exists (select from result_revocation v where v.realm = $1 and v.code = r.code and v.seq = r.seq)) as issued,
  exists (select from dossier_paper p where p.realm = $1 and p.code = d.code and p.origin = 'vault'
    and p.replaced_by is null) as reused,
  coalesce((select array_agg(f.kind) from score_fact f where f.realm = $1 and f.code = d.code and f.kind = any($3)), '{}') as told`;

/**
 * What the index asks of these dossiers. One that was never received is not among them, nor what one agency asked another: the
 * index is of services to people (QĐ 766/QĐ-TTg Đ1).
 */
export const factRows = async (
  reader: Reader,
  realm: string,
  codes: readonly string[],
  kinds: readonly string[],
): Promise<FactRow[]> =>
  (
    await reader.query<FactRow>(
      `select ${ROW} from dossier d where d.realm = $1 and d.code = any($2::text[]) and d.received_at is not null and d.owner_unit is null`,
      [realm, codes, kinds],
    )
  ).rows;

/** The codes of dossiers, a page at a time, in their order. */
export const codesAfter = async (reader: Reader, realm: string, after: string, limit: number): Promise<string[]> =>
  (
    await reader.query<{ code: string }>(
      'select code from dossier where realm = $1 and code > $2 order by code limit $3',
      [realm, after, limit],
    )
  ).rows.map(({ code }) => code);
