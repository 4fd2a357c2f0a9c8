import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { reckon } from './board.ts';
import { isDossierMark } from './lists.ts';
import { type ExplanationState, explanationState } from './rules/explanation.ts';
import { isCode } from './rules/indicators.ts';
import type { Counts } from './rules/points.ts';
import { periodOfSpan, type Span } from './rules/spans.ts';
import type { Readings } from './rules/variants.ts';
import { answeredExplanations, countOpenExplanations, type Explanation, openExplanations } from './sql/explanations.ts';
import { talliedOf } from './sql/tallies.ts';

export interface StandingQuestion {
  readonly realm: string;
  readonly unit: string;
  readonly span: Span;
  readonly figure: string;
  readonly readings: Readings;
  readonly now: Instant;
}

/** The counts of a figure as they stand, whether or not its period was frozen; null: it has no source; undefined: there is no such figure. */
export async function standingOf(reader: Reader, q: StandingQuestion): Promise<Counts | null | undefined> {
  const period = periodOfSpan(q.span);
  if (isCode(q.figure) && period) {
    const found = (await reckon(reader, { ...q, period })).figures[q.figure];
    return found ? { part: found.part, whole: found.whole } : null;
  }
  if (!isDossierMark(q.figure)) return undefined;
  const tallied = await talliedOf(reader, q.realm, { unit: q.unit, span: q.span, now: q.now });
  const { won = 0, lost = 0 } = tallied[q.figure] ?? {};
  return { part: won, whole: won + lost };
}

export interface ExplanationLine extends Explanation {
  readonly state: ExplanationState;
  /** Asked by the one who looks; else of a unit they head. */
  readonly isOwn: boolean;
}

/** Requests with where they stand, as one of their two sides sees them. */
export const explanationLines = (viewer: Viewer, found: readonly Explanation[], now: Instant): ExplanationLine[] =>
  found.map((one) => ({
    ...one,
    state: explanationState(one, now),
    isOwn: viewer.kind === 'officer' && viewer.id === one.asker,
  }));

export interface ExplanationsWaiting {
  readonly open: number;
  readonly late: number;
  readonly lines: readonly ExplanationLine[];
}

/** What stands on the boards of both sides: how many wait, how many are late, the first of them and the last answers. */
export async function waitingExplanations(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  now: Instant,
): Promise<ExplanationsWaiting> {
  const [counts, first, last] = await Promise.all([
    countOpenExplanations(reader, realm, viewer, dateAt(now)),
    openExplanations(reader, realm, viewer, { limit: 5 }),
    answeredExplanations(reader, realm, viewer, { limit: 3 }),
  ]);
  return { ...counts, lines: explanationLines(viewer, [...first, ...last], now) };
}
