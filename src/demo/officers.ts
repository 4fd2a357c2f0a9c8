import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Acting, Actor } from '#db/transaction.ts';
import { appoint, enrolOfficer, hashPassword, isRole, listAccounts, type Role } from '#identity/index.ts';
import { bool, listOf, matching, optional, shape, text } from '#kernel/check.ts';
import { dateAt, localDate } from '#kernel/time.ts';

/** One for all, known to all: for a demonstration only. No real account may choose it (identity/rules/password.ts). */
export const DEMO_PASSWORD = 'motcua-demo';

const SEEDER: Actor = 'system:demo';
/** The day the communes of today began (NQ 202/2025/QH15). */
const FROM = localDate('2025-07-01');

const demoOfficers = shape({
  note: text,
  officers: listOf(
    shape({
      ...{ userName: text, name: text, posts: listOf(matching(/^[a-z-]+ [A-Z0-9.]+$/)) },
      /** Told on the terminal when the program is ready. */
      shown: optional(bool),
    }),
  ),
});

const read = (folder: string) =>
  demoOfficers(JSON.parse(readFileSync(join(folder, 'demo/officers.json'), 'utf8')), '').officers.map(
    ({ posts, ...one }) => ({ ...one, posts: posts.map(postOf) }),
  );

function postOf(written: string): { role: Role; unit: string } {
  const [role = '', unit = ''] = written.split(' ');
  if (!isRole(role)) throw new Error(`data/demo/officers.json: ${role} is no role`);
  return { role, unit };
}

export interface DemoAccount {
  readonly userName: string;
  readonly role: Role;
  readonly unit: string;
}

/** The accounts worth showing, by what the file says: those that a day's work passes through, a line for each post. */
export const demoAccounts = (folder = 'data'): DemoAccount[] =>
  read(folder).flatMap(({ userName, posts, shown }) => (shown ? posts.map((post) => ({ userName, ...post })) : []));

/** The people of the demonstration by the real acts, each with a hash of its own. Safe to repeat and to interrupt. */
export async function seedOfficers(app: Acting, folder = 'data'): Promise<void> {
  const reader = app.db.forRealm(app.realm);
  const today = dateAt(app.clock.now());
  const known = new Map(
    (await listAccounts(reader, app.realm, { date: today, limit: 10_000 })).map((one) => [one.userName, one]),
  );
  // Hashing runs on Node's own threads, four at a time; only what is missing is hashed.
  const seedOne = async ({ userName, name, posts }: ReturnType<typeof read>[number]): Promise<void> => {
    const account = known.get(userName);
    const officer = account?.officer ?? (await enrol(app, userName, name));
    for (const { role, unit } of posts) {
      if (account?.posts.some((held) => held.role === role && held.unit === unit)) continue;
      const done = await appoint(app, SEEDER, { officer, unit, role, from: FROM });
      if (!done.ok && done.code !== 'post-held')
        throw new Error(`data/demo/officers.json: ${userName}: ${done.code} ${JSON.stringify(done.facts)}`);
    }
  };
  await Promise.all(read(folder).map(seedOne));
}

async function enrol(app: Acting, userName: string, fullName: string): Promise<string> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const made = await enrolOfficer(app, SEEDER, { userName, fullName, passwordHash });
  if (!made.ok) throw new Error(`data/demo/officers.json: ${userName}: ${made.code} ${JSON.stringify(made.facts)}`);
  return made.value;
}
