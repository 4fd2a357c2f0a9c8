import { type Instant, instant } from '#kernel/time.ts';
import type { Receipt } from './start.ts';
import type { Term } from './term.ts';

/** Who did it and under which article: no interval stands in a clock without both. */
export interface Ground {
  readonly by: string;
  readonly article: string;
}

export interface Supplement extends Ground {
  readonly requested: Instant;
  /** Undefined while the citizen has not completed it. */
  readonly completed?: Instant;
}

/** Time that a law of the sector takes out of the term, such as waiting for a land duty to be paid; never consultation. */
export interface Pause extends Ground {
  readonly from: Instant;
  readonly to?: Instant;
}

export interface ExtensionFact extends Ground {
  readonly due: Instant;
  readonly decided: Instant;
}

/** Statuses that end the handling: national codes 9, 10, 8, 3 and 7. */
export type EndStatus = 'processed' | 'returned' | 'stopped' | 'refused' | 'withdrawn';

export interface Ending {
  readonly status: EndStatus;
  readonly at: Instant;
}

/** What happened to a dossier's clock, as facts; due date and verdicts are computed from it and never stored alone. */
export interface ClockRecord {
  readonly receipt: Receipt;
  readonly term: Term;
  /** NgayHenTra as the national portal holds it. */
  readonly promised?: Instant;
  /** In the order they were asked for. */
  readonly supplements: readonly Supplement[];
  readonly pauses: readonly Pause[];
  readonly extension?: ExtensionFact;
  readonly endings: readonly Ending[];
}

/** Đã xử lý xong > Đã trả kết quả > Dừng xử lý, Từ chối > Công dân yêu cầu rút (operator's document of QĐ 766, 2.1). */
const RANK: Record<EndStatus, number> = { processed: 0, returned: 1, stopped: 2, refused: 2, withdrawn: 3 };

/** The status that tells when handling ended; the first of equals. */
export const endingOf = (endings: readonly Ending[]): Ending | undefined =>
  endings.toSorted((a, b) => RANK[a.status] - RANK[b.status] || a.at - b.at)[0];

/** Milliseconds between requests for supplements and their completion. */
export const supplementTime = (supplements: readonly Supplement[]): number =>
  supplements.reduce((sum, { requested, completed }) => sum + (completed === undefined ? 0 : completed - requested), 0);

export const earlier = (at: Instant, ms: number): Instant => instant(at - ms);
