import { agencyByCode, agencyPath, heirOf, partsOf } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { calendarRevision } from '#db/revision.ts';
import { dateAt, type Instant } from '#kernel/time.ts';

const KEPT = 5_000;
const kept = new Map<string, unknown>();

/** What follows from the tree of agencies on a day, found once while nobody changes the tree. */
async function once<T>(reader: Reader, about: string, find: () => Promise<T>): Promise<T> {
  const key = `${about} ${await calendarRevision(reader)}`;
  if (kept.has(key)) return kept.get(key) as T;
  const found = await find();
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(key, found);
  return found;
}

/**
 * The agencies whose officers may see a dossier: the centre that received it and the agency that resolves it, those above
 * them, and their own rooms. Kept with the dossier, so that a later reorganisation does not hide what was done.
 */
export function scopeOf(reader: Reader, realm: string, agencies: readonly string[], at: Instant): Promise<string[]> {
  const asked = [...new Set(agencies)].sort();
  const about = `scope ${realm} ${dateAt(at)} ${asked.join(' ')}`;
  return once(reader, about, () => findScope(reader, realm, asked, at));
}

async function findScope(reader: Reader, realm: string, agencies: readonly string[], at: Instant): Promise<string[]> {
  const found = new Set<string>();
  for (const agency of agencies) {
    const path = await agencyPath(reader, realm, agency);
    for (const { code } of path) found.add(code);
    // A room's work passes through the others of its office: its clerk sits in another room.
    const office = path[0]?.kind === 'division' ? path[0].parent : agency;
    const rooms = await partsOf(reader, realm, office ?? agency, dateAt(at));
    for (const { code, kind, parent } of rooms) if (kind === 'division' && parent === office) found.add(code);
  }
  return [...found].sort();
}

/** The centre that was chosen, or who carries on for it where it has ended since (NQ 190/2025/QH15). */
export const standingCentre = (reader: Reader, realm: string, centre: string, at: Instant): Promise<string> => {
  const day = dateAt(at);
  const matter = { day, procedure: '', fields: [] };
  return once(reader, `centre ${realm} ${day} ${centre}`, () => heirOf(reader, realm, centre, matter));
};

/** Whether the centre serves another place than the agency: communes each their own, the province's centre its departments. */
export const isElsewhere = (reader: Reader, realm: string, centre: string, competent: string): Promise<boolean> =>
  once(reader, `elsewhere ${realm} ${centre} ${competent}`, () => liesElsewhere(reader, realm, centre, competent));

async function liesElsewhere(reader: Reader, realm: string, centre: string, competent: string): Promise<boolean> {
  const one = await agencyByCode(reader, realm, centre);
  const other = await agencyByCode(reader, realm, competent);
  if (!one || !other || one.level !== other.level) return true;
  return one.level === 'commune' && one.placeCode !== other.placeCode;
}
