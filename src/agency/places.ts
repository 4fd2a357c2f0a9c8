import type { Reader } from '#db/pool.server.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { currentUnitsOf } from './questions.ts';
import { aboveName, fullName, unitName } from './rules/names.ts';
import { type FoundUnit, standsOn, type Unit } from './rules/units.ts';
import { provincesOn, searchUnits, unitByCode, unitPath } from './sql/units.ts';

/** A commune of today that a typed text may mean. */
export interface CommuneNamed {
  readonly code: string;
  /** `Xã Tịnh Khê, tỉnh Quảng Ngãi`. */
  readonly text: string;
  /** The old commune that was named, with what was above it. */
  readonly was?: string;
}

/** More places of one name than this are not offered: the province must be named too. */
const MOST = 12;
/** Renamed in 2024, merged in 2025: no commune has changed more often since the reference data begins. */
const CHANGES = 3;

/**
 * Communes of today that a text names: `Tịnh Khê, Quảng Ngãi`, `xã tinh khe`, with an old name or an old province too. Those of
 * the province asked from come first.
 */
export async function communesNamed(
  reader: Reader,
  text: string,
  day: LocalDate,
  province?: string,
): Promise<CommuneNamed[]> {
  const { name, above } = await split(reader, text, day);
  if (name === '') return [];
  const hits = (await searchUnits(reader, name, { limit: 60 })).filter(({ level }) => level === 'commune');
  const named = (await Promise.all(exact(hits, name).map((hit) => today(reader, hit, day)))).flat();
  const fitting = named.filter((one) => above.every((part) => fold(`${one.text} ${one.was ?? ''}`).includes(part)));
  const home = (one: CommuneNamed) => (province && fold(one.text).endsWith(fold(province)) ? 0 : 1);
  return fitting.sort((a, b) => home(a) - home(b)).slice(0, MOST);
}

/** `Tịnh Khê, huyện Sơn Tịnh, Quảng Ngãi` in its parts; without commas, a province's name at the end is one. */
async function split(reader: Reader, text: string, day: LocalDate): Promise<{ name: string; above: string[] }> {
  const [first = '', ...above] = text.split(',').map(fold).filter(Boolean);
  if (above.length > 0) return { name: first, above: above.map(bare) };
  const provinces = (await provincesOn(reader, day)).map((one) => fold(one.name));
  const last = provinces.find((one) => first.endsWith(` ${one}`));
  if (!last) return { name: first, above: [] };
  return {
    name: first
      .slice(0, -last.length)
      .replace(/ (tinh|thanh pho|tp) $/, ' ')
      .trim(),
    above: [last],
  };
}

/** `tinh quang ngai` → `quang ngai`: people write the province with its type or without. */
const bare = (folded: string): string => folded.replace(/^(tinh|thanh pho|tp|huyen|quan|thi xa|tx) /, '');

/** Units called so exactly, if any is: who types `Tịnh An` does not mean `Tịnh An Tây`. */
function exact(hits: readonly FoundUnit[], name: string): readonly FoundUnit[] {
  const whole = hits.filter((hit) => fold(hit.name) === name || fold(unitName('vi', hit)) === name);
  return whole.length > 0 ? whole : hits.slice(0, MOST);
}

async function today(reader: Reader, hit: FoundUnit, day: LocalDate): Promise<CommuneNamed[]> {
  if (standsOn(hit, day)) return [{ code: hit.code, text: named(hit, hit.above) }];
  const was = named(hit, hit.above);
  return (await after(reader, hit, day, CHANGES)).map((one) => ({ ...one, was }));
}

const named = (unit: Pick<Unit, 'type' | 'name'>, above: Parameters<typeof aboveName>[1]): string =>
  [unitName('vi', unit), aboveName('vi', above)].filter(Boolean).join(', ');

async function after(reader: Reader, old: Unit, day: LocalDate, left: number): Promise<CommuneNamed[]> {
  const became = await currentUnitsOf(reader, old);
  const edges = became.how === 'automatic' ? [became.edge] : became.how === 'choose' ? became.edges : [];
  const found = await Promise.all(
    edges.map(async (edge): Promise<CommuneNamed[]> => {
      const unit = await unitByCode(reader, 'commune', edge.to.code, edge.day);
      if (!unit) return [];
      if (!standsOn(unit, day)) return left > 0 ? after(reader, unit, day, left - 1) : [];
      return [{ code: unit.code, text: named(unit, edge.above) }];
    }),
  );
  return found.flat();
}

/** How a commune of today is called, with its province; undefined for a code that names none. */
export async function communeName(
  reader: Reader,
  code: string,
  day: LocalDate,
  language: 'vi' | 'en' = 'vi',
): Promise<string | undefined> {
  const [unit, ...above] = await unitPath(reader, 'commune', code, day);
  return unit && fullName(language, unit, above);
}
