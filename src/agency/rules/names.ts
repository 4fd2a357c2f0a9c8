import type { Language } from '#words/index.ts';
import { languages } from '#words/index.ts';
import type { UnitType } from './units.ts';

interface Named {
  readonly type: UnitType;
  readonly name: string;
}

/** As a heading or the start of a sentence: `Phường Cẩm Thành`, `Cẩm Thành Ward`, `Ward 12`. */
export function unitName(language: Language, { type, name }: Named): string {
  const word = languages[language].agency.unitType[type];
  return language === 'vi' || /^\d+$/.test(name) ? `${word} ${name}` : `${name} ${word}`;
}

/** Inside a sentence or a longer name: `phường Cẩm Thành`. */
export function unitNameInside(language: Language, unit: Named): string {
  const written = unitName(language, unit);
  return language === 'vi' ? written.charAt(0).toLowerCase() + written.slice(1) : written;
}

/** The units above, nearest first: `huyện Bình Sơn, tỉnh Quảng Ngãi`. */
export const aboveName = (language: Language, above: readonly Named[]): string =>
  above.map((one) => unitNameInside(language, one)).join(', ');

/** With what is above it: `phường Cẩm Thành, tỉnh Quảng Ngãi`. */
export const fullName = (language: Language, unit: Named, above: readonly Named[]): string =>
  aboveName(language, [unit, ...above]);

export const agencyName = (language: Language, { nameVi, nameEn }: { nameVi: string; nameEn: string }): string =>
  language === 'vi' ? nameVi : nameEn;
