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

/** What an agency is, as far as posts there depend on it. */
export interface UnitKind {
  readonly kind: string;
  readonly level: string;
}

/**
 * NĐ 63/2010 Đ5 (as amended by NĐ 48/2013, NĐ 92/2017): procedures of a province are controlled from its committee's office. Since 2025
 * some provinces have put that work into the Service Centre of the office, hence the third kind.
 */
const CONTROLLING: readonly string[] = ['committee', 'office', 'one-stop-centre'];
const controls = ({ kind, level }: UnitKind): boolean => level === 'province' && CONTROLLING.includes(kind);

/** A post may be given if its days run forward, the unit has such posts, and the same one is not held in those days already. */
export function mayAppoint(
  wanted: HeldPost,
  unit: UnitKind,
  held: readonly HeldPost[],
): Outcome<HeldPost, 'dates-reversed' | 'post-held' | 'controller-elsewhere'> {
  if (wanted.to !== null && wanted.to < wanted.from)
    return refused('dates-reversed', { from: wanted.from, to: wanted.to });
  if (wanted.role === 'controller' && !controls(unit)) return refused('controller-elsewhere', { unit: wanted.unit });
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
