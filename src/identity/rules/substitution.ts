import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Post, Viewer } from './access.ts';

type Officer = Viewer & { kind: 'officer' };

export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const under = (unit: string, upper: string): boolean => unit === upper || unit.startsWith(`${upper}.`);
/** Posts given in person are not handed to a substitute (sql/posts.ts), so nobody arranges for them. */
const handedOn = (posts: readonly Post[]): readonly Post[] =>
  posts.filter(({ role }) => role !== 'administrator' && role !== 'supervisor');

/**
 * Whether a post lets its holder arrange an absence from another: an administrator anywhere, as with accounts; a leader at
 * the unit and below, also for other leaders and himself; a head for the staff of the unit, not for heads or leaders. No decree
 * names who appoints a substitute inside an office; this follows who commands whom.
 */
function arranges(own: Post, absent: Post): boolean {
  if (own.role === 'administrator') return true;
  if (!under(absent.unit, own.unit)) return false;
  if (own.role === 'leader') return true;
  return own.role === 'unit-head' && ['receiver', 'handler', 'clerk'].includes(absent.role);
}

/** Every post that is handed on must lie under the viewer: a substitution covers them all. */
export function mayArrange(viewer: Officer, absent: readonly Post[]): boolean {
  const posts = handedOn(absent);
  return posts.length > 0 && posts.every((post) => viewer.posts.some((own) => arranges(own, post)));
}

/** Where a substitute is looked for: a leader's own agency; else the office that the room belongs to. */
function officeOf({ unit, role }: Post): string {
  const upper = unit.slice(0, unit.lastIndexOf('.'));
  return role === 'leader' || !upper.includes('.') ? unit : upper;
}

/** The offices whose people a viewer may choose among; null: everybody. */
export const officesOf = (viewer: Officer): string[] | null => {
  if (viewer.posts.some(({ role }) => role === 'administrator')) return null;
  return viewer.posts.filter(({ role }) => role === 'leader' || role === 'unit-head').map(officeOf);
};

/**
 * A substitute works in the same office; for a leader it is another leader or a head, because what is signed under
 * delegation (thừa ủy quyền) is signed by the head of a part of the agency (NĐ 30/2020/NĐ-CP Đ13).
 */
export function mayStandIn(absent: readonly Post[], instead: readonly Post[]): boolean {
  const posts = handedOn(absent);
  const inOffice = posts.every((post) => instead.some(({ unit }) => under(unit, officeOf(post))));
  const signs = posts.some(({ role }) => role === 'leader');
  return inOffice && (!signs || instead.some(({ role }) => role === 'leader' || role === 'unit-head'));
}

const meet = (a: Days, b: Days): boolean => a.from <= b.to && b.from <= a.to;

/** The days run forward from today on; the officer has nobody yet on them; the substitute is not away himself. */
export function mayBeAway(
  days: Days,
  today: LocalDate,
  { absences, instead }: { readonly absences: readonly Days[]; readonly instead: readonly Days[] },
): Outcome<true, 'dates-reversed' | 'date-past' | 'absence-overlaps' | 'substitute-away'> {
  if (days.to < days.from) return refused('dates-reversed', { ...days });
  if (days.from < today) return refused('date-past');
  if (absences.some((one) => meet(one, days))) return refused('absence-overlaps');
  return instead.some((one) => meet(one, days)) ? refused('substitute-away') : ok(true);
}
