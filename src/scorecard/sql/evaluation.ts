import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { ActFact, StepFact } from '../rules/evaluation.ts';
import { nthMoment } from './patterns.ts';

export interface EvaluatedAsked {
  readonly realm: string;
  readonly officers: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;
const inPeriod = (column: string) =>
  `${column} >= to_timestamp($3::double precision / 1000) and ${column} < to_timestamp($4::double precision / 1000)`;
/** The same of a step, by the index of its months. */
const inMonths = (side: 'entered' | 'left', s = '') =>
  `${s}${side}_month between month_number(to_timestamp($3::double precision / 1000)) and month_number(to_timestamp(($4::double precision - 1) / 1000))
    and ${inPeriod(`${s}${side}_at`)}`;
const valuesOf = ({ realm, officers, from, to }: EvaluatedAsked) => [realm, officers, from, to];

/** Every passing of a step, the first first. */
const passed = (s: string) => `coalesce((select json_agg(json_build_object('at', ${ms('p.at')}, 'from', p.from_officer,
    'to', p.to_officer) order by p.nth)
  from dossier_step_passed p where p.realm = ${s}.realm and p.code = ${s}.code and p.seq = ${s}.seq), '[]')`;

/** Who stood in for the holder that day and did what ended the step: the trail names him, the step goes on naming the holder. */
const standIn = `(select w.substitute from officer_substitution w where w.realm = s.realm and w.officer = s.officer
    and (s.left_at at time zone 'Asia/Ho_Chi_Minh')::date between w.from_date and w.to_date
    and exists (select from trail t where t.realm = s.realm and t.subject = 'dossier/' || s.code and t.at = s.left_at
      and t.actor = 'officer:' || w.substitute) limit 1)`;

const STEP = `select realm, code, seq, step, agency, role, officer, entered_at, due, left_at, outcome from dossier_step
  where realm = $1 and officer = any($2::uuid[])`;

/** Steps these officers hold or held last that came or left in the period, or are with them still: three reads of an index each. */
export async function stepsOf(reader: Reader, asked: EvaluatedAsked): Promise<StepFact[]> {
  const { rows } = await reader.query<StepFact>(
    `with mine as materialized (${STEP} and ${inMonths('left')} union ${STEP} and ${inMonths('entered')}
       union ${STEP} and left_month is null)
     select s.code, s.seq, s.agency, s.officer, s.entered_at as entered, s.due, s.left_at as left, s.outcome, d.ended_at as ended,
       s.role = 'receiver' and s.step <> 'receive' and s.due is not null and exists (select
         from process_edition p, jsonb_array_elements(p.process -> 'steps') e where p.realm = d.realm and p.digest = d.process_digest
           and e ->> 'id' = s.step and e ->> 'kind' = 'return') as waits,
       ${standIn} as "standIn", ${passed('s')} as passed,
       s.outcome = 'done' and exists (select from dossier_step x where x.realm = s.realm and x.code = s.code
         and x.outcome = 'sent-back' and x.seq = (select min(n.seq) from dossier_step n where n.realm = s.realm
           and n.code = s.code and n.step = s.step and n.seq > s.seq) - 1) as "sentBack",
       (select v.side || coalesce('|' || ${ms('k.moments[v.nth]')}, '') from score_dossier k, lateral (
           select side, ${nthMoment("'decree'")} as nth from score_pattern p, unnest(p.sides) as v (side)
           where p.realm = k.realm and p.id = k.pattern and v.side like 'decree|%') v
         where k.realm = s.realm and k.code = s.code) as decree
     from mine s join dossier d on d.realm = s.realm and d.code = s.code
     order by s.code, s.seq`,
    valuesOf(asked),
  );
  return rows;
}

const id = (actor: string) => `substr(${actor}, 9)::uuid`;
const PLAIN = 'null::boolean as upheld, null::timestamptz as due, null::json as passed';

/** Requests and refusals are their author's; an objection is of whom it contests; a result that was corrected, of who drafted it; a
 * new date, of whoever held the dossier when it was set; a step passed on or done for another, of who did that. */
const ACTS = `
  select 'asked' as what, ${id('r.asked_by')} as officer, r.code, r.round as seq, r.asked_at as at,
    case r.stage when 'before' then d.receiving_agency else d.competent_agency end as agency, ${PLAIN}
  from supplement_request r join dossier d on d.realm = r.realm and d.code = r.code
  where r.realm = $1 and r.asked_by = any($5::text[]) and ${inPeriod('r.asked_at')}
  union all
  select 'refused', ${id('e.by')}, e.code, 1, e.at, d.receiving_agency, ${PLAIN}
  from dossier_ending e join dossier d on d.realm = e.realm and d.code = e.code
  where e.realm = $1 and e.by = any($5::text[]) and e.kind = 'refused' and ${inPeriod('e.at')}
  union all
  select 'objected', ${id('c.author')}, o.code, o.seq, o.made_at, c.agency, o.upheld, null, null
  from objection o join dossier d on d.realm = o.realm and d.code = o.code, lateral (
    (select e.by as author, d.receiving_agency as agency from dossier_ending e
      where o.against = 'refusal' and e.realm = o.realm and e.code = o.code)
    union all (select r.asked_by, case r.stage when 'before' then d.receiving_agency else d.competent_agency end
      from supplement_request r where o.against = 'supplement' and r.realm = o.realm and r.code = o.code and r.asked_at <= o.made_at
      order by r.round desc limit 1)) c
  where o.realm = $1 and ${inPeriod('o.made_at')} and c.author = any($5::text[])
  union all
  select 'corrected', ${id('w.drafted_by')}, n.code, n.seq, n.drafted_at, d.competent_agency, ${PLAIN}
  from decision n join decision w on w.realm = n.realm and w.code = n.code and w.seq = n.corrects
    join dossier d on d.realm = n.realm and d.code = n.code
  where n.realm = $1 and n.corrects is not null and ${inPeriod('n.drafted_at')} and w.drafted_by = any($5::text[])
  union all
  select 'extended', h.officer, x.code, s.seq, x.decided_at, s.agency, ${PLAIN}
  from extension x join dossier_step s on s.realm = x.realm and s.code = x.code and s.entered_at <= x.decided_at
      and (s.left_at is null or s.left_at > x.decided_at),
    lateral (select coalesce((select p.from_officer from dossier_step_passed p where p.realm = s.realm and p.code = s.code
      and p.seq = s.seq and p.at > x.decided_at order by p.nth limit 1), s.officer) as officer) h
  where x.realm = $1 and ${inPeriod('x.decided_at')} and h.officer = any($2::uuid[])
  union all
  select 'stand-in', w.substitute, s.code, s.seq, s.left_at, s.agency, ${PLAIN}
  from officer_substitution w join dossier_step s on s.realm = w.realm and s.officer = w.officer
  where w.realm = $1 and w.substitute = any($2::uuid[]) and ${inMonths('left', 's.')} and s.outcome in ('done', 'sent-back')
    and ${standIn} = w.substitute
  union all
  select 'passed', p.from_officer, p.code, p.seq, p.at, s.agency, null, s.due, ${passed('p')}
  from dossier_step_passed p join dossier_step s on s.realm = p.realm and s.code = p.code and s.seq = p.seq
  where p.realm = $1 and p.from_officer = any($2::uuid[]) and ${inPeriod('p.at')}`;

export const actsOf = async (reader: Reader, asked: EvaluatedAsked): Promise<ActFact[]> =>
  (
    await reader.query<ActFact>(`${ACTS} order by 5, 3, 4`, [
      ...valuesOf(asked),
      asked.officers.map((one) => `officer:${one}`),
    ])
  ).rows.map((row) => ({ ...row, passed: row.passed ?? [] }));

/** What slips said of these dossiers, the last of each. */
export const ratingsTold = async (reader: Reader, realm: string, codes: readonly string[]): Promise<string[]> =>
  (
    await reader.query<{ value: string }>(
      `select distinct on (code) value from score_fact where realm = $1 and kind = 'danh-gia' and code = any($2::text[])
       order by code, day desc`,
      [realm, codes],
    )
  ).rows.map(({ value }) => value);

/** The procedure of each of these, and the step of that number; in the order they are given. */
export const describedIn = async (
  reader: Reader,
  realm: string,
  items: readonly { readonly code: string; readonly seq: number }[],
): Promise<{ procedureName: string; step: string | null; due: Instant | null }[]> =>
  (
    await reader.query<{ procedureName: string; step: string | null; due: Instant | null }>(
      `select d.procedure_name as "procedureName", s.name as step, s.due
       from unnest($2::text[], $3::integer[]) with ordinality as w(code, seq, nth)
         join dossier d on d.realm = $1 and d.code = w.code
         left join dossier_step s on s.realm = $1 and s.code = w.code and s.seq = w.seq order by w.nth`,
      [realm, items.map(({ code }) => code), items.map(({ seq }) => seq)],
    )
  ).rows;
