import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { connectOnce } from './pool.server.ts';
import { setUpRoles } from './roles.ts';

/** PostgreSQL versions the SQL is kept to (docs/decisions/0002). */
export const SUPPORTED = { from: 15, to: 18 } as const;

const MIGRATION_LOCK = 4_211_963;

export interface Migration {
  name: string;
  breaking: boolean;
  sql: string;
  checksum: string;
}

export class MigrationRefused extends Error {
  readonly code: 'database-version' | 'database-newer' | 'migration-altered';
  readonly facts: Record<string, string | number>;
  constructor(code: MigrationRefused['code'], facts: Record<string, string | number>) {
    super(`${code}: ${JSON.stringify(facts)}`);
    this.code = code;
    this.facts = facts;
  }
}

/** The program's migrations in order. Each says in its first line whether a program older than it must stop. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}`, 'utf8');
      const breaking = /^-- breaking: (yes|no)\n/.exec(sql)?.[1];
      if (!breaking) throw new Error(`${name}: the first line must be "-- breaking: yes" or "-- breaking: no"`);
      return { name, breaking: breaking === 'yes', sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Throws MigrationRefused unless the server is one the program is made for. `version` as in server_version_num. */
export function checkServerVersion(version: number): void {
  const major = Math.floor(version / 10_000);
  if (major < SUPPORTED.from || major > SUPPORTED.to)
    throw new MigrationRefused('database-version', { found: major, from: SUPPORTED.from, to: SUPPORTED.to });
}

interface Applied {
  name: string;
  breaking: boolean;
  checksum: string;
}

/** What is still to be applied. Throws MigrationRefused for a database that a newer program has changed. */
export function pending(known: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byName = new Map(known.map((one) => [one.name, one]));
  for (const one of applied) {
    const ours = byName.get(one.name);
    if (!ours && one.breaking) throw new MigrationRefused('database-newer', { migration: one.name });
    if (ours && ours.checksum !== one.checksum)
      throw new MigrationRefused('migration-altered', { migration: one.name });
  }
  const done = new Set(applied.map(({ name }) => name));
  return known.filter(({ name }) => !done.has(name));
}

async function applied(client: pg.Client): Promise<Applied[]> {
  await client.query(`create table if not exists schema_migration (
    name text primary key, breaking boolean not null, checksum text not null, applied_at timestamptz not null default now())`);
  return (await client.query<Applied>('select name, breaking, checksum from schema_migration order by name')).rows;
}

/**
 * Brings a database to the program's schema: roles, our migrations (each in a transaction of its own), the job
 * queue's. Safe to run by many programs at once and to interrupt anywhere. `only` leaves out others: a restore first
 * makes the schema its rows were taken from. Answers the names it applied.
 */
export async function migrate(ownerUrl: string, folder: string, only?: ReadonlySet<string>): Promise<string[]> {
  const client = await connectOnce(ownerUrl);
  try {
    const version = await client.query<{ server_version_num: string }>('show server_version_num');
    checkServerVersion(Number(version.rows[0]?.server_version_num));
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await setUpRoles(client);
    await client.query('set role motcua_owner');
    const todo = pending(readMigrations(folder), await applied(client)).filter(({ name }) => only?.has(name) ?? true);
    for (const one of todo) {
      await client.query('begin');
      await client.query(one.sql);
      await client.query('insert into schema_migration (name, breaking, checksum) values ($1, $2, $3)', [
        one.name,
        one.breaking,
        one.checksum,
      ]);
      await client.query('commit');
    }
    await client.query('reset role');
    await runMigrations({ connectionString: ownerUrl, noPreparedStatements: true });
    await openQueue(client);
    return todo.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Lets the serving role add and work jobs: graphile-worker's tables carry row-level security and belong to who made them. */
async function openQueue(client: pg.Client): Promise<void> {
  await client.query('grant usage on schema graphile_worker to motcua_app');
  await client.query('grant select, insert, update, delete on all tables in schema graphile_worker to motcua_app');
  await client.query('grant usage on all sequences in schema graphile_worker to motcua_app');
  await client.query('grant execute on all functions in schema graphile_worker to motcua_app');
  await client.query(`do $$ declare one record; begin
    for one in select c.oid::regclass as name, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'motcua') loop
      execute format('create policy motcua on %s to motcua_app using (true) with check (true)', one.name);
    end loop; end $$`);
}
