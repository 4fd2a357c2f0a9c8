import { NATION, type Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { ReportSpan } from '../rules/report-07.ts';
import type { ReportedPetition } from '../rules/report-count.ts';

/** Editions of procedures that the province itself announced or withdrew by the span's end; the newest decision last. */
export interface AnnouncedEdition {
  readonly code: string;
  readonly agency: string;
  readonly isFirst: boolean;
  readonly decidedOn: LocalDate | null;
  readonly decision: string | null;
  readonly shownOn: LocalDate | null;
  readonly withdrawnOn: LocalDate | null;
  readonly withdrawal: string | null;
  /** Whether it is the one in force on the span's last day. */
  readonly inForce: boolean;
}

/** From one day to another: what was decided or withdrawn in it, and what is in force on its last day. */
export const announcedIn = async (
  reader: Reader,
  realm: string,
  { kind, from, to }: ReportSpan & { kind: 'standard' | 'local' | 'internal' },
): Promise<AnnouncedEdition[]> =>
  (
    await reader.query<AnnouncedEdition>(
      `select v.code, coalesce(v.content->'agency'->'executing'->>0, '–') as agency,
         not exists (select from procedure_version e where e.realm = v.realm and e.code = v.code and e.version < v.version
           and e.published_at is not null) as "isFirst",
         v.decision_date as "decidedOn", v.decision_number as decision,
         (v.published_at at time zone 'Asia/Ho_Chi_Minh')::date as "shownOn",
         v.withdrawal_date as "withdrawnOn", v.withdrawal_number as withdrawal,
         v.published_at is not null and v.valid_from <= $4::date and coalesce(v.valid_to > $4::date, true)
           and coalesce(v.withdrawn_from > $4::date, true) as "inForce"
       from procedure_version v join procedure p on p.realm = v.realm and p.code = v.code
       where v.realm = $1 and p.kind = $2 and v.origin = 'office'
         and (v.decision_date between $3::date and $4::date or v.withdrawal_date between $3::date and $4::date
           or v.valid_from <= $4::date)
       order by v.code, v.version`,
      [realm, kind, from, to],
    )
  ).rows;

export interface OfferedProcedure {
  readonly code: string;
  readonly level: 'province' | 'commune';
  readonly atCentre: boolean;
  readonly hasProcess: boolean;
}

/** Public procedures the province and its communes resolve on a day, each at the highest level that has it. */
export const offeredAt = async (reader: Reader, realm: string, day: LocalDate): Promise<OfferedProcedure[]> =>
  (
    await reader.query<OfferedProcedure>(
      `select r.code, case when 'TINH' = any(v.levels) then 'province' else 'commune' end as level,
         r.route in ('here', 'desk-only') as "atCentre",
         exists (select from procedure_process q where q.realm = $1 and q.procedure = r.code and q.valid_from <= $2::date)
           as "hasProcess"
       from (select distinct on (code) code, route from procedure_route where realm = $1 and valid_from <= $2::date
         order by code, valid_from desc) r
       join lateral (select v.levels, v.valid_to, v.withdrawn_from from procedure_version v
         where v.realm in ($1, '${NATION}') and v.code = r.code and v.published_at is not null and v.valid_from <= $2::date
         order by (v.realm = $1) desc, v.valid_from desc limit 1) v on true
       where coalesce(v.valid_to > $2::date, true) and coalesce(v.withdrawn_from > $2::date, true)
         and v.levels && array['TINH', 'XA']
         and not exists (select from procedure p where p.realm in ($1, '${NATION}') and p.code = r.code and p.kind = 'internal')
       order by r.code`,
      [realm, day],
    )
  ).rows;

/** Petitions told by `import facts` that are a span's: received by its end, and not handled before it began. */
export const petitionsOf = async (
  reader: Reader,
  realm: string,
  { unit, from, to }: ReportSpan & { unit: string },
): Promise<ReportedPetition[]> =>
  (
    await reader.query<ReportedPetition>(
      `select code, (array_agg(unit order by day desc))[1] as unit, min(day) as "receivedOn", (array_agg(done order by day desc))[1] as "handledOn",
         case when bool_or(value ~ 'quy-dinh') then 'rules' when bool_or(value ~ 'hanh-vi') then 'conduct' end as about from score_fact
       where realm = $1 and kind = 'phan-anh' and day <= $4::date and (done is null or done >= $3::date)
         and ($2 = $1 or unit = $2 or starts_with(unit, $2 || '.'))
       group by code order by code`,
      [realm, unit, from, to],
    )
  ).rows;

/** One-stop centres of a level below a unit on a day, by name. */
export const centresAt = async (
  reader: Reader,
  realm: string,
  { unit, level, day }: { unit: string; level: 'province' | 'commune'; day: LocalDate },
): Promise<string[]> =>
  (
    await reader.query<{ name: string }>(
      `select name_vi as name from agency where realm = $1 and kind = 'one-stop-centre' and level = $3
         and (code = $2 or starts_with(code, $2 || '.')) and valid_from <= $4::date and (valid_to is null or valid_to > $4::date)
       order by code`,
      [realm, unit, level, day],
    )
  ).rows.map(({ name }) => name);
