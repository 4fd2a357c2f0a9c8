import { formatDay } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import { fullName } from '../rules/names.ts';
import type { EdgeWithUnit } from '../rules/successors.ts';
import type { Unit } from '../rules/units.ts';

/** Into what and by what: `phường Cẩm Thành, tỉnh Quảng Ngãi`. */
export const intoName = (language: Language, { unit, above }: EdgeWithUnit): string => fullName(language, unit, above);

/** One whole sentence for a unit that went one way: `Từ 01/7/2025, xã … nhập toàn bộ vào …, theo Nghị quyết …`. */
export function becameSentence(language: Language, unit: Unit, above: readonly Unit[], edge: EdgeWithUnit): string {
  const words = languages[language].agency.units;
  const old = fullName(language, unit, above);
  const [from, into] = [formatDay(language, edge.day), intoName(language, edge)];
  if (edge.kind === 'F') return words.whole(from, old, into, edge.basis);
  if (edge.kind === 'K') return words.kept(from, old, into, edge.basis);
  if (edge.kind === 'C') return words.changed(from, old, into, edge.basis);
  return words.partly(from, old, words.part[edge.kind], into, edge.basis);
}
