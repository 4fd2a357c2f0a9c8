import type { Reader } from '#db/pool.server.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { agenciesNamed, agencyByCode } from './sql/agencies.ts';

/** So many are told where a name means several; more is not a choice. */
const MOST_TOLD = 6;

/**
 * The code of the agency somebody means who types an identifier, old or new, or a name or a part of one, with or without marks. Where
 * several are meant they are named, so that one can be chosen.
 */
export async function agencyMeant(
  reader: Reader,
  realm: string,
  typed: string,
  day: LocalDate,
): Promise<Outcome<string, 'unit-unknown' | 'agency-several'>> {
  const known = await agencyByCode(reader, realm, typed.trim().toUpperCase());
  if (known) return ok(known.code);
  const folded = fold(typed).trim();
  const found = folded === '' ? [] : await agenciesNamed(reader, realm, { folded, day, limit: MOST_TOLD + 1 });
  const same = found.filter((one) => one.folded === folded);
  const [one, ...others] = same.length > 0 ? same : found;
  if (!one) return refused('unit-unknown', { unit: typed.trim() });
  if (others.length === 0) return ok(one.code);
  const told = found.slice(0, MOST_TOLD).map(({ code, nameVi }) => `${code} ${nameVi}`);
  return refused('agency-several', { list: [...told, ...(found.length > MOST_TOLD ? ['…'] : [])].join('; ') });
}
