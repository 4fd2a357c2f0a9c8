import type { Reader } from '#db/pool.server.ts';
import { type OnDuty, officersInRoles, unitsOf, withSubstitutes } from '#identity/index.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Addressee } from '../rules/audience.ts';

/** Finds who is meant on a day. What was found is kept for as long as this is: for one act, or one round of the watch. */
export type FindOfficers = (reader: Reader, who: readonly Addressee[]) => Promise<OnDuty[]>;

export function finderOn(realm: string, date: LocalDate): FindOfficers {
  const kept = new Map<string, Promise<string[]>>();
  const once = (key: string, find: () => Promise<string[]>): Promise<string[]> => {
    const found = kept.get(key) ?? find();
    kept.set(key, found);
    return found;
  };

  const inRoles = (reader: Reader, roles: Extract<Addressee, { roles: unknown }>): Promise<string[]> =>
    officersInRoles(reader, realm, { roles: roles.roles, unit: roles.at, rooms: true, date });

  /** At the unit itself, else at the next one up; the province as a whole stands above nobody's desk. */
  async function nearestTo(reader: Reader, one: Extract<Addressee, { nearest: unknown }>): Promise<string[]> {
    let unit = typeof one.to === 'string' ? one.to : await deskOf(reader, one.to);
    for (; unit.includes('.'); unit = unit.slice(0, unit.lastIndexOf('.'))) {
      const found = await officersInRoles(reader, realm, { roles: one.nearest, unit, rooms: false, date });
      if (found.length > 0) return found;
    }
    return [];
  }

  async function deskOf(reader: Reader, { unitOf, within }: { unitOf: string; within: string }): Promise<string> {
    const units = await unitsOf(reader, realm, unitOf, date);
    return units.find((unit) => unit === within || unit.startsWith(`${within}.`)) ?? within;
  }

  return async (reader, who) => {
    const found = new Set<string>();
    // One after another: inside a transaction they share one connection.
    for (const one of who)
      for (const officer of 'officer' in one
        ? [one.officer]
        : await once(JSON.stringify(one), () => ('roles' in one ? inRoles(reader, one) : nearestTo(reader, one))))
        found.add(officer);
    return withSubstitutes(reader, realm, [...found], date);
  };
}
