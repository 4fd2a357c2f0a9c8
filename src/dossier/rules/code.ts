import type { LocalDate } from '#kernel/time.ts';

/**
 * Mã số hồ sơ: identifier of the competent agency, day of reception, running number of that day (NĐ 118/2025 Đ28):
 * `H48.29-261120-0014`. Four digits, more when a day needs more.
 */
export const dossierCode = (agency: string, day: LocalDate, number: number): string =>
  `${agency}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;

/** A code as people type it: any case, with spaces; undefined if it cannot be one. */
export function parseDossierCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/\s+/g, '').replace(/[–—]/g, '-');
  return /^[A-Z]\d{2}(\.[A-Z0-9]{2,3}){0,6}-\d{6}-\d{4,}$/.test(code) ? code : undefined;
}
