import type { WorkingCalendar } from '#deadline/index.ts';
import type { Instant } from '#kernel/time.ts';
import { minutesOf, type Stay } from './bottleneck-waits.ts';
import { isLateAt, type Promised } from './late.ts';

/** What detectors know of one dossier, besides its stays. */
export interface CaseFacts extends Promised {
  readonly code: string;
  readonly channel: 1 | 2 | 3;
  readonly ended: Instant | null;
  /** Papers handed in, and how many of them are there as a file or as data. */
  readonly papers: number;
  readonly digitised: number;
  /** Of requests for a supplement: how many asked to see what had been filed online already. */
  readonly originals: number;
}

/**
 * Detectors over what happened: the bottlenecks of the Nam Định report that a dossier's life shows (overdue, digitised data not
 * there to be used again, originals asked of online dossiers), and what makes a process slow: rework, hand-overs, late starts.
 * The other three of the report (late publication, catalogues that disagree, fees that cannot be paid online) are in the
 * catalogue and not in dossiers.
 */
export const DETECTORS = ['overdue', 'not-digitised', 'originals-asked', 'rework', 'hand-overs', 'late-start'] as const;
export type Detector = (typeof DETECTORS)[number];

export interface Found {
  readonly detector: Detector;
  /** How many dossiers it could have been, and is. */
  readonly of: number;
  readonly count: number;
  /** Every one of them, by code. */
  readonly codes: readonly string[];
}

export interface Thresholds {
  /** Different holders of one dossier from which on it changes hands too often. */
  readonly holders: number;
  /** Working minutes somebody may take to turn to it. */
  readonly startMinutes: number;
}

export interface Looked {
  readonly cases: readonly CaseFacts[];
  readonly stays: readonly Stay[];
  /** Up to when stays are counted: the period's end, or now. */
  readonly at: Instant;
  /** What is still open is overdue now, however long ago its period ended. */
  readonly now: Instant;
  calendar(agency: string): WorkingCalendar;
}

/** Every detector with its list. A dossier stands in a list once, however often it happened. */
export function detect(looked: Looked, { holders, startMinutes }: Thresholds): Found[] {
  const { cases, stays, at, now, calendar } = looked;
  const byCode = Map.groupBy(stays, ({ code }) => code);
  const staysOf = ({ code }: CaseFacts): readonly Stay[] => byCode.get(code) ?? [];
  const found = (detector: Detector, could: readonly CaseFacts[], is: (one: CaseFacts) => boolean): Found => {
    const codes = could
      .filter(is)
      .map(({ code }) => code)
      .sort();
    return { detector, of: could.length, count: codes.length, codes };
  };
  return [
    found(
      'overdue',
      cases.filter(({ due, lateSince }) => due !== null || lateSince !== null),
      (one) => isLateAt(one, one.ended ?? now),
    ),
    found(
      'not-digitised',
      cases.filter(({ papers }) => papers > 0),
      ({ papers, digitised }) => digitised < papers,
    ),
    found(
      'originals-asked',
      cases.filter(({ channel }) => channel === 2),
      ({ originals }) => originals > 0,
    ),
    found('rework', cases, (one) => staysOf(one).some(({ outcome }) => outcome === 'sent-back')),
    found('hand-overs', cases, (one) => holdersOf(staysOf(one)) >= holders),
    found('late-start', cases, (one) =>
      staysOf(one).some((stay) => minutesOf(stay, calendar(stay.agency), at).waiting > startMinutes),
    ),
  ];
}

const holdersOf = (stays: readonly Stay[]): number =>
  new Set(stays.flatMap(({ holder }) => (holder === null ? [] : [holder]))).size;
