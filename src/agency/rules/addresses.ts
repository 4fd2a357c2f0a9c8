import type { LocalDate } from '#kernel/time.ts';
import type { Level, UnitRef } from './units.ts';

const SLUGS: Readonly<Record<Level, string>> = { province: 'tinh', district: 'huyen', commune: 'xa' };
const levels: Readonly<Record<string, Level>> = { tinh: 'province', huyen: 'district', xa: 'commune' };

/** `xa` → commune; undefined for anything else. */
export const levelOfSlug = (slug: string): Level | undefined =>
  Object.hasOwn(levels, slug) ? levels[slug] : undefined;

const asOf = (day: LocalDate | undefined): string => (day ? `?ngay=${day}` : '');

/** Where a unit's page is, as of a day if one is given. */
export const unitHref = ({ level, code }: UnitRef, day?: LocalDate): string =>
  `/don-vi-hanh-chinh/${SLUGS[level]}/${code}${asOf(day)}`;

/** Where an agency's page is, as of a day if one is given. */
export const agencyHref = (code: string, day?: LocalDate): string => `/co-quan/${code}${asOf(day)}`;

/** A place in a list ordered by name and code, as `?sau=` carries it. */
export const writeUnitCursor = ({ folded, code }: { folded: string; code: string }): string => `${folded}~${code}`;
export function readUnitCursor(text: string | null): { folded: string; code: string } | undefined {
  const [folded, code] = text?.split('~') ?? [];
  return folded !== undefined && code !== undefined ? { folded, code } : undefined;
}
