import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import { decidedAt, type Sides, type Tallied } from '../rules/figures.ts';
import type { DossierMark, ProcedureMark } from '../rules/judge.ts';
import type { Period } from '../rules/periods.ts';
import { type Span, tilesOf } from '../rules/spans.ts';
import { nthMoment } from './patterns.ts';

export const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

/** How many are won and how many lost, with what time decides decided: `portal` decides for 2.1, `decree` for all else. */
export function sidesAt(portal: string, decree: string): string {
  const won = `(side = 'won' or (side = 'until' and until >= case mark when '2.1' then ${portal} else ${decree} end))`;
  const sum = (which: string) => `coalesce(sum(count) filter (where ${which}), 0)::integer`;
  return `${sum(won)} as won, ${sum(`not ${won}`)} as lost`;
}

interface SpanQuestion {
  readonly span: Span;
  readonly now: Instant;
}

/** What the dossiers of one unit did in a span. */
export const talliedOf = async (
  reader: Reader,
  realm: string,
  q: SpanQuestion & { readonly unit: string },
): Promise<Tallied> => (await talliedWhere(reader, realm, q, ['unit', [q.unit]])).get(q.unit) ?? {};

/** What the dossiers of every unit did in a span, of these marks. */
export const talliedByUnit = (
  reader: Reader,
  realm: string,
  q: SpanQuestion & { readonly marks: readonly string[] },
): Promise<Map<string, Tallied>> => talliedWhere(reader, realm, q, ['mark', q.marks]);

/** Summed where it lies: a large province has tallies of each agency for every day on which one of its running dossiers will be late. */
async function talliedWhere(
  reader: Reader,
  realm: string,
  { span, now }: SpanQuestion,
  [which, named]: readonly ['unit' | 'mark', readonly string[]],
): Promise<Map<string, Tallied>> {
  const { rows } = await reader.query<Sides & { unit: string; mark: DossierMark }>(
    `select unit, mark, ${sidesAt(stamp(4), stamp(5))} from score_tally
     where realm = $1 and period = any($2::text[]) and ${which} = any($3::text[]) and count <> 0 group by unit, mark`,
    [
      ...[realm, tilesOf(span).map(({ key }) => key), named],
      ...[decidedAt('2.1', span, now), decidedAt('decree', span, now)],
    ],
  );
  return talliedBy('unit', rows);
}

/** What the dossiers of one unit did in each of these months, each judged at its own end. */
export async function talliedByMonth(
  reader: Reader,
  realm: string,
  q: {
    readonly unit: string;
    readonly months: readonly Period[];
    readonly marks: readonly string[];
    readonly now: Instant;
  },
): Promise<Map<string, Tallied>> {
  const { rows } = await reader.query<Sides & { period: string; mark: DossierMark }>(
    `select period, mark, ${sidesAt('to_timestamp(p.ends / 1000)', stamp(6))}
     from unnest($2::text[], $5::double precision[]) as p (key, ends) join score_tally t on t.period = p.key
     where realm = $1 and unit = $3 and mark = any($4::text[]) and count <> 0 group by period, mark`,
    [
      ...[realm, q.months.map(({ key }) => key), q.unit, q.marks],
      ...[q.months.map((month) => decidedAt('2.1', month, q.now)), q.now],
    ],
  );
  return talliedBy('period', rows);
}

export function talliedBy<K extends string>(
  key: K,
  rows: readonly (Sides & Record<K, string> & { readonly mark: DossierMark })[],
): Map<string, Tallied> {
  const all = new Map<string, Tallied>();
  for (const { [key]: of, mark, won, lost } of rows) all.set(of, { ...all.get(of), [mark]: { won, lost } });
  return all;
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
  readonly from: Instant;
  readonly until: Instant;
  /** From when on what is in the set “until” is lost. */
  readonly decided: Instant;
  readonly after: Listed | undefined;
  readonly limit: number;
}

/** The patterns in which the set is on the side that is asked, or may come to be there. */
const PATTERNS = `(select id, $3 || '|' || $4 = any(sides) as certain, ${nthMoment('$3')} as nth
  from score_pattern where realm = $1 and sides && array[$3 || '|' || $4, $3 || '|until']) p`;
