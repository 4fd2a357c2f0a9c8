import { formatDecimal, shareTenths } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { Sides, Tallied } from './figures.ts';
import type { DossierMark } from './judge.ts';
import { type Counts, ranked } from './points.ts';

/** Sets that every breakdown shows: on time by the portal, online, late by the decree, apologised for. */
export const SHARE_MARKS = ['2.1', 'online', 'decree', 'apology'] as const satisfies readonly DossierMark[];

const NOBODY: Sides = { won: 0, lost: 0 };
export const sidesIn = (tallied: Tallied, mark: DossierMark): Sides => tallied[mark] ?? NOBODY;

const wonOf = ({ won, lost }: Sides): Counts => ({ part: won, whole: won + lost });
const lostOf = ({ won, lost }: Sides): Counts => ({ part: lost, whole: won + lost });

/** What the dossiers of an agency or a field did, each as numerator and denominator. */
export interface Shares {
  readonly received: number;
  readonly onTime: Counts;
  readonly online: Counts;
  readonly overdue: Counts;
  /** Of the overdue, those whose owner was sent an apology. */
  readonly apologised: Counts;
}
export const SHARES = ['onTime', 'online', 'overdue', 'apologised'] as const;
export type Share = (typeof SHARES)[number];

export function sharesOf(tallied: Tallied): Shares {
  const [onTime, overdue] = [wonOf(sidesIn(tallied, '2.1')), lostOf(sidesIn(tallied, 'decree'))];
  return {
    ...{ received: onTime.whole, onTime, online: wonOf(sidesIn(tallied, 'online')), overdue },
    apologised: { part: sidesIn(tallied, 'apology').lost, whole: overdue.part },
  };
}

/** Reckoned or frozen figures of a unit, as the tallies they came from. */
export function talliedFrom({
  figures,
  beside,
}: {
  readonly figures: { readonly '2.1'?: Counts };
  readonly beside: Tallied;
}): Tallied {
  const { part = 0, whole = 0 } = figures['2.1'] ?? {};
  return { ...beside, '2.1': { won: part, lost: whole - part } };
}

/** By how many tenths of a percentage point a share moved; null where one of the two has nothing to count. */
export type Moved = number | null;

/**
 * The difference of the two shares as they are printed, to one decimal, so that whoever subtracts them comes to the same: 75,0 %
 * after 66,7 % is 8,3 points more.
 */
export function movedShare(now: Counts, before: Counts | undefined): Moved {
  const [a, b] = [shareTenths(now.part, now.whole), before ? shareTenths(before.part, before.whole) : null];
  return a === null || b === null ? null : a - b;
}

/** `tăng 1,2 điểm %`, `không đổi`; empty where nothing can be compared. */
export function movedWords(language: Language, by: Moved): string {
  const { moved } = languages[language].board;
  if (by === null) return '';
  if (by === 0) return moved.same;
  const points = formatDecimal(language, Math.abs(by) / 10);
  return by > 0 ? moved.up(points) : moved.down(points);
}

/** A line of a breakdown, with the same of the period before; null: there was nothing. */
export interface ShareLine {
  readonly key: string;
  readonly shares: Shares;
  readonly before: Shares | null;
  /** By its share on time, competition ranking. */
  readonly rank: number | null;
}

export const MOST_DRAWN = 12;

/** Those with the most dossiers, in the order of the table beneath the drawing. */
export function drawnOf(lines: readonly ShareLine[]): ShareLine[] {
  const most = new Set(lines.toSorted((a, b) => b.shares.received - a.shares.received).slice(0, MOST_DRAWN));
  return lines.filter((line) => most.has(line));
}

/** Lines of what was received in the period, ranked by share on time; equal ones by how many, then by name. */
export function shareLines(
  now: ReadonlyMap<string, Tallied>,
  before: ReadonlyMap<string, Tallied>,
  only?: ReadonlySet<string>,
): ShareLine[] {
  const found = [...now]
    .filter(([key]) => !only || only.has(key))
    .map(([key, tallied]) => ({ key, shares: sharesOf(tallied) }))
    .filter(({ shares }) => shares.received > 0)
    .sort((a, b) => b.shares.received - a.shares.received || (a.key < b.key ? -1 : 1));
  const places = ranked(found, ({ shares: { onTime } }) => onTime.part / onTime.whole);
  return places.map(({ one, rank }) => {
    const past = before.get(one.key);
    return { ...one, rank, before: past ? sharesOf(past) : null };
  });
}
