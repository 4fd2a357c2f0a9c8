import type { Reader } from '#db/pool.server.ts';
import type { Post, Viewer } from '#identity/index.ts';
import { type Instant, MINUTE_MS } from '#kernel/time.ts';
import { type EvaluationQuestion, evaluate, unitEvaluation } from './evaluation.ts';
import type { EvaluationFigure, EvaluationItem } from './rules/evaluation.ts';
import { seesUnit } from './rules/evaluation-may.ts';

/**
 * A list is judged once, when its first page is asked for, and walked from what was judged then: a very large office's quarter is
 * not judged anew for every fifty lines, and nothing moves between pages. The first page is always of now. Kept by whoever looks;
 * another process, or a walk that stood still for a quarter of an hour, judges again.
 */
const KEPT_LISTS = 64;
const KEPT_FOR = 15 * MINUTE_MS;

interface Kept {
  readonly at: Instant;
  readonly items: readonly EvaluationItem[];
}

const kept = new Map<string, Kept>();

/** Which list this is, for whom, and whether its first page is asked for. */
export interface ListAsked {
  readonly viewer: Viewer;
  readonly figure: EvaluationFigure;
  readonly after: EvaluationItem | undefined;
}

async function once(
  key: string,
  { now, isFirst }: { readonly now: Instant; readonly isFirst: boolean },
  judge: () => Promise<readonly EvaluationItem[] | null>,
): Promise<readonly EvaluationItem[] | null> {
  const found = kept.get(key);
  if (found && !isFirst && now >= found.at && now - found.at < KEPT_FOR) return found.items;
  kept.delete(key);
  const items = await judge();
  if (items === null) return null;
  if (kept.size >= KEPT_LISTS) kept.delete(kept.keys().next().value as string);
  kept.set(key, { at: now, items });
  return items;
}

const keyOf = ({ realm, period }: EvaluationQuestion, { viewer, figure }: ListAsked, whose: readonly string[]) =>
  [realm, viewer.kind === 'officer' ? viewer.id : '-', period.key, figure, ...whose].join(' ');

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
  const items = await once(key, { now: q.now, isFirst: asked.after === undefined }, async () => {
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
  const items = await once(key, { now: q.now, isFirst: asked.after === undefined }, async () => {
    const { by } = await evaluate(reader, q, [officer], unit);
    return by.get(officer)?.[asked.figure] ?? [];
  });
  return items ?? [];
}
