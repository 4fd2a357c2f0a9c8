import { isDeepStrictEqual } from 'node:util';
import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import { knownOf } from './known.ts';
import { figuresOf, type Sides, type Tallied } from './rules/figures.ts';
import type { Code } from './rules/indicators.ts';
import { lastDayOf, type Period, previousPeriod } from './rules/periods.ts';
import { type Shares, sharesOf, talliedFrom } from './rules/shares.ts';
import { type Figure, type Sheet, sheetOf } from './rules/sheet.ts';
import type { Readings } from './rules/variants.ts';
import { type FrozenFigures, freezeOf, frozenOf } from './sql/freeze.ts';
import { talliedOf } from './sql/tallies.ts';

export interface BoardQuestion {
  readonly realm: string;
  /** The realm's own code for the whole province. */
  readonly unit: string;
  readonly period: Period;
  readonly readings: Readings;
  readonly now: Instant;
}

/** What is shown beside the points: counts of the program itself, each with the list behind it. */
export interface Beside {
  /** Late by the decree or not. */
  readonly decree: Sides;
  readonly online: Sides;
  /** Of those whose owner was sent an apology. */
  readonly apology: Sides;
}

export interface Reckoned {
  readonly sheet: Sheet;
  readonly figures: Partial<Record<Code, Figure>>;
  readonly beside: Beside;
}

export interface Board extends Reckoned {
  readonly unit: string;
  readonly period: Period;
  readonly readings: Readings;
  /** When its figures were kept for good; null while they live. */
  readonly frozenAt: Instant | null;
  /** Of a frozen period: what would be reckoned today, where it is otherwise. */
  readonly sinceThen: Reckoned | null;
  /** The sheet of the period before. */
  readonly before: Sheet;
  /** What its dossiers did, as every line of a breakdown says it, and in the period before. */
  readonly shares: Record<'now' | 'before', Shares>;
}

const NOBODY: Sides = { won: 0, lost: 0 };
const besideOf = ({ decree, online, apology }: Tallied): Beside => ({
  ...{ decree: decree ?? NOBODY, online: online ?? NOBODY, apology: apology ?? NOBODY },
});

const sheetFrom = ({ realm, unit, period }: BoardQuestion, figures: Reckoned['figures'], readings: Readings): Sheet =>
  sheetOf({ figures, readings, on: lastDayOf(period), isProvince: unit === realm });

/** Reckoned from the tallies as they stand. */
export async function reckon(reader: Reader, q: BoardQuestion): Promise<Reckoned> {
  const tallied = await talliedOf(reader, q.realm, { unit: q.unit, span: q.period, now: q.now });
  const known = await knownOf(reader, { ...q, tallied });
  const figures = figuresOf(known, q.readings, q.period);
  return { figures, beside: besideOf(tallied), sheet: sheetFrom(q, figures, q.readings) };
}

const fromFrozen = (q: BoardQuestion, { figures, beside }: FrozenFigures, readings: Readings): Reckoned => ({
  ...{ figures, beside, sheet: sheetFrom(q, figures, readings) },
});

/** The figures that stand for a period: as they were frozen, else as they are. */
async function standing(reader: Reader, q: BoardQuestion) {
  const freeze = await freezeOf(reader, q.realm, q.period.key);
  if (!freeze) return { ...(await reckon(reader, q)), freeze: null };
  const [kept] = await frozenOf(reader, q.realm, q.period.key, q.unit);
  const figures = kept?.figures ?? { figures: {}, beside: besideOf({}) };
  return { ...fromFrozen(q, figures, freeze.readings), freeze };
}

/** The database keeps figures as JSON, which loses what is undefined and the order of keys. */
const isEqual = (live: Reckoned, kept: Reckoned): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify([live.figures, live.beside])), [kept.figures, kept.beside]);

/** The board of the province or of one agency with all below it. Its cost does not depend on how many dossiers there are. */
export async function boardOf(reader: Reader, q: BoardQuestion): Promise<Board> {
  const [found, before] = await Promise.all([
    standing(reader, q),
    standing(reader, { ...q, period: previousPeriod(q.period) }),
  ]);
  const live = found.freeze ? await reckon(reader, { ...q, readings: found.freeze.readings }) : null;
  return {
    ...{ unit: q.unit, period: q.period, readings: found.freeze?.readings ?? q.readings },
    ...{ sheet: found.sheet, figures: found.figures, beside: found.beside, before: before.sheet },
    shares: { now: sharesOf(talliedFrom(found)), before: sharesOf(talliedFrom(before)) },
    frozenAt: found.freeze?.at ?? null,
    sinceThen: live && !isEqual(live, found) ? live : null,
  };
}
