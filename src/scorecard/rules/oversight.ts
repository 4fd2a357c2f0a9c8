import type { Tallied } from './figures.ts';
import type { Source } from './indicators.ts';
import type { DossierMark } from './judge.ts';
import type { Counts } from './points.ts';
import { type Moved, movedShare, sidesIn } from './shares.ts';

/** What a supervisor asks about (Luật Hoạt động giám sát: chuyên đề). Each is figures that are counted, or has no source yet. */
export const THEMES = ['overdue', 'online', 'supplements', 'digitisation', 'payments', 'petitions'] as const;
export type Theme = (typeof THEMES)[number];
export const isTheme = (text: string): text is Theme => (THEMES as readonly string[]).includes(text);

export const FIGURES = [
  ...(['onTime', 'overdue', 'apologised', 'online', 'wholeOnline', 'supplemented', 'stopped', 'refused'] as const),
  ...(['digitised', 'resultFile', 'reused', 'paidOnline', 'petitionsInTime', 'petitionsContent'] as const),
] as const;
export type FigureKey = (typeof FIGURES)[number];

/** The dossiers that speak against an agency: whose codes stand in the report's annex. */
export interface BehindSet {
  readonly mark: DossierMark;
  readonly wish: 'won' | 'lost';
}

export interface OversightFigure {
  readonly key: FigureKey;
  /** Which way is the better one. */
  readonly good: 'up' | 'down';
  /** Null: nothing in the program tells it, and no import does. */
  readonly source: Source | null;
  readonly set: 'dossiers' | 'petitions';
  readonly marks: readonly DossierMark[];
  readonly counts: (tallied: Tallied) => Counts;
  readonly against: BehindSet | null;
}

const won =
  (mark: DossierMark) =>
  (tallied: Tallied): Counts => {
    const sides = sidesIn(tallied, mark);
    return { part: sides.won, whole: sides.won + sides.lost };
  };
const lost =
  (mark: DossierMark) =>
  (tallied: Tallied): Counts => {
    const sides = sidesIn(tallied, mark);
    return { part: sides.lost, whole: sides.won + sides.lost };
  };
const apologised = (tallied: Tallied): Counts => ({
  part: sidesIn(tallied, 'apology').lost,
  whole: sidesIn(tallied, 'decree').lost,
});

/** A share of what is as it should be, or (`down`) of what is not. */
const share = (
  key: FigureKey,
  mark: DossierMark,
  good: 'up' | 'down',
  source: Source = 'dossiers',
): OversightFigure => ({
  ...{ key, good, source, set: 'dossiers', marks: [mark], counts: good === 'up' ? won(mark) : lost(mark) },
  against: { mark, wish: 'lost' },
});

const none = (key: FigureKey, set: OversightFigure['set'], good: 'up' | 'down', source: Source | null) => ({
  ...{ key, set, good, source, marks: [], counts: () => ({ part: 0, whole: 0 }), against: null },
});

export const FIGURES_OF: Readonly<Record<Theme, readonly OversightFigure[]>> = {
  overdue: [
    share('onTime', '2.1', 'up'),
    share('overdue', 'decree', 'down'),
    // Its list is that of the overdue: beside each code stands whether somebody apologised.
    { ...share('apologised', 'apology', 'up'), marks: ['apology', 'decree'], counts: apologised, against: null },
  ],
  online: [share('online', 'online', 'up'), share('wholeOnline', '3.4', 'up', 'results')],
  supplements: [
    share('supplemented', 'supplement', 'down'),
    share('stopped', 'stopped', 'down'),
    // What is refused at the desk was never received, and the tallies count from reception.
    none('refused', 'dossiers', 'down', null),
  ],
  digitisation: [
    share('digitised', '4.2', 'up', 'results'),
    share('resultFile', '4.1', 'up', 'results'),
    share('reused', '4.3', 'up', 'reuse'),
  ],
  payments: [share('paidOnline', '3.6', 'up', 'payments')],
  petitions: [
    none('petitionsInTime', 'petitions', 'up', 'petitions'),
    none('petitionsContent', 'petitions', 'up', 'petitions'),
  ],
};

/** A figure with the same of the span it is compared with. */
export interface Pair {
  readonly now: Counts;
  readonly before: Counts | null;
}
export interface FigureLine extends Pair {
  readonly key: string;
}

export const movedPair = ({ now, before }: Pair): Moved => movedShare(now, before ?? undefined);

/** Agencies or fields by one figure, the worst first; what has nothing to count has no line. */
export function figureLines(
  { counts, good }: Pick<OversightFigure, 'counts' | 'good'>,
  now: ReadonlyMap<string, Tallied>,
  before: ReadonlyMap<string, Tallied>,
): FigureLine[] {
  const worth = ({ now: { part, whole } }: FigureLine) => (good === 'up' ? part / whole : -part / whole);
  return [...now]
    .map(([key, tallied]): FigureLine => {
      const past = before.get(key);
      return { key, now: counts(tallied), before: past ? counts(past) : null };
    })
    .filter((line) => line.now.whole > 0)
    .sort((a, b) => worth(a) - worth(b) || b.now.whole - a.now.whole || (a.key < b.key ? -1 : 1));
}
