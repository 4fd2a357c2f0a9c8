import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import { parSees } from '../rules/par-may.ts';
import type { ParStage } from '../rules/par-stage.ts';

export interface ParSheet {
  readonly year: number;
  readonly unit: string;
  readonly group: string;
  readonly appraiser: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** The one predicate on sheets: their units' keepers, the appraisers of their form, the province's leaders and supervisors. */
const seen = `($2::boolean or s.unit = any($3) or f.appraiser = any($4))`;
const seeing = (viewer: Viewer, realm: string) => {
  const { all, units, appraisers } = parSees(viewer, realm);
  return [realm, all, units, appraisers];
};
const sheets = `select s.year, s.unit, s.group_code as "group", f.appraiser, a.name_vi as "nameVi", a.name_en as "nameEn"
  from par_sheet s
  join par_form f on f.realm = s.realm and f.year = s.year and f.group_code = s.group_code
  join agency a on a.realm = s.realm and a.code = s.unit
  where s.realm = $1 and ${seen}`;

export async function findSheet(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  year: number,
  unit: string,
): Promise<ParSheet | undefined> {
  const { rows } = await reader.query<ParSheet>(`${sheets} and s.year = $5 and s.unit = $6`, [
    ...seeing(viewer, realm),
    ...[year, unit],
  ]);
  return rows[0];
}

/** The sheets of a year that somebody sees, by group and unit; a province has some two hundred units at most. */
export async function sheetsOf(reader: Reader, realm: string, viewer: Viewer, year: number): Promise<ParSheet[]> {
  const { rows } = await reader.query<ParSheet>(`${sheets} and s.year = $5 order by s.group_code, s.unit limit 1000`, [
    ...seeing(viewer, realm),
    year,
  ]);
  return rows;
}

/** Every sheet of a group, for ranking inside it; what of it is shown is the caller's business. */
export async function groupSheets(reader: Reader, realm: string, year: number, group: string): Promise<ParSheet[]> {
  const { rows } = await reader.query<ParSheet>(
    `select s.year, s.unit, s.group_code as "group", f.appraiser, a.name_vi as "nameVi", a.name_en as "nameEn"
     from par_sheet s
     join par_form f on f.realm = s.realm and f.year = s.year and f.group_code = s.group_code
     join agency a on a.realm = s.realm and a.code = s.unit
     where s.realm = $1 and s.year = $2 and s.group_code = $3 order by s.unit`,
    [realm, year, group],
  );
  return rows;
}

/** Years with a sheet that somebody sees, the last first. */
export async function yearsOf(reader: Reader, realm: string, viewer: Viewer): Promise<number[]> {
  const { rows } = await reader.query<{ year: number }>(
    `select distinct year from (${sheets}) as own order by year desc limit 20`,
    seeing(viewer, realm),
  );
  return rows.map(({ year }) => year);
}

export interface ParEntry {
  readonly unit: string;
  readonly subject: string;
  readonly stage: ParStage;
  readonly points: number | null;
  readonly note: string;
  readonly asks: boolean;
  readonly at: Instant;
  readonly byName: string;
}

/** The last that was given for each subject at each stage, for these units. */
export async function entriesOf(
  reader: Reader,
  realm: string,
  year: number,
  units: readonly string[],
): Promise<ParEntry[]> {
  const { rows } = await reader.query<ParEntry>(
    `select distinct on (p.unit, p.subject, p.stage) p.unit, p.subject, p.stage, p.points, p.note, p.asks, p.at,
       n.full_name as "byName"
     from par_score p
     join officer o on o.realm = p.realm and o.id = p.by
     join person n on n.realm = o.realm and n.id = o.person
     where p.realm = $1 and p.year = $2 and p.unit = any($3)
     order by p.unit, p.subject, p.stage, p.seq desc`,
    [realm, year, units],
  );
  return rows;
}

export interface ParClosed {
  readonly unit: string;
  readonly stage: ParStage;
  readonly at: Instant;
  readonly byName: string;
}

export async function closedStages(
  reader: Reader,
  realm: string,
  year: number,
  units: readonly string[],
): Promise<ParClosed[]> {
  const { rows } = await reader.query<ParClosed>(
    `select g.unit, g.stage, g.at, n.full_name as "byName" from par_stage g
     join officer o on o.realm = g.realm and o.id = g.by
     join person n on n.realm = o.realm and n.id = o.person
     where g.realm = $1 and g.year = $2 and g.unit = any($3) order by g.at`,
    [realm, year, units],
  );
  return rows;
}

/** Holds the sheet, so that two who work on it come one after the other. */
export async function holdSheet(tx: Tx, year: number, unit: string): Promise<void> {
  await tx.query('select from par_sheet where realm = $1 and year = $2 and unit = $3 for update', [
    tx.realm,
    year,
    unit,
  ]);
}

export interface ParGive {
  readonly year: number;
  readonly unit: string;
  readonly subject: string;
  readonly stage: ParStage;
  readonly points: number | null;
  readonly note: string;
  readonly asks: boolean;
}

/** Another entry above the last. The sheet is held. */
export async function keepEntry(tx: Tx, by: string, give: ParGive): Promise<void> {
  await tx.query(
    `insert into par_score (realm, year, unit, subject, stage, seq, points, note, asks, at, by)
     select $1, $2, $3, $4, $5,
       1 + coalesce((select max(seq) from par_score
         where realm = $1 and year = $2 and unit = $3 and subject = $4 and stage = $5), 0),
       $6, $7, $8, to_timestamp($9::double precision / 1000), $10`,
    [tx.realm, give.year, give.unit, give.subject, give.stage, give.points, give.note, give.asks, tx.at, by],
  );
}

export async function keepStage(tx: Tx, by: string, year: number, unit: string, stage: ParStage): Promise<void> {
  await tx.query(
    `insert into par_stage (realm, year, unit, stage, at, by)
     values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000), $6)`,
    [tx.realm, year, unit, stage, tx.at, by],
  );
}
