import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { type Post, WORKING_ROLES } from '#identity/index.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { NamedUnit } from '../rules/named-unit.ts';

interface Days {
  readonly from: LocalDate;
  /** The day after the last. */
  readonly next: LocalDate;
}

const held = (from: string, next: string) => `p.from_date < ${next}::date and coalesce(p.to_date >= ${from}::date, true)
  and coalesce(p.ended_on > ${from}::date, true)`;

/** Posts of the officer's own on any of these days: not those of officers he stood in for. */
export const ownPostsIn = async (
  reader: Reader,
  realm: string,
  officer: string,
  { from, next }: Days,
): Promise<Post[]> =>
  (
    await reader.query<Post>(
      `select distinct p.unit, p.role from officer_post p
       where p.realm = $1 and p.officer = $2 and ${held('$3', '$4')} order by p.unit, p.role`,
      [realm, officer, from, next],
    )
  ).rows;

/** Somebody who worked at a unit. */
export interface EvaluatedOfficer {
  readonly officer: string;
  readonly name: string;
  readonly posts: readonly Post[];
}

/** Who held a working post at the unit or in a room of it on any of these days, by name. */
export const officersOf = async (
  reader: Reader,
  realm: string,
  unit: string,
  { from, next }: Days,
): Promise<EvaluatedOfficer[]> =>
  (
    await reader.query<EvaluatedOfficer>(
      `select p.officer, n.full_name as name, json_agg(distinct jsonb_build_object('unit', p.unit, 'role', p.role)) as posts from officer_post p
         join officer o on o.realm = p.realm and o.id = p.officer join person n on n.realm = o.realm and n.id = o.person
       where p.realm = $1 and p.role = any($3::text[]) and ${held('$4', '$5')}
         and (p.unit = $2 or p.unit in (select a.code from agency a where a.realm = $1 and a.parent = $2 and a.kind = 'division'))
       group by p.officer, n.full_name order by n.full_name collate "C", p.officer`,
      [realm, unit, WORKING_ROLES, from, next],
    )
  ).rows;

export const officerNamed = async (reader: Reader, realm: string, officer: string): Promise<string | undefined> =>
  (
    await reader.query<{ name: string }>(
      `select n.full_name as name from officer o join person n on n.realm = o.realm and n.id = o.person
       where o.realm = $1 and o.id = $2`,
      [realm, officer],
    )
  ).rows[0]?.name;

/** Rooms of a unit and agencies directly below it that were there on any of these days. */
export const partsOf = async (
  reader: Reader,
  realm: string,
  unit: string,
  { from, next }: Days,
): Promise<NamedUnit[]> =>
  (
    await reader.query<NamedUnit>(
      `select a.code, a.name_vi as vi, a.name_en as en from agency a
       where a.realm = $1 and (a.parent = $2 or $1 = $2 and a.parent is null and a.code <> $1)
         and a.valid_from < $4::date and (a.valid_to is null or a.valid_to > $3::date) order by a.code`,
      [realm, unit, from, next],
    )
  ).rows;

export interface EvaluationLook {
  readonly at: Instant;
  /** `officer:<id>`, `system:cli`. */
  readonly actor: string;
  readonly period: string;
  /** Of a unit's page: its code; the officer's figures stood there among others. */
  readonly unit: string | null;
}

/** Who looked at an officer's figures last, on the own sheet or on a page of one of these units; never the officer. */
export const lastLooks = async (
  reader: Reader,
  realm: string,
  officer: string,
  units: readonly string[],
  limit: number,
): Promise<EvaluationLook[]> =>
  (
    await reader.query<EvaluationLook>(
      `select l.at, l.actor, l.facts ->> 'period' as period, l.facts ->> 'unit' as unit
       from unnest($3::text[]) as w(about), lateral (select t.at, t.actor, t.facts, t.seq from trail t
         where t.realm = $1 and t.subject = w.about and t.act = 'evaluation-look' and t.actor <> 'officer:' || $2
         order by t.seq desc limit $4) l
       order by l.at desc, l.seq desc limit $4`,
      [realm, officer, [officer, ...units].map((one) => `evaluation/${one}`), limit],
    )
  ).rows;

export interface EvaluationRemark {
  readonly id: string;
  readonly figure: string;
  readonly text: string;
  readonly at: Instant;
}

export const remarksOn = async (
  reader: Reader,
  realm: string,
  officer: string,
  period: string,
): Promise<EvaluationRemark[]> =>
  (
    await reader.query<EvaluationRemark>(
      `select id, figure, text, at from evaluation_remark where realm = $1 and officer = $2 and period = $3 order by id limit 200`,
      [realm, officer, period],
    )
  ).rows;

export function keepRemark(
  tx: Tx,
  officer: string,
  period: string,
  { id, figure, text }: Omit<EvaluationRemark, 'at'>,
): void {
  tx.send(
    `insert into evaluation_remark (realm, officer, period, id, figure, text, at)
     values ($1, $2, $3, $4, $5, $6, to_timestamp($7::double precision / 1000))`,
    [tx.realm, officer, period, id, figure, text, tx.at],
  );
}
