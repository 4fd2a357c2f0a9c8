import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Level } from '../rules/units.ts';

export interface UnitRow {
  level: Level;
  code: string;
  type: string;
  name: string;
  folded: string;
  parent_level: Level | null;
  parent_code: string | null;
  valid_from: LocalDate;
  from_known: boolean;
  valid_to: LocalDate | null;
  to_known: boolean;
  basis: string | null;
  agency_code: string | null;
  other_codes: string[];
}

const UNIT_COLUMNS = `level text, code text, type text, name text, folded text, parent_level text, parent_code text,
  valid_from date, from_known boolean, valid_to date, to_known boolean, basis text, agency_code text, other_codes text[]`;

/** Puts rows, keyed by level, code and first day. Answers the keys put; a key this import has put before is missing. */
export async function putUnits(tx: Tx, id: string, rows: readonly UnitRow[]): Promise<Set<string>> {
  const put = await tx.query<{ key: string }>(
    `insert into administrative_unit as u (realm, level, code, type, name, folded, parent_level, parent_code, valid_from,
       from_known, valid_to, to_known, basis, agency_code, other_codes, import)
     select $1, r.level, r.code, r.type, r.name, r.folded, r.parent_level, r.parent_code, r.valid_from,
       r.from_known, r.valid_to, r.to_known, r.basis, r.agency_code, r.other_codes, $2
     from json_to_recordset($3::json) as r(${UNIT_COLUMNS})
     on conflict (realm, level, code, valid_from) do update set
       type = excluded.type, name = excluded.name, folded = excluded.folded, parent_level = excluded.parent_level,
       parent_code = excluded.parent_code, from_known = excluded.from_known, valid_to = excluded.valid_to,
       to_known = excluded.to_known, basis = excluded.basis, agency_code = excluded.agency_code,
       other_codes = excluded.other_codes, import = excluded.import
       where u.import <> excluded.import
     returning u.level || u.code || u.valid_from as key`,
    [tx.realm, id, JSON.stringify(rows)],
  );
  return new Set(put.rows.map(({ key }) => key));
}

export const unitKey = (row: Pick<UnitRow, 'level' | 'code' | 'valid_from'>): string =>
  `${row.level}${row.code}${row.valid_from}`;

/**
 * What the new files no longer have: a row that another now covers was wrong and goes; a unit that still stood is closed
 * on the day the files speak of; what had ended stays.
 */
export async function closeVanished(tx: Tx, id: string, asOf: LocalDate): Promise<number> {
  await tx.query(
    `delete from administrative_unit o where o.realm = $1 and o.import <> $2 and (
       o.valid_from >= $3 and o.valid_to is null
       or exists (select from administrative_unit n where n.realm = o.realm and n.level = o.level and n.code = o.code
         and n.import = $2 and daterange(n.valid_from, n.valid_to) && daterange(o.valid_from, o.valid_to)))`,
    [tx.realm, id, asOf],
  );
  const closed = await tx.query(
    `update administrative_unit set valid_to = $3, to_known = false where realm = $1 and import <> $2 and valid_to is null`,
    [tx.realm, id, asOf],
  );
  return closed.rowCount ?? 0;
}

export interface Fault {
  level: Level;
  code: string;
  valid_from: LocalDate;
}

/** A unit that begins while another of its code still stands. */
export async function overlappingUnit(tx: Tx): Promise<Fault | undefined> {
  const found = await tx.query<Fault>(
    `select level, code, valid_from from (
       select level, code, valid_from, lag(coalesce(valid_to, 'infinity')) over (partition by level, code order by valid_from) as before
       from administrative_unit where realm = $1) as u
     where before > valid_from limit 1`,
    [tx.realm],
  );
  return found.rows[0];
}

/** A unit whose parent does not stand on the day it begins. */
export async function orphanUnit(tx: Tx): Promise<Fault | undefined> {
  const found = await tx.query<Fault>(
    `select level, code, valid_from from administrative_unit c where realm = $1 and parent_code is not null
       and not exists (select from administrative_unit p where p.realm = c.realm and p.level = c.parent_level
         and p.code = c.parent_code and p.valid_from <= c.valid_from and (p.valid_to is null or p.valid_to > c.valid_from))
     limit 1`,
    [tx.realm],
  );
  return found.rows[0];
}

export interface EdgeRow {
  old_level: Level;
  old_code: string;
  day: LocalDate;
  new_level: Level;
  new_code: string;
  kind: string;
  basis: string;
}

const EDGE_COLUMNS =
  'old_level text, old_code text, day date, new_level text, new_code text, kind text, basis text, n integer';

/** Puts rows unless the old or new unit of one does not stand on that day; answers the place of the first such in the list. */
export async function putSuccessions(tx: Tx, id: string, rows: readonly EdgeRow[]): Promise<number | undefined> {
  const given = JSON.stringify(rows.map((row, n) => ({ ...row, n })));
  const strange = await tx.query<{ n: number }>(
    `select r.n from json_to_recordset($2::json) as r(${EDGE_COLUMNS})
     where not exists (select from administrative_unit u where u.realm = $1 and u.level = r.old_level and u.code = r.old_code
         and u.valid_from < r.day and (u.valid_to is null or u.valid_to >= r.day))
       or not exists (select from administrative_unit u where u.realm = $1 and u.level = r.new_level and u.code = r.new_code
         and u.valid_from <= r.day and (u.valid_to is null or u.valid_to > r.day))
     order by r.n limit 1`,
    [tx.realm, given],
  );
  if (strange.rows[0]) return strange.rows[0].n;
  await tx.query(
    `insert into unit_succession as s (realm, old_level, old_code, day, new_level, new_code, kind, basis, import)
     select $1, r.old_level, r.old_code, r.day, r.new_level, r.new_code, r.kind, r.basis, $2
     from json_to_recordset($3::json) as r(${EDGE_COLUMNS})
     on conflict (realm, old_level, old_code, day, new_level, new_code) do update set
       kind = excluded.kind, basis = excluded.basis, import = excluded.import where s.import <> excluded.import`,
    [tx.realm, id, given],
  );
  return undefined;
}

/** An edge the files no longer have was wrong: nothing hangs on it. */
export async function dropVanishedSuccessions(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from unit_succession where realm = $1 and import <> $2', [tx.realm, id]);
}

/** Judges now, with the file at hand, what the database would judge at the end. */
export const judgeUnits = async (tx: Tx): Promise<void> => {
  await tx.query('set constraints one_unit_at_a_time, parent_stands immediate');
};
