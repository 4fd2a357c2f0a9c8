import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tallied } from './rules/figures.ts';
import { type Period, previousPeriod } from './rules/periods.ts';
import { SHARE_MARKS, type ShareLine, shareLines, talliedFrom } from './rules/shares.ts';
import { fieldTalliesOf } from './sql/fields.ts';
import { freezeOf, frozenOf } from './sql/freeze.ts';
import { talliedByUnit } from './sql/tallies.ts';

export interface LinesQuestion {
  readonly realm: string;
  readonly period: Period;
  readonly now: Instant;
}

/** What every unit's dossiers of a period did: as frozen, else as it stands. */
async function byUnit(reader: Reader, { realm, period, now }: LinesQuestion): Promise<ReadonlyMap<string, Tallied>> {
  if (await freezeOf(reader, realm, period.key)) {
    const kept = await frozenOf(reader, realm, period.key);
    return new Map(kept.map(({ unit, figures }) => [unit, talliedFrom(figures)]));
  }
  return talliedByUnit(reader, realm, { marks: SHARE_MARKS, span: period, now });
}

/** The agencies among `units` that received anything in the period, by rank: competition ranking by the share on time. */
export async function unitLines(
  reader: Reader,
  q: LinesQuestion,
  units: ReadonlySet<string>,
): Promise<readonly ShareLine[]> {
  const before = { ...q, period: previousPeriod(q.period) };
  const [current, past] = await Promise.all([byUnit(reader, q), byUnit(reader, before)]);
  return shareLines(current, past, units);
}

type FieldsQuestion = LinesQuestion & { readonly unit: string };

/** The fields of one unit in a period as they stand: what a freeze keeps. */
export const fieldsNow = (
  reader: Reader,
  { realm, unit, period, now }: FieldsQuestion,
): Promise<Map<string, Tallied>> => fieldTalliesOf(reader, realm, { unit, span: period, marks: SHARE_MARKS, now });

/** Undefined: frozen before figures were kept by field. */
async function byField(reader: Reader, q: FieldsQuestion): Promise<ReadonlyMap<string, Tallied> | undefined> {
  if (!(await freezeOf(reader, q.realm, q.period.key))) return fieldsNow(reader, q);
  const [kept] = await frozenOf(reader, q.realm, q.period.key, q.unit);
  if (!kept) return new Map();
  return kept.figures.fields && new Map(Object.entries(kept.figures.fields));
}

/** The fields an agency and all below it received dossiers of, ranked alike; null: the period was frozen without them. */
export async function fieldLines(reader: Reader, q: FieldsQuestion): Promise<readonly ShareLine[] | null> {
  const before = { ...q, period: previousPeriod(q.period) };
  const [current, past] = await Promise.all([byField(reader, q), byField(reader, before)]);
  return current ? shareLines(current, past ?? new Map()) : null;
}
