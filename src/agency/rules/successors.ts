import type { LocalDate } from '#kernel/time.ts';
import type { Unit, UnitRef } from './units.ts';

/**
 * How an old unit went over. F all of it; P a part (area and people); P1 part of the area, all the people; P2 part of the
 * area; P3 part of the people; K unchanged (columns of the table of QĐ 19/2025/QĐ-TTg); C same code, other name, type or parent.
 */
export const KINDS = ['F', 'P', 'P1', 'P2', 'P3', 'K', 'C'] as const;
export type SuccessionKind = (typeof KINDS)[number];

export interface Edge {
  readonly from: UnitRef;
  readonly to: UnitRef;
  readonly day: LocalDate;
  readonly kind: SuccessionKind;
  readonly basis: string;
}

type NamedUnit = Pick<Unit, 'level' | 'code' | 'type' | 'name'>;

/** An edge with the unit at its other end and what stands above that, nearest first. */
export interface EdgeWithUnit extends Edge {
  readonly unit: NamedUnit;
  readonly above: readonly NamedUnit[];
}

/** A commune of a district that ended, and the units its parts went to. */
export interface CommuneNow {
  readonly old: NamedUnit;
  readonly now: readonly NamedUnit[];
}

/** In order of likelihood for a person who lived there: where all of it, the same, or all its people went comes first. */
const PREFERENCE: readonly SuccessionKind[] = ['F', 'K', 'C', 'P1', 'P', 'P3', 'P2'];

export type Resolution<E extends Edge = Edge> =
  | { readonly how: 'none' }
  /** One edge: the address can be written anew without asking. */
  | { readonly how: 'automatic'; readonly edge: E }
  /** Several: a person must say which; the likely one first. */
  | { readonly how: 'choose'; readonly edges: readonly E[] };

/** What an address in the old unit becomes, from the edges that leave it on one day. */
export function resolve<E extends Edge>(edges: readonly E[]): Resolution<E> {
  const [first, ...others] = [...edges].sort((a, b) => PREFERENCE.indexOf(a.kind) - PREFERENCE.indexOf(b.kind));
  if (!first) return { how: 'none' };
  return others.length === 0 ? { how: 'automatic', edge: first } : { how: 'choose', edges: [first, ...others] };
}
