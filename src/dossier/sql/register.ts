import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Delivery, Dossier } from '../rules/dossier.ts';
import { visibleTo } from './dossiers.ts';

/** A dossier as the centre's register keeps it (Mẫu 07, TT 03/2025/TT-VPCP). */
export interface Registered extends Pick<Dossier, 'code' | 'procedure' | 'version' | 'procedureName' | 'formDigest'> {
  readonly ownerName: string;
  readonly ownerPhone: string | null;
  readonly answers: Dossier['answers'];
  readonly delivery: Delivery;
  readonly competentName: { vi: string; en: string };
  readonly submittedAt: Instant;
  readonly receivedAt: Instant;
  readonly due: Instant | null;
  /** When it went on to the competent agency. */
  readonly sentAt: Instant | null;
  /** When its result came back to the centre. */
  readonly resultAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly ending: 'refused' | 'withdrawn' | 'stopped' | 'closed' | null;
  readonly isExtended: boolean;
}

export interface RegisterQuestion {
  readonly centre: string;
  /** From this moment on, before that one. */
  readonly from: Instant;
  readonly until: Instant;
  /** The last row of the page before. */
  readonly after?: { readonly at: Instant; readonly code: string } | undefined;
  readonly limit: number;
}

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;
const step = (which: string) =>
  `(select s.entered_at from dossier_step s where s.realm = d.realm and s.code = d.code and ${which} limit 1)`;

/** A page of the register of a centre, in the order of reception. */
export async function registerOf(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { centre, from, until, after, limit }: RegisterQuestion,
): Promise<Registered[]> {
  const seen = visibleTo(viewer, 8);
  const { rows } = await reader.query<Registered>(
    `select d.code, d.procedure, d.version, d.procedure_name as "procedureName", d.form_digest as "formDigest",
       d.owner_name as "ownerName", d.owner_phone as "ownerPhone", d.answers, d.delivery,
       json_build_object('vi', a.name_vi, 'en', a.name_en) as "competentName", d.submitted_at as "submittedAt",
       d.received_at as "receivedAt", coalesce(d.original_due, d.due) as due,
       ${step('s.seq > 1 order by s.seq')} as "sentAt", ${step(`s.step = 'return' order by s.seq desc`)} as "resultAt",
       (select max(r.returned_at) from decision r where r.realm = d.realm and r.code = d.code) as "returnedAt",
       (select e.kind from dossier_ending e where e.realm = d.realm and e.code = d.code) as ending,
       exists (select from extension x where x.realm = d.realm and x.code = d.code) as "isExtended"
     from dossier d join agency a on a.realm = d.realm and a.code = d.competent_agency
     where d.realm = $1 and d.receiving_agency = $2 and d.received_at >= ${stamp(3)} and d.received_at < ${stamp(4)}
       and (d.received_at, d.code) > (${stamp(5)}, $6) and ${seen.sql}
     order by d.received_at, d.code limit $7`,
    [realm, centre, from, until, after?.at ?? 0, after?.code ?? '', limit, ...seen.values],
  );
  return rows;
}
