import type { Post, Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type Instant, type LocalDate } from '#kernel/time.ts';
import { mayReadBoard, supervises } from './rights.ts';
import type { TargetIndicator } from './target-indicators.ts';

/** What a request is about: a figure of months, one side of its list, or a target. */
export type ExplanationAbout =
  | { readonly about: 'figure'; readonly figure: string; readonly span: string }
  | { readonly about: 'list'; readonly figure: string; readonly span: string; readonly side: 'won' | 'lost' }
  | { readonly about: 'target'; readonly target: string };

/** The same as a row has it; `indicator` is the target's. */
export interface AboutRow {
  readonly about: ExplanationAbout['about'];
  readonly figure: string | null;
  readonly span: string | null;
  readonly side: 'won' | 'lost' | null;
  readonly indicator: TargetIndicator | null;
}

/** As whom somebody asks: UBND leads, HĐND supervises (both ask for explanations). */
export type AskRole = 'leader' | 'supervisor';

/**
 * By which post somebody asks a unit to explain itself: as a leader of what stands above it, or as who supervises it; undefined: not
 * theirs to ask. Nobody asks the unit they lead.
 */
export function askingPost(
  realm: string,
  posts: readonly Post[],
  unit: string,
): (Post & { role: AskRole }) | undefined {
  const asks = (post: Post): post is Post & { role: AskRole } =>
    post.role === 'leader'
      ? post.unit !== unit && mayReadBoard(realm, [post], unit)
      : post.role === 'supervisor' && supervises(realm, [post], unit);
  return posts.find(asks);
}

/** Whether somebody may ask a unit to explain itself. A machine asks nothing of anybody. */
export const asksUnit = (realm: string, viewer: Viewer, unit: string): boolean =>
  viewer.kind === 'officer' && !viewer.client && askingPost(realm, viewer.posts, unit) !== undefined;

/** The units these posts answer for: those they head themselves. */
export const answeringUnits = (posts: readonly Post[]): string[] => [
  ...new Set(posts.filter(({ role }) => role === 'leader' || role === 'unit-head').map(({ unit }) => unit)),
];

/** Which requests somebody sees, said so that a query can ask; the one predicate on their rows: the own and the unit's. */
export const explanationSees = (viewer: Viewer): { asker: string | null; units: string[] } =>
  viewer.kind === 'officer' ? { asker: viewer.id, units: answeringUnits(viewer.posts) } : { asker: null, units: [] };

/** Whether somebody may answer: who heads the unit that was asked, until it is answered; never who asked. */
export const answersExplanation = (
  viewer: Viewer,
  one: { readonly unit: string; readonly asker: string; readonly answeredAt: Instant | null },
): boolean =>
  viewer.kind === 'officer' &&
  !viewer.client &&
  viewer.id !== one.asker &&
  one.answeredAt === null &&
  answeringUnits(viewer.posts).includes(one.unit);

/** Working days an answer may be given: nobody writes one in no time, and after 30 it explains history. */
export const EXPLANATION_DAYS = { least: 1, usual: 5, most: 30 } as const;

/** The wish of a request as it may be sent. */
export function checkQuestion(
  text: string,
  days: number,
): Outcome<string, 'explanation-question' | 'explanation-days'> {
  const question = text.trim();
  if (question.length < 10 || question.length > 2000) return refused('explanation-question');
  const { least, most } = EXPLANATION_DAYS;
  const isGood = Number.isSafeInteger(days) && days >= least && days <= most;
  return isGood ? ok(question) : refused('explanation-days', { most });
}

export type ExplanationState = 'waiting' | 'late' | 'answered' | 'answered-late';

/** Where a request stands at a moment; its last day is still in time. */
export function explanationState(
  { due, answeredAt }: { readonly due: LocalDate; readonly answeredAt: Instant | null },
  now: Instant,
): ExplanationState {
  const isLate = dateAt(answeredAt ?? now) > due;
  if (answeredAt === null) return isLate ? 'late' : 'waiting';
  return isLate ? 'answered-late' : 'answered';
}
