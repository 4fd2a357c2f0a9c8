import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { ParClass, ParCriterion, ParFormData } from '../rules/par-form.ts';
import type { ParStage, ParWindows } from '../rules/par-stage.ts';
import type { ParCaps } from '../rules/par-total.ts';

export interface ParForm extends ParWindows, ParCaps {
  readonly year: number;
  readonly group: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly basis: string;
  readonly appraiser: string;
  readonly classes: readonly ParClass[];
}

const columns = `year, group_code as "group", name_vi as "nameVi", name_en as "nameEn", basis, appraiser,
  self_from as "selfFrom", self_to as "selfTo", first_to as "firstTo", explain_to as "explainTo", second_to as "secondTo",
  survey_max as "surveyMax", bonus_max as "bonusMax", penalty_max as "penaltyMax", classes`;

export async function formOf(reader: Reader, realm: string, year: number, group: string): Promise<ParForm | undefined> {
  const { rows } = await reader.query<ParForm>(
    `select ${columns} from par_form where realm = $1 and year = $2 and group_code = $3`,
    [realm, year, group],
  );
  return rows[0];
}

export async function criteriaOf(reader: Reader, realm: string, year: number, group: string): Promise<ParCriterion[]> {
  const { rows } = await reader.query<ParCriterion>(
    `select code, title_vi as "titleVi", title_en as "titleEn", max, is_leaf as "isLeaf"
     from par_criterion where realm = $1 and year = $2 and group_code = $3 order by place`,
    [realm, year, group],
  );
  return rows;
}

/** Puts a form and its sheets; what stood under the same year and group is replaced. Only while nothing was scored on it. */
export async function keepForm(tx: Tx, form: ParFormData): Promise<void> {
  const key = [tx.realm, form.year, form.group];
  for (const table of ['par_sheet', 'par_criterion', 'par_form'])
    await tx.query(`delete from ${table} where realm = $1 and year = $2 and group_code = $3`, key);
  await tx.query(
    `insert into par_form (realm, year, group_code, name_vi, name_en, basis, appraiser, self_from, self_to, first_to,
       explain_to, second_to, survey_max, bonus_max, penalty_max, classes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[...key, form.vi, form.en, form.basis, form.appraiser],
      ...[form.selfFrom, form.selfTo, form.firstTo, form.explainTo, form.secondTo],
      ...[form.surveyMax, form.bonusMax, form.penaltyMax, JSON.stringify(form.classes)],
    ],
  );
  await tx.query(
    `insert into par_criterion (realm, year, group_code, place, code, title_vi, title_en, max, is_leaf)
     select $1, $2, $3, place, code, "titleVi", "titleEn", max, "isLeaf"
     from rows from (jsonb_to_recordset($4) as (code text, "titleVi" text, "titleEn" text, max integer, "isLeaf" boolean))
       with ordinality as one (code, "titleVi", "titleEn", max, "isLeaf", place)`,
    [...key, JSON.stringify(form.criteria)],
  );
  await tx.query(
    'insert into par_sheet (realm, year, group_code, unit) select $1, $2, $3, unit from unnest($4::text[]) as unit',
    [...key, form.units],
  );
}

/** Whether anything was entered on a sheet of the group, or its form is of another group for one of the units. */
export async function formInUse(reader: Reader, realm: string, form: ParFormData): Promise<boolean> {
  const { rows } = await reader.query<{ used: boolean }>(
    `select exists (select from par_sheet s where s.realm = $1 and s.year = $2 and s.group_code = $3
         and (exists (select from par_score p where p.realm = $1 and p.year = $2 and p.unit = s.unit)
           or exists (select from par_evidence e where e.realm = $1 and e.year = $2 and e.unit = s.unit)
           or exists (select from par_stage g where g.realm = $1 and g.year = $2 and g.unit = s.unit)))
       or exists (select from par_sheet where realm = $1 and year = $2 and group_code <> $3 and unit = any($4)) as used`,
    [realm, form.year, form.group, form.units],
  );
  return rows[0]?.used ?? false;
}

const columnOf: Record<ParStage, string> = {
  ...{ self: 'self_to', first: 'first_to', explain: 'explain_to', second: 'second_to' },
};

/** Moves a stage's last day, and with it those after it that would come before. */
export async function moveWindow(tx: Tx, year: number, group: string, stage: ParStage, to: LocalDate): Promise<void> {
  const stages = Object.keys(columnOf) as ParStage[];
  const later = stages
    .slice(stages.indexOf(stage) + 1)
    .map((one) => `${columnOf[one]} = greatest(${columnOf[one]}, $4)`);
  await tx.query(
    `update par_form set ${[`${columnOf[stage]} = $4`, ...later].join(', ')}
     where realm = $1 and year = $2 and group_code = $3`,
    [tx.realm, year, group, to],
  );
}
