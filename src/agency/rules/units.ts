import type { LocalDate } from '#kernel/time.ts';

export type Level = 'province' | 'district' | 'commune';
export const LEVELS: readonly Level[] = ['province', 'district', 'commune'];

/** What a unit of each level may be (Hiến pháp 2013 as amended by NQ 203/2025/QH15; districts until 30/6/2025). */
export const UNIT_TYPES = {
  province: ['province', 'municipality'],
  district: ['urban-district', 'rural-district', 'town', 'city'],
  commune: ['ward', 'commune', 'township', 'special-zone'],
} as const;
export type UnitType = (typeof UNIT_TYPES)[Level][number];

/** A unit by its code; which of the units that bore the code is meant is said by a day. */
export interface UnitRef {
  readonly level: Level;
  readonly code: string;
}

/** A unit of the land in one interval of its life. */
export interface Unit extends UnitRef {
  readonly type: UnitType;
  readonly name: string;
  readonly parentLevel: Level | null;
  readonly parentCode: string | null;
  readonly validFrom: LocalDate;
  /** The first day on which it is no more. */
  readonly validTo: LocalDate | null;
  /** Whether the source knows these days, or only that it was so by then. */
  readonly fromKnown: boolean;
  readonly toKnown: boolean;
  readonly agencyCode: string | null;
  /** What other sources call it. */
  readonly otherCodes: readonly string[];
  readonly basis: string | null;
}

/** A place in a list ordered by name and code. */
export interface UnitCursor {
  readonly folded: string;
  readonly code: string;
}

/** A unit that a search found. */
export interface FoundUnit extends Unit {
  /** What stood above it, nearest first, on its last day (or today). */
  readonly above: readonly {
    readonly level: Level;
    readonly code: string;
    readonly type: Unit['type'];
    readonly name: string;
  }[];
  readonly cursor: string;
}

/** General Statistics Office: two digits for a province, three for a district, five for a commune (QĐ 124/2004/QĐ-TTg). */
export const codePattern: Record<Level, RegExp> = { province: /^\d{2}$/, district: /^\d{3}$/, commune: /^\d{5}$/ };

export const levelOfCode = (code: string): Level | undefined => LEVELS.find((level) => codePattern[level].test(code));

export const standsOn = (
  { validFrom, validTo }: { validFrom: LocalDate; validTo: LocalDate | null },
  day: LocalDate,
): boolean => validFrom <= day && (validTo === null || day < validTo);

/** The first day the reference data of units speaks of (data/README.md). */
export const UNITS_KNOWN_FROM = '2024-05-01' as LocalDate;
/** The day itself, or the first the reference data knows: an agency may be older than what is known of its place. */
export const knownDay = (day: LocalDate): LocalDate => (day > UNITS_KNOWN_FROM ? day : UNITS_KNOWN_FROM);

/** Districts ended and 3,321 communes began (NQ 202/2025/QH15, Luật 72/2025/QH15). */
export const TWO_LEVELS_FROM = '2025-07-01' as LocalDate;
