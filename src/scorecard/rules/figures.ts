import type { Instant } from '#kernel/time.ts';
import type { Code, Source } from './indicators.ts';
import { indicatorsOn } from './indicators.ts';
import type { DossierMark, ProcedureMark } from './judge.ts';
import { endOf, lastDayOf, type Period } from './periods.ts';
import type { Counts } from './points.ts';
import type { Judgement } from './publications.ts';
import type { Figure } from './sheet.ts';
import type { Readings } from './variants.ts';

/** How many are on each side of a set, with what time decides already decided. */
export interface Sides {
  readonly won: number;
  readonly lost: number;
}
export type Tallied = Partial<Record<DossierMark, Sides>>;

/** From when on what is counted “until” is lost: the end of the period for the portal (its rule 2), now for the decree. */
export const decidedAt = (mark: string, period: Pick<Period, 'next'>, now: Instant): Instant =>
  mark === '2.1' ? endOf(period) : now;

/** Procedures offered here, by code, as the catalogue has them at the period's end, or now. */
export interface CatalogueSets {
  readonly all: readonly string[];
  /** With every part of NĐ 63/2010 Đ8.2 (1.3). */
  readonly full: readonly string[];
  /** Partly or wholly online (3.1, and the services of 3.2). */
  readonly online: readonly string[];
  /** With a fee above 0, or one whose amount the source leaves open. */
  readonly fee: readonly string[];
  /** Whose subject is a person (4.5b). */
  readonly forPersons: readonly string[];
}

export interface Known {
  readonly tallied: Tallied;
  readonly catalogue: CatalogueSets;
  /** Procedures by what their dossiers of the period did. */
  readonly procedures: Readonly<Record<ProcedureMark, readonly string[]>>;
  /** Sources that tell anything, on the period's last day. */
  readonly sources: ReadonlySet<Source>;
  /** Dossiers received as the national report counts them; null: it says nothing of the period. */
  readonly reported: number | null;
  readonly published: Judgement;
  readonly disclosed: Judgement;
  readonly petitions: { readonly inTime: Judgement; readonly content: Judgement };
  readonly certifying: Judgement;
}

export const NO_PROCEDURES: Known['procedures'] = { used: [], fee: [], paid: [], population: [] };

/** What the national report counts of a unit; undefined: it says nothing. */
export interface Reports {
  readonly now: number | undefined;
  readonly yearBefore: number | undefined;
}

/** 1.4's denominator: the national report of the period, else (reading `reported`) a part of the year before, else nothing is known. */
export function reportedOf(
  { now, yearBefore }: Reports,
  { period, readings, tallied }: { period: Pick<Period, 'kind'>; readings: Readings; tallied: Tallied },
): number | null {
  if (now) return now;
  if (readings.reported === 'synced' && (tallied['1.4']?.won ?? 0) > 0) return null;
  return yearBefore === undefined ? null : Math.round(yearBefore / { month: 12, quarter: 4, year: 1 }[period.kind]);
}

const NOBODY: Sides = { won: 0, lost: 0 };
const counts = ({ won, lost }: Sides): Counts => ({ part: won, whole: won + lost });
const listed = ({ won, lost }: Judgement): Counts => ({ part: won.length, whole: won.length + lost.length });
/** Of all these, those that are among the others. */
const among = (all: readonly string[], some: readonly string[]): Judgement => {
  const known = new Set(some);
  return { won: all.filter((one) => known.has(one)), lost: all.filter((one) => !known.has(one)) };
};

/** Indicators whose members are no dossiers, as sets of codes: what their figures count and their lists show. */
export function setsOf({ catalogue, procedures, ...known }: Known, { payment }: Readings) {
  return {
    ...{ '1.1': known.published, '1.2': known.disclosed, '1.3': among(catalogue.all, catalogue.full) },
    ...{ '3.1': among(catalogue.all, catalogue.online), '3.2': among(catalogue.online, procedures.used) },
    '3.5': among(catalogue.fee, procedures.fee),
    '3.5b': among(payment === 'fitted' ? catalogue.fee : procedures.fee, procedures.paid),
    '4.5b': among(catalogue.forPersons, procedures.population),
    ...{ '4.6': known.certifying, '5.2': known.petitions.inTime, '5.3': known.petitions.content },
  } satisfies Partial<Record<Code, Judgement>>;
}

/** 1.4: its denominator is what the national report counts, if that is more than what arrived. */
function synced({ tallied, reported }: Known): Counts {
  const { won } = tallied['1.4'] ?? NOBODY;
  return { part: won, whole: Math.max(reported ?? 0, won) };
}

/** 5.4: all less the overdue and less the unhappy, each share for itself, never below nothing. */
function content({ tallied }: Known): Counts {
  const late = tallied['2.1'] ?? NOBODY;
  const whole = late.won + late.lost;
  return { part: Math.max(0, whole - late.lost - (tallied['5.4']?.lost ?? 0)), whole };
}

/** The two counts of every indicator, from what is known: `figuresOf(known, readings)['2.1']`. Absent: no source tells it. */
export function figuresOf(known: Known, readings: Readings, period: Period): Partial<Record<Code, Figure>> {
  const of = (mark: DossierMark) => counts(known.tallied[mark] ?? NOBODY);
  const sets = Object.entries(setsOf(known, readings)).map(([code, set]) => [code, listed(set)] as const);
  const all = {
    ...(Object.fromEntries(sets) as Record<keyof ReturnType<typeof setsOf>, Figure>),
    ...{ '1.4': synced(known), '2.1': of('2.1'), '3.3': { ...of('3.3'), factor: synced(known) }, '3.4': of('3.4') },
    ...{ '3.6': of('3.6'), '4.1': of('4.1'), '4.2': of('4.2'), '4.3': of('4.3'), '4.4': of('4.4'), '4.5a': of('4.5a') },
    '5.4': content(known),
  } satisfies Record<Code, Figure>;
  const told = indicatorsOn(lastDayOf(period)).filter(({ sources }) => sources.every((one) => known.sources.has(one)));
  return Object.fromEntries(told.map(({ code }) => [code, all[code]]));
}
