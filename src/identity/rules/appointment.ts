import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Role } from './access.ts';

export interface HeldPost {
  readonly role: Role;
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Whether two stretches of days meet; null is "until further notice". */
const meet = (a: { from: LocalDate; to: LocalDate | null }, b: { from: LocalDate; to: LocalDate | null }): boolean =>
  (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);

/** A post may be given if its days run forward and the same post is not held in them already. */
export function mayAppoint(
  wanted: HeldPost,
  held: readonly HeldPost[],
): Outcome<HeldPost, 'dates-reversed' | 'post-held'> {
  if (wanted.to !== null && wanted.to < wanted.from)
    return refused('dates-reversed', { from: wanted.from, to: wanted.to });
  const again = held.some((post) => post.role === wanted.role && post.unit === wanted.unit && meet(post, wanted));
  return again ? refused('post-held') : ok(wanted);
}

/** Nobody rules over his own roles, and the system never stands without an administrator. */
export function mayEnd(
  post: { role: Role; officer: string },
  by: string,
  otherAdministrators: number,
): Outcome<true, 'not-for-yourself' | 'last-administrator'> {
  if (by === `officer:${post.officer}`) return refused('not-for-yourself');
  if (post.role === 'administrator' && otherAdministrators === 0) return refused('last-administrator');
  return ok(true);
}
