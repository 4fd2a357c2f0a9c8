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
export type Tallied = Partial<Record<DossierMark | ProcedureMark, Sides>>;

/** A row of the tallies as the database has it. */
export interface TallyRow {
  readonly unit: string;
  readonly mark: DossierMark | ProcedureMark;
  readonly side: 'won' | 'lost' | 'until';
  readonly until: Instant | null;
  readonly count: number;
}

/** From when on what is counted “until” is lost: the end of the period for the portal (its rule 2), now for the decree. */
export const decidedAt = (mark: string, period: Period, now: Instant): Instant =>
  mark === '2.1' ? endOf(period) : now;

/** The tallies of each unit. */
export function talliedByUnit(rows: readonly TallyRow[], period: Period, now: Instant): Map<string, Tallied> {
  const all = new Map<string, Record<string, { won: number; lost: number }>>();
  for (const { unit, mark, side, until, count } of rows) {
    const of = all.get(unit) ?? {};
    all.set(unit, of);
    of[mark] ??= { won: 0, lost: 0 };
    const isWon = side === 'won' || (side === 'until' && until !== null && decidedAt(mark, period, now) <= until);
    (of[mark] as { won: number; lost: number })[isWon ? 'won' : 'lost'] += count;
  }
  return all;
}

/** Procedures offered here, as the catalogue has them at the period's end, or now. */
export interface CatalogueCounts {
  readonly all: number;
  /** With every part of NĐ 63/2010 Đ8.2 (1.3). */
  readonly full: number;
  /** Partly or wholly online (3.1, and the services of 3.2). */
  readonly online: number;
  /** With a fee above 0, or one whose amount the source leaves open. */
  readonly fee: number;
  /** Whose subject is a person (4.5b). */
  readonly forPersons: number;
}

export interface Known {
  readonly tallied: Tallied;
  readonly catalogue: CatalogueCounts;
  /** Sources that tell anything, on the period's last day. */
  readonly sources: ReadonlySet<Source>;
  /** Dossiers received as the national report counts them; null: it says nothing of the period. */
  readonly reported: number | null;
  readonly published: Judgement;
  readonly disclosed: Judgement;
  readonly petitions: { readonly inTime: Judgement; readonly content: Judgement };
  readonly certifying: Counts;
}

const NOBODY: Sides = { won: 0, lost: 0 };
const counts = ({ won, lost }: Sides): Counts => ({ part: won, whole: won + lost });
const listed = ({ won, lost }: Judgement): Counts => ({ part: won.length, whole: won.length + lost.length });
const within = (part: number, whole: number): Counts => ({ part: Math.min(part, whole), whole });

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
  const { tallied, catalogue } = known;
  const of = (mark: DossierMark | ProcedureMark) => tallied[mark] ?? NOBODY;
  const fees = readings.payment === 'fitted' ? catalogue.fee : of('fee').won;
  const all: Record<Code, () => Figure> = {
    '1.1': () => listed(known.published),
    '1.2': () => listed(known.disclosed),
    '1.3': () => ({ part: catalogue.full, whole: catalogue.all }),
    '1.4': () => synced(known),
    '2.1': () => counts(of('2.1')),
    '3.1': () => ({ part: catalogue.online, whole: catalogue.all }),
    '3.2': () => within(of('used').won, catalogue.online),
    '3.3': () => ({ ...counts(of('3.3')), factor: synced(known) }),
    '3.4': () => counts(of('3.4')),
    '3.5': () => within(of('fee').won, catalogue.fee),
    '3.5b': () => within(of('paid').won, fees),
    '3.6': () => counts(of('3.6')),
    '4.1': () => counts(of('4.1')),
    '4.2': () => counts(of('4.2')),
    '4.3': () => counts(of('4.3')),
    '4.4': () => counts(of('4.4')),
    '4.5a': () => counts(of('4.5a')),
    '4.5b': () => within(of('population').won, catalogue.forPersons),
    '4.6': () => known.certifying,
    '5.2': () => listed(known.petitions.inTime),
    '5.3': () => listed(known.petitions.content),
    '5.4': () => content(known),
  };
  const told = indicatorsOn(lastDayOf(period)).filter(({ sources }) => sources.every((one) => known.sources.has(one)));
  return Object.fromEntries(told.map(({ code }) => [code, all[code]()]));
}
