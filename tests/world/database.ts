import assert from 'node:assert/strict';
import { after } from 'node:test';
import pg from 'pg';
import { type App, type AppParts, openApp } from '../../src/app.ts';
import { type Database, openDatabase } from '../../src/db/pool.server.ts';
import { readSettings } from '../../src/env.server.ts';
import { startTestCluster } from './cluster.ts';

/** What a test gives us of itself: where to hang what must happen after it. */
export interface Hooks {
  after(act: () => Promise<void>): void;
}

export interface TestDatabase {
  /** As the superuser, to a database of this test's own. */
  readonly url: string;
  /** As the serving role; closed for the test at its end. */
  readonly db: Database;
}

let own: ReturnType<typeof startTestCluster> | undefined;
let [open, isOver] = [0, false];
// What a whole file has opened is closed by hooks that come after this one.
after(() => {
  isOver = true;
  return stopUnused();
});

async function stopUnused(): Promise<void> {
  if (isOver && open === 0) await (await own)?.stop();
}

/** `npm test` starts one cluster for all; a test file run alone starts its own. */
export async function template(): Promise<string> {
  const given = process.env['MOTCUA_TEST_DATABASE'];
  if (given) return given;
  own ??= startTestCluster();
  return (await own).url;
}

async function asAdmin<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: at(url, 'postgres') });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function at(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Of a process that was ended the last commit may still wait for a disk that other tests use. */
const GOODBYE_MS = 20_000;

/** What still connects after everything was closed; a closed connection takes the server a moment to notice. */
async function leaked(client: pg.Client, name: string): Promise<string[]> {
  for (const until = Date.now() + GOODBYE_MS; ; ) {
    const found = await client.query<{ who: string }>(
      `select application_name || ': ' || left(query, 200) as who from pg_stat_activity
       where datname = $1 and backend_type = 'client backend'`,
      [name],
    );
    if (found.rows.length === 0 || Date.now() > until) return found.rows.map(({ who }) => who);
    await client.query('select pg_sleep(0.01)');
  }
}

/** A new database with everything the template has. Answers its address. */
export async function cloneOf(source: string, name: string): Promise<string> {
  const from = new URL(source).pathname.slice(1);
  await asAdmin(source, (client) => client.query(`create database ${name} template ${from} strategy file_copy`));
  return at(source, name);
}

let count = 0;

/**
 * A migrated database for this test alone (10 to 20 ms), dropped at its end. A connection still open then fails the test.
 * `t` is the test's context, or `{ after }` of node:test for a whole file.
 */
export async function openTestDatabase(t: Hooks, from?: string): Promise<TestDatabase> {
  const source = from ?? (await template());
  count += 1;
  const name = `test_${process.pid}_${count}`;
  const url = await cloneOf(source, name);
  const db = openDatabase(url);
  open += 1;
  t.after(async () => {
    await db.close();
    try {
      await asAdmin(source, async (client) => {
        const left = await leaked(client, name);
        await client.query(`drop database ${name} with (force)`);
        assert.deepEqual(left, [], 'the test left connections open');
      });
    } finally {
      open -= 1;
      await stopUnused();
    }
  });
  return { url, db };
}

/** The program over a database of this test's own; closed with it. */
export async function openTestApp(
  t: Hooks,
  parts: AppParts = {},
  env: Record<string, string> = {},
  from?: string,
): Promise<App & { url: string }> {
  const { url, db } = await openTestDatabase(t, from);
  const settings = readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '0', ...env });
  const app = openApp(settings, url, parts);
  await app.close();
  return { ...app, db, read: db.forRealm(settings.realm), url, close: async () => {} };
}
