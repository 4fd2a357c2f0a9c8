import type { LocalDate } from '#kernel/time.ts';

/** A version as listed: its dates and decisions, without the content. */
export interface VersionLine {
  realm: string;
  version: number;
  validFrom: LocalDate;
  validFromInferred: boolean;
  /** The first day it no longer holds, by its own end, the next version's beginning or its withdrawal. */
  ends: LocalDate | null;
  publishedOn: LocalDate | null;
  decisionNumber: string | null;
  decisionDate: LocalDate | null;
  decisionSigner: string | null;
  withdrawnFrom: LocalDate | null;
  withdrawalNumber: string | null;
  withdrawalDate: LocalDate | null;
}

/** The version in force on a day, or nothing: a version that ended is not followed by the one before it. */
export function inForceOn(lines: readonly VersionLine[], date: LocalDate): VersionLine | undefined {
  const begun = lines.filter(({ publishedOn, validFrom }) => publishedOn !== null && validFrom <= date);
  const newest = begun.reduce<VersionLine | undefined>(
    (best, one) => (best && best.validFrom >= one.validFrom ? best : one),
    undefined,
  );
  return newest && (newest.ends === null || newest.ends > date) ? newest : undefined;
}
