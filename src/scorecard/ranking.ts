import type { Reader } from '#db/pool.server.ts';
import { dateAt } from '#kernel/time.ts';
import type { BoardQuestion } from './board.ts';
import { reportsOn, sourcesOn } from './known.ts';
import { figuresOf, type Known, NO_PROCEDURES, reportedOf } from './rules/figures.ts';
import type { Code } from './rules/indicators.ts';
import { DOSSIER_MARKS } from './rules/judge.ts';
import type { NamedUnit } from './rules/named-unit.ts';
import { lastDayOf, previousPeriod } from './rules/periods.ts';
import { ranked } from './rules/points.ts';
import { petitionsContent, petitionsInTime } from './rules/publications.ts';
import { isPartOf } from './rules/report-sources.ts';
import { type Figure, type Sheet, shareScored, sheetOf } from './rules/sheet.ts';
import type { Readings } from './rules/variants.ts';
import { freezeOf, frozenOf } from './sql/freeze.ts';
import { petitionsIn } from './sql/imported.ts';
import { proceduresOf, talliedByUnit } from './sql/tallies.ts';
import { unitsBelowOf } from './sql/units.ts';

type Asked = Omit<BoardQuestion, 'unit'>;
type Figures = Partial<Record<Code, Figure>>;

export interface RankedUnit {
  readonly unit: NamedUnit;
  readonly sheet: Sheet;
  readonly before: Sheet | null;
  /** Points of what could be scored, in hundredths of a percent; competition ranking by it. */
  readonly share: number;
  readonly rank: number | null;
}

export interface Ranking {
  readonly lines: readonly RankedUnit[];
  readonly readings: Readings;
  readonly isFrozen: boolean;
}

const NOTHING = { won: [], lost: [] };
/** What is the province's alone stands on no agency's sheet, so nothing is read for it. */
const PROVINCIAL: Pick<Known, 'catalogue' | 'published' | 'disclosed' | 'certifying'> = {
  catalogue: { all: [], full: [], online: [], fee: [], forPersons: [] },
  ...{ published: NOTHING, disclosed: NOTHING, certifying: NOTHING },
};

/** The figures of these units as they stand, in as many reads as one unit takes. */
async function figuresBy(reader: Reader, q: Asked, units: readonly string[]): Promise<Map<string, Figures>> {
  const { realm, period, now, readings } = q;
  const today = dateAt(now);
  const day = [lastDayOf(period), today].toSorted()[0] as typeof today;
  const [tallies, sources, petitions, reports, procedures] = await Promise.all([
    talliedByUnit(reader, realm, { marks: DOSSIER_MARKS, span: period, now }),
    sourcesOn(reader, realm, day),
    petitionsIn(reader, realm, { ...period, unit: realm }),
    reportsOn(reader, realm, { units, period }),
    proceduresOf(reader, realm, { period: period.key, units }),
  ]);
  return new Map(
    units.flatMap((unit) => {
      const tallied = tallies.get(unit);
      if (!tallied) return [];
      const own = petitions.filter((one) => isPartOf([unit], one.unit));
      const known: Known = {
        ...{ ...PROVINCIAL, tallied, sources, procedures: procedures.get(unit) ?? NO_PROCEDURES },
        reported: reportedOf(reports(unit), { period, readings, tallied }),
        petitions: { inTime: petitionsInTime(own, period, today), content: petitionsContent(own, period, today) },
      };
      return [[unit, figuresOf(known, readings, period)] as const];
    }),
  );
}

async function sheetsBy(reader: Reader, q: Asked, units: readonly string[]) {
  const freeze = await freezeOf(reader, q.realm, q.period.key);
  const figures = freeze
    ? new Map((await frozenOf(reader, q.realm, q.period.key)).map((one) => [one.unit, one.figures.figures]))
    : await figuresBy(reader, q, units);
  const readings = freeze?.readings ?? q.readings;
  const on = lastDayOf(q.period);
  const sheets = [...figures].map(
    ([unit, found]) => [unit, sheetOf({ figures: found, readings, on, isProvince: false })] as const,
  );
  return { readings, isFrozen: freeze !== undefined, sheets: new Map(sheets) };
}

/** The agencies below the province that received anything in a period, by their index: what the portal calls the ranking inside a province. */
export async function rankingOf(reader: Reader, q: Asked): Promise<Ranking> {
  const below = await unitsBelowOf(reader, q.realm, q.realm);
  const codes = below.map(({ code }) => code);
  const [{ sheets, ...how }, past] = await Promise.all([
    sheetsBy(reader, q, codes),
    sheetsBy(reader, { ...q, period: previousPeriod(q.period) }, codes),
  ]);
  const found = below.flatMap((unit) => {
    const sheet = sheets.get(unit.code);
    const received = sheet?.groups.flatMap(({ rows }) => rows).find(({ code }) => code === '2.1')?.figure?.whole ?? 0;
    if (!sheet || sheet.scored === 0 || received === 0) return [];
    return [{ unit, sheet, before: past.sheets.get(unit.code) ?? null, share: shareScored(sheet) }];
  });
  return { ...how, lines: ranked(found, ({ share }) => share).map(({ one, rank }) => ({ ...one, rank })) };
}
