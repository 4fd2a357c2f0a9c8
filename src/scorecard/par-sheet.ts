import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { ParClass, ParCriterion } from './rules/par-form.ts';
import { seesEntry } from './rules/par-may.ts';
import { type ParStage, stageOn } from './rules/par-stage.ts';
import { classOf, type ParTotal, rankIn, totalOf } from './rules/par-total.ts';
import { evidenceOf, type ParEvidence } from './sql/par-evidence.ts';
import { criteriaOf, formOf, type ParForm } from './sql/par-forms.ts';
import {
  closedStages,
  entriesOf,
  findSheet,
  groupSheets,
  type ParClosed,
  type ParEntry,
  type ParSheet,
  sheetsOf,
} from './sql/par-sheets.ts';

/** A sheet with everything its page says. */
export interface ParSheetView extends ParSheet {
  readonly form: ParForm;
  readonly criteria: readonly ParCriterion[];
  readonly entries: readonly ParEntry[];
  readonly evidence: readonly ParEvidence[];
  readonly closed: readonly ParClosed[];
  readonly stage: ParStage | 'done';
  readonly total: ParTotal;
  readonly classed: ParClass | undefined;
}

const progressOf = (closed: readonly ParClosed[], entries: readonly ParEntry[]) => ({
  closed: closed.map(({ stage }) => stage),
  asked: entries.some(({ asks }) => asks),
});

/** The sheet as the viewer may see it; nothing if there is none of his. */
export async function viewSheet(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  asked: { year: number; unit: string; today: LocalDate },
): Promise<ParSheetView | undefined> {
  const { year, unit, today } = asked;
  const sheet = await findSheet(reader, realm, viewer, year, unit);
  const form = sheet && (await formOf(reader, realm, year, sheet.group));
  if (!form) return undefined;
  const criteria = await criteriaOf(reader, realm, year, sheet.group);
  const given = await entriesOf(reader, realm, year, [unit]);
  const closed = await closedStages(reader, realm, year, [unit]);
  const stage = stageOn(progressOf(closed, given), form, today);
  const seen = (one: { readonly stage: ParStage }) =>
    seesEntry(viewer, { unit, appraiser: form.appraiser }, one.stage, stage);
  const entries = given.filter(seen);
  const total = totalOf(criteria, entries, form);
  const evidence = (await evidenceOf(reader, realm, year, unit)).filter(seen);
  return {
    ...sheet,
    form,
    criteria,
    entries,
    evidence,
    closed,
    stage,
    total,
    classed: classOf(form.classes, total.percent),
  };
}

export interface ParLine extends ParSheet {
  readonly stage: ParStage | 'done';
  readonly isDone: boolean;
  readonly self: number;
  readonly final: number;
  readonly max: number;
  readonly percent: number;
  readonly classed: ParClass | undefined;
  readonly rank: number | null;
}

export interface ParGroup {
  readonly form: ParForm;
  readonly lines: readonly ParLine[];
  /** How many the group has; more than the lines when the viewer sees only some. */
  readonly size: number;
}

/** A year's groups as the viewer sees them. Ranks are of the whole group, whoever looks. */
export async function viewYear(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { year, today }: { year: number; today: LocalDate },
): Promise<ParGroup[]> {
  const own = await sheetsOf(reader, realm, viewer, year);
  const groups = [...new Set(own.map(({ group }) => group))];
  const found: ParGroup[] = [];
  for (const group of groups) {
    const form = await formOf(reader, realm, year, group);
    if (!form) continue;
    const everybody = await groupSheets(reader, realm, year, group);
    const criteria = await criteriaOf(reader, realm, year, group);
    const units = everybody.map(({ unit }) => unit);
    const entries = Map.groupBy(await entriesOf(reader, realm, year, units), ({ unit }) => unit);
    const closed = Map.groupBy(await closedStages(reader, realm, year, units), ({ unit }) => unit);
    const lines = everybody.map((sheet) => {
      const given = entries.get(sheet.unit) ?? [];
      const stage = stageOn(progressOf(closed.get(sheet.unit) ?? [], given), form, today);
      const seen = given.filter((one) => seesEntry(viewer, sheet, one.stage, stage));
      const { self, final, max, percent } = totalOf(criteria, seen, form);
      return {
        ...sheet,
        stage,
        isDone: stage === 'done',
        self,
        final,
        max,
        percent,
        classed: classOf(form.classes, percent),
      };
    });
    const seen = new Set(own.map(({ unit }) => unit));
    found.push({ form, size: lines.length, lines: rankIn(lines).filter(({ unit }) => seen.has(unit)) });
  }
  return found;
}
