import { agencyPath, partsOf } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { dateAt, type Instant } from '#kernel/time.ts';

/**
 * The agencies whose officers may see a dossier: the centre that received it and the agency that resolves it, those above
 * them, and their own rooms. Kept with the dossier, so that a later reorganisation does not hide what was done.
 */
export async function scopeOf(
  reader: Reader,
  realm: string,
  agencies: readonly string[],
  at: Instant,
): Promise<string[]> {
  const found = new Set<string>();
  for (const agency of new Set(agencies)) {
    for (const { code } of await agencyPath(reader, realm, agency)) found.add(code);
    const rooms = await partsOf(reader, realm, agency, dateAt(at));
    for (const { code, kind } of rooms) if (kind === 'division') found.add(code);
  }
  return [...found].sort();
}
