import type { LocalDate } from '#kernel/time.ts';
import type { Holder } from './definition.ts';

/** A commune that a typed text may mean. */
export interface UnitMatch {
  /** Code of the commune of today. */
  readonly code: string;
  /** `Xã Tịnh Khê, tỉnh Quảng Ngãi`. */
  readonly text: string;
  /** The old commune the text named, with district and province, when it was an old one. */
  readonly was?: string;
}

/** What a text means, looked up beforehand: ask `unitQueries` which texts, answer from a map. */
export type UnitFinder = (text: string) => readonly UnitMatch[];

/** Everything the engine needs to know besides the form and the answers. */
export interface Facts {
  readonly today: LocalDate;
  readonly units?: UnitFinder;
  /** Holders whose data could not be read this time: their papers are asked for after all. */
  readonly unreadable?: readonly Holder[];
}