/** Of a pattern: received in the period, after the last line of the page before, on the side that is asked at the moment that decides. */
const LISTED = `d.realm = $1 and d.pattern = p.id and (d.received_at, d.code) > (${stamp(5)}, $6) and d.received_at < ${stamp(7)}
  and (p.certain or (d.moments[p.nth] < ${stamp(8)}) = ($4 = 'lost'))`;
const LINE = 'd.code, d.received_at as at from score_dossier d';
const IN_ORDER = 'order by d.received_at, d.code limit $2';
const unitsOf = (n: number) => `unnest($${n}::text[]) as u (unit)`;

const page = async (reader: Reader, realm: string, q: ListQuestion, from: string, more: readonly unknown[]) =>
  (
    await reader.query<Listed>(`select l.code, l.at from ${from} order by l.at, l.code limit $2`, [
      ...[realm, q.limit, q.mark, q.wish, q.after?.at ?? q.from, q.after?.code ?? '', q.until, q.decided],
      ...more,
    ])
  ).rows;

/** A page of a set, the oldest first: each pattern's dossiers are read in their own order, agency by agency, and put together. */
export const listOf = (
  reader: Reader,
  realm: string,
  q: ListQuestion & { units: readonly string[] },
): Promise<Listed[]> =>
  page(
    ...[reader, realm, q],
    `${PATTERNS}, ${unitsOf(9)}, lateral (select ${LINE} where ${LISTED} and d.unit = u.unit ${IN_ORDER}) l`,
    [q.units],
  );

/** The same of the whole province. */
export const wholeListOf = (reader: Reader, realm: string, q: ListQuestion): Promise<Listed[]> =>
  page(reader, realm, q, `${PATTERNS}, lateral (select ${LINE} where ${LISTED} ${IN_ORDER}) l`, []);

/** Which way a field's part of a set is read: down the set, leaving out other fields, or down the field's dossiers, leaving out other sides. */
export type FieldWay = 'set' | 'field';

interface FieldListQuestion extends ListQuestion {
  readonly field: string;
  readonly way: FieldWay;
  readonly units: readonly string[];
  /** These units are the whole province. */
  readonly whole: boolean;
}

/** The same of one field. Both ways answer alike; the shorter one is for who asks to know. */
export async function listOfField(
  reader: Reader,
  realm: string,
  { field, way, whole, units, ...q }: FieldListQuestion,
): Promise<Listed[]> {
  const ofField = `${LISTED} and d.field = $9`;
  if (whole && way === 'set')
    return page(reader, realm, q, `${PATTERNS}, lateral (select ${LINE} where ${ofField} ${IN_ORDER}) l`, [field]);
  const own = `${ofField} and d.unit = u.unit ${IN_ORDER}`;
  const from = {
    set: `${PATTERNS}, ${unitsOf(10)}, lateral (select ${LINE} where ${own}) l`,
    field: `${unitsOf(10)}, lateral (select ${LINE} join ${PATTERNS} on p.id = d.pattern where ${own}) l`,
  };
  return page(reader, realm, q, from[way], [field, units]);
}

/** Procedures by what dossiers of the period made of them, of each of these units. */
export async function proceduresOf(
  reader: Reader,
  realm: string,
  { period, units }: { readonly period: string; readonly units: readonly string[] },
): Promise<Map<string, Record<ProcedureMark, string[]>>> {
  const { rows } = await reader.query<{ unit: string; mark: ProcedureMark; codes: string[] }>(
    `select unit, mark, array_agg(procedure order by procedure) as codes from score_procedure
     where realm = $1 and period = $2 and unit = any($3::text[]) and count > 0 group by unit, mark`,
    [realm, period, units],
  );
  const found = new Map(
    units.map((unit) => [unit, { used: [], fee: [], paid: [], population: [] } as Record<ProcedureMark, string[]>]),
  );
  for (const { unit, mark, codes } of rows) Object.assign(found.get(unit) ?? {}, { [mark]: codes });
  return found;
}
