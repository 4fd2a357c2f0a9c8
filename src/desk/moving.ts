import type { Reader } from '#db/pool.server.ts';
import type { Acting } from '#db/transaction.ts';
import { type Assignable, assign, type Held, heldBy, officersAt } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Refused } from '#kernel/outcome.ts';
import { dateAt, type Instant } from '#kernel/time.ts';

export interface MovingView {
  readonly held: readonly Held[];
  /** Who could hold any of them. */
  readonly officers: readonly Assignable[];
}

/** What an officer holds of the viewer's units, and who may take it over: those who hold the roles of its steps. */
export async function viewHeld(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { officer, now }: { officer: string; now: Instant },
): Promise<MovingView> {
  const held = await heldBy(reader, realm, viewer, officer);
  const places = new Map(held.map(({ role, holderAgency }) => [`${role} ${holderAgency}`, { role, holderAgency }]));
  const found: Assignable[] = [];
  for (const { role, holderAgency } of places.values())
    if (role) found.push(...(await officersAt(reader, realm, role, holderAgency, dateAt(now))));
  const officers = [...new Map(found.map((one) => [one.id, one])).values()].filter(({ id }) => id !== officer);
  return { held, officers };
}

/** What became of one dossier. */
export type Moved = { readonly code: string; readonly refused: Refused | null };

/**
 * Chuyển việc: each dossier by the act `assign`, with its own answer; one that cannot go stops no other. `key` makes a
 * second press answer as the first.
 */
export async function moveWork(
  app: Acting,
  viewer: Viewer,
  { codes, to, key }: { codes: readonly string[]; to: string; key: string },
): Promise<Moved[]> {
  const results: Moved[] = [];
  for (const code of new Set(codes)) {
    const done = await assign(app, viewer, { code, officer: to, key: `${key}-${code}` });
    results.push({ code, refused: done.ok ? null : done });
  }
  return results;
}
