import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { TallyRow } from '../rules/figures.ts';
import type { ProcedureMark } from '../rules/judge.ts';

const TALLY = `unit, mark, side, nullif(until, '-infinity') as until, count`;

/** All tallies of some units in these periods, which no day may lie in twice; of no unit named, those of these marks of every unit. */
export const talliesOf = async (
  reader: Reader,
  realm: string,
  periods: readonly string[],
  which: { readonly units: readonly string[] } | { readonly marks: readonly string[] },
): Promise<TallyRow[]> =>
  (
    await ('units' in which
      ? reader.query<TallyRow>(
          `select ${TALLY} from score_tally where realm = $1 and period = any($2::text[]) and unit = any($3::text[]) and count <> 0`,
          [realm, periods, which.units],
        )
      : reader.query<TallyRow>(
          `select ${TALLY} from score_tally where realm = $1 and period = any($2::text[]) and mark = any($3::text[]) and count <> 0`,
          [realm, periods, which.marks],
        ))
  ).rows;

/** Tallies of one unit period by period. */
export async function monthlyOf(
  reader: Reader,
  realm: string,
  q: { readonly unit: string; readonly periods: readonly string[]; readonly marks: readonly string[] },
): Promise<Map<string, TallyRow[]>> {
  const { rows } = await reader.query<TallyRow & { period: string }>(
    `select period, ${TALLY} from score_tally
     where realm = $1 and period = any($2::text[]) and unit = $3 and mark = any($4::text[]) and count <> 0`,
    [realm, q.periods, q.unit, q.marks],
  );
  return Map.groupBy(rows, ({ period }) => period);
}

/** The units that have dossiers of their own in these periods: in whose lists a unit's dossiers stand. */
export const unitsUnder = async (
  reader: Reader,
  realm: string,
  periods: readonly string[],
  unit: string,
): Promise<string[]> =>
  (
    await reader.query<{ unit: string }>(
      `select distinct unit from score_tally
       where realm = $1 and period = any($2::text[]) and mark = '2.1' and count <> 0 and ($3 = $1 or unit = $3 or starts_with(unit, $3 || '.'))
       order by unit`,
      [realm, periods, unit],
    )
  ).rows.map(({ unit }) => unit);

export interface Listed {
  readonly code: string;
  readonly at: Instant;
}

export interface ListQuestion {
  readonly mark: string;
  readonly wish: 'won' | 'lost';
  readonly units: readonly string[];
  readonly from: Instant;
  readonly until: Instant;
  /** From when on what is in the set “until” is lost. */
  readonly decided: Instant;
  readonly after: Listed | undefined;
  readonly limit: number;
}

/** A page of a set, the oldest first: each unit's lists are read in their own order and put together. */
export async function listOf(reader: Reader, realm: string, q: ListQuestion): Promise<Listed[]> {
  const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;
  const { rows } = await reader.query<Listed>(
    `select l.code, l.at from unnest($3::text[]) as u (unit), unnest(array[$4, 'until']) as s (side), lateral (
       select code, at from score_line
       where realm = $1 and mark = $2 and side = s.side and unit = u.unit and (at, code) > (${stamp(5)}, $6) and at < ${stamp(7)}
         and (side <> 'until' or (until < ${stamp(8)}) = ($4 = 'lost'))
       order by at, code limit $9) l
     order by l.at, l.code limit $9`,
    [realm, q.mark, q.units, q.wish, q.after?.at ?? q.from, q.after?.code ?? '', q.until, q.decided, q.limit],
  );
  return rows;
}

/** Which way a field's part of a set is read: down the set, leaving out other fields, or down the field's dossiers, leaving out other sides. */
export type FieldWay = 'set' | 'field';

/** The same of one field. Both ways answer alike; the shorter one is for who asks to know. */
export async function listOfField(
  reader: Reader,
  realm: string,
  { field, way, ...q }: ListQuestion & { readonly field: string; readonly way: FieldWay },
): Promise<Listed[]> {
  const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;
  const decided = `(until < ${stamp(8)}) = ($4 = 'lost')`;
  const from = {
    set: `unnest(array[$4, 'until']) as s (side), lateral (
       select l.code, l.at from score_line l join score_dossier d on d.realm = l.realm and d.code = l.code
       where l.realm = $1 and l.mark = $2 and l.side = s.side and l.unit = u.unit and (l.at, l.code) > (${stamp(5)}, $6) and l.at < ${stamp(7)}
         and d.field = $10 and (l.side <> 'until' or ${decided})
       order by l.at, l.code limit $9) l`,
    field: `lateral (
       select d.code, d.received_at as at from score_dossier d
       where d.realm = $1 and d.unit = u.unit and d.field = $10 and (d.received_at, d.code) > (${stamp(5)}, $6) and d.received_at < ${stamp(7)}
         and exists (select from unnest(d.entries) e (text), lateral (select split_part(e.text, '|', 2) as side,
             to_timestamp(nullif(split_part(e.text, '|', 3), '')::double precision / 1000) as until) p
           where starts_with(e.text, $2 || '|') and (p.side = $4 or (p.side = 'until' and ${decided})))
       order by d.received_at, d.code limit $9) l`,
  };
  const { rows } = await reader.query<Listed>(
    `select l.code, l.at from unnest($3::text[]) as u (unit), ${from[way]} order by l.at, l.code limit $9`,
    [
      ...[realm, q.mark, q.units, q.wish, q.after?.at ?? q.from, q.after?.code ?? '', q.until, q.decided, q.limit],
      field,
    ],
  );
  return rows;
}

/** Procedures by what dossiers of the period made of them. */
export async function proceduresOf(
  reader: Reader,
  realm: string,
  { period, unit }: { readonly period: string; readonly unit: string },
): Promise<Record<ProcedureMark, string[]>> {
  const { rows } = await reader.query<{ mark: ProcedureMark; codes: string[] }>(
    `select mark, array_agg(procedure order by procedure) as codes from score_procedure
     where realm = $1 and period = $2 and unit = $3 and count > 0 group by mark`,
    [realm, period, unit],
  );
  const found = Object.fromEntries(rows.map(({ mark, codes }) => [mark, codes])) as Partial<
    Record<ProcedureMark, string[]>
  >;
  return { used: [], fee: [], paid: [], population: [], ...found };
}
