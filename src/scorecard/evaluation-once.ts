import type { Reader } from '#db/pool.server.ts';
import type { Post, Viewer } from '#identity/index.ts';
import { type Instant, instant, MINUTE_MS } from '#kernel/time.ts';
import { type EvaluationQuestion, evaluate, unitEvaluation } from './evaluation.ts';
import type { EvaluationFigure, EvaluationItem } from './rules/evaluation.ts';
import { seesUnit } from './rules/evaluation-may.ts';
import { keepList, keptList, type ListKey } from './sql/evaluation-lists.ts';

/**
 * A list is judged once, when its first page is asked for, and walked from what was judged then: a very large office's quarter is
 * not judged anew for every fifty lines, and nothing moves between pages. The first page is always of now. Kept in the database for
 * whoever looks, so that every process answers from the same list; a walk that stood still for a quarter of an hour is judged again.
 */
const KEPT_FOR = 15 * MINUTE_MS;

/** Which list this is, for whom, and whether its first page is asked for. */
export interface ListAsked {
  readonly viewer: Viewer;
  readonly figure: EvaluationFigure;
  readonly after: EvaluationItem | undefined;
}

async function once(
  reader: Reader,
  key: ListKey | undefined,
  { now, isFirst }: { readonly now: Instant; readonly isFirst: boolean },
  judge: () => Promise<readonly EvaluationItem[] | null>,
): Promise<readonly EvaluationItem[] | null> {
  if (!key) return judge();
  const since = instant(now - KEPT_FOR);
  const found = isFirst ? undefined : await keptList(reader, key, since);
  if (found) return found;
  const items = await judge();
  if (items !== null) await keepList(reader, key, { at: now, since, items });
  return items;
}

/** Nothing for who is no officer: at the command line a list is read whole. */
const keyOf = (
  { realm, period }: EvaluationQuestion,
  { viewer, figure }: ListAsked,
  whose: readonly string[],
): ListKey | undefined =>
  viewer.kind === 'officer' ? { realm, viewer: viewer.id, list: [period.key, figure, ...whose].join(' ') } : undefined;

/** A unit's set to be paged, as these posts see it; `items` null: too few work there for sums; undefined: not theirs. */
export async function unitItems(
  reader: Reader,
  q: EvaluationQuestion,
  posts: readonly Post[],
  { unit, ...asked }: ListAsked & { readonly unit: string },
): Promise<{ readonly sees: 'officers' | 'sums'; readonly items: readonly EvaluationItem[] | null } | undefined> {
  // Asked for every page: a post may end between two of them.
  const sees = seesUnit(q.realm, posts, unit);
  if (!sees) return undefined;
  const key = keyOf(q, asked, [sees, unit]);
  const items = await once(reader, key, { now: q.now, isFirst: asked.after === undefined }, async () => {
    const found = await unitEvaluation(reader, q, posts, unit);
    return found?.sheet?.evaluation[asked.figure] ?? null;
  });
  return { sees, items };
}

/** A set of one officer's work at a unit, or of all of it; that the viewer may see it has been asked. */
export async function officerItems(
  reader: Reader,
  q: EvaluationQuestion,
  { officer, unit, ...asked }: ListAsked & { readonly officer: string; readonly unit: string | null },
): Promise<readonly EvaluationItem[]> {
  const key = keyOf(q, asked, [officer, unit ?? '*']);
  const items = await once(reader, key, { now: q.now, isFirst: asked.after === undefined }, async () => {
    const { by } = await evaluate(reader, q, [officer], unit);
    return by.get(officer)?.[asked.figure] ?? [];
  });
  return items ?? [];
}
