import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import { currentUnitsOf, lastDayOf } from './questions.ts';
import type { Agency } from './rules/agencies.ts';
import type { CommuneNow, EdgeWithUnit, Resolution } from './rules/successors.ts';
import { type Level, standsOn, type Unit, type UnitCursor } from './rules/units.ts';
import { agenciesOfPlace } from './sql/agencies.ts';
import { communesNow, predecessorsOf } from './sql/successions.ts';
import { unitPath, unitsBelow, unitVersions } from './sql/units.ts';

const PAGE = 100;

/** Everything the page of a unit shows. */
export interface UnitPage {
  readonly unit: Unit;
  /** What stands above it on `day`, nearest first. */
  readonly above: readonly Unit[];
  /** The day it is seen on: the one asked for, or the nearest on which it stood. */
  readonly day: LocalDate;
  readonly asked: LocalDate;
  readonly became: Resolution<EdgeWithUnit>;
  readonly madeOf: readonly EdgeWithUnit[];
  readonly children: readonly (Unit & UnitCursor)[];
  readonly more: UnitCursor | undefined;
  /** A district that ended: its communes and what they are in now. */
  readonly communesNow: readonly CommuneNow[];
  readonly otherTimes: readonly Unit[];
  readonly agencies: readonly Agency[];
}

/** The version that stands on the day, else the nearest before it, else the first after it. */
const versionOn = (versions: readonly Unit[], day: LocalDate): Unit | undefined =>
  versions.find((one) => standsOn(one, day)) ?? versions.findLast((one) => one.validFrom <= day) ?? versions[0];

/** The unit that bore a code on a day or next to it; undefined if nothing ever bore it. */
export async function unitPage(
  reader: Reader,
  realm: string,
  { level, code, day: asked, after }: { level: Level; code: string; day: LocalDate; after?: UnitCursor | undefined },
): Promise<UnitPage | undefined> {
  const versions = await unitVersions(reader, level, code);
  const unit = versionOn(versions, asked);
  if (!unit) return undefined;
  const day = standsOn(unit, asked) ? asked : asked < unit.validFrom ? unit.validFrom : lastDayOf(unit, asked);
  const [path, became, madeOf, below, now, agencies] = await Promise.all([
    unitPath(reader, level, unit.code, day),
    currentUnitsOf(reader, unit),
    predecessorsOf(reader, level, unit.code, unit.validFrom),
    unitsBelow(reader, unit, day, { after, limit: PAGE + 1 }),
    level === 'district' && unit.validTo ? communesNow(reader, unit.code, unit.validTo) : [],
    agenciesOfPlace(reader, realm, unit, day),
  ]);
  const children = below.slice(0, PAGE);
  return {
    ...{ unit, above: path.slice(1), day, asked, became, madeOf, children, communesNow: now, agencies },
    more: below.length > PAGE ? children.at(-1) : undefined,
    otherTimes: versions.filter((one) => one !== unit),
  };
}
