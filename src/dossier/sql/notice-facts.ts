import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';

/** What those whose matter a dossier is may be told of it after an act: who holds it, until when, why. */
export interface NoticeFacts {
  readonly person: string | null;
  /** The unit whose matter it is, where it is no person's. */
  readonly unit: string | null;
  /** Who filed it, when that is another person with an account. */
  readonly filer: string | null;
  readonly ownerEmail: string | null;
  readonly procedure: string;
  readonly holderVi: string;
  readonly holderEn: string;
  readonly answerDue: Instant | null;
  readonly due: Instant | null;
  /** Of the last request for a supplement. */
  readonly closeDue: Instant | null;
  readonly asked: number | null;
  /** Of a refusal or another end without a result. */
  readonly ground: string | null;
  readonly endReason: string | null;
  /** Of the extension. */
  readonly oldDue: Instant | null;
  readonly extensionReason: string | null;
  /** Of the last visit arranged. */
  readonly visitAt: Instant | null;
  readonly visitPlace: string | null;
  /** Of the last decision. */
  readonly number: string | null;
  readonly correctionReason: string | null;
  readonly returnedHow: string | null;
  /** Of its revocation. */
  readonly revokeReason: string | null;
  /** Of the last objection that was answered. */
  readonly upheld: boolean | null;
}

export async function noticeFacts(reader: Reader, realm: string, code: string): Promise<NoticeFacts | undefined> {
  const { rows } = await reader.query<NoticeFacts>(
    `select d.person, d.owner_unit as unit, d.owner_email as "ownerEmail", d.procedure_name as procedure,
       case when d.made_by like 'citizen:%' and d.made_by <> 'citizen:' || d.person then substr(d.made_by, 9) end as filer,
       a.name_vi as "holderVi", a.name_en as "holderEn", d.answer_due as "answerDue", d.due,
       s.close_due as "closeDue", s.asked, e.ground, e.reason as "endReason",
       x.original_due as "oldDue", x.reason as "extensionReason", v.at as "visitAt", v.place as "visitPlace",
       r.number, r.correction_reason as "correctionReason", r.returned_how as "returnedHow", r."revokeReason", o.upheld
     from dossier d
     join agency a on a.realm = d.realm and a.code = d.holder_agency
     left join lateral (select close_due, jsonb_array_length(items) as asked from supplement_request q
       where q.realm = d.realm and q.code = d.code order by round desc limit 1) s on true
     left join dossier_ending e on e.realm = d.realm and e.code = d.code
     left join extension x on x.realm = d.realm and x.code = d.code
     left join lateral (select at, place from verification_visit q
       where q.realm = d.realm and q.code = d.code order by seq desc limit 1) v on true
     left join lateral (select number, correction_reason, returned_how,
         (select w.reason from result_revocation w where w.realm = q.realm and w.code = q.code and w.seq = q.seq) as "revokeReason" from decision q
       where q.realm = d.realm and q.code = d.code order by seq desc limit 1) r on true
     left join lateral (select upheld from objection q
       where q.realm = d.realm and q.code = d.code and answered_at is not null order by seq desc limit 1) o on true
     where d.realm = $1 and d.code = $2`,
    [realm, code],
  );
  return rows[0];
}
