import { readdirSync } from 'node:fs';
import type pg from 'pg';
import { migrate, readMigrations } from '#db/migrate.ts';
import { connectOnce } from '#db/pool.server.ts';
import { closeAfterRows, openForRows, rowsIn, type Snapshot } from '#db/snapshot.ts';
import { SealedProblem, type Secret } from '#files/sealed.ts';
import type { FileStore } from '#files/store.ts';
import { fileTypes } from '#files/types.ts';
import { entriesOf } from './check.ts';
import type { Entry } from './entries.ts';
import { BackupProblem } from './problem.ts';

export interface Target {
  readonly ownerUrl: string;
  readonly files: FileStore;
  readonly folder: string;
  readonly migrations: string;
}

/** Throws BackupProblem unless this program knows every migration of the backup, as it was applied there. */
export function refuseNewer(snapshot: Snapshot, folder: string): void {
  const ours = new Map(readMigrations(folder).map(({ name, checksum }) => [name, checksum]));
  const strange = snapshot.migrations.find(({ name, checksum }) => ours.get(name) !== checksum);
  if (strange) throw new BackupProblem('newer', strange.name);
}

/** Throws BackupProblem for a file folder that holds anything. */
export function refuseUsedFolder(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name !== 'incoming');
  } catch {
    return; // none yet
  }
  if (names.length > 0) throw new BackupProblem('files-used', folder);
}

/** Throws BackupProblem for a database that has tables of ours. */
export async function refuseUsedDatabase(ownerUrl: string): Promise<void> {
  const client = await connectOnce(ownerUrl);
  try {
    const { rows } = await client.query<{ used: boolean }>(
      `select exists (select from pg_tables where schemaname in ('public', 'graphile_worker')) as used`,
    );
    if (rows[0]?.used) throw new BackupProblem('target-used', new URL(ownerUrl).pathname.slice(1));
  } finally {
    await client.end();
  }
}

/**
 * Puts a checked backup into an empty database and an empty store: the schema as it was, all rows in one transaction,
 * the files, then this program's newer migrations. Row counts are compared with what the backup counted.
 */
export async function bringBack(path: string, secret: Secret, snapshot: Snapshot, target: Target): Promise<void> {
  const known = new Set(snapshot.migrations.map(({ name }) => name));
  await migrate(target.ownerUrl, target.migrations, known);
  const client = await connectOnce(target.ownerUrl);
  try {
    await client.query('begin; set local row_security = off');
    await openForRows(client, snapshot.tables);
    const rows: Record<string, number> = {};
    for await (const { entry, body } of entriesOf(path, secret)) await take(client, target, entry, body, rows);
    await closeAfterRows(client, snapshot.tables);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
  await migrate(target.ownerUrl, target.migrations);
}

async function take(
  client: pg.Client,
  { files }: Target,
  entry: Entry,
  body: AsyncGenerator<Buffer>,
  rows: Record<string, number>,
): Promise<void> {
  if (entry.kind === 'table') {
    const { schema, name } = entry.table;
    rows[`${schema}.${name}`] = await rowsIn(client, entry.table, body);
  } else if (entry.kind === 'file') await keep(files, entry.sha256, body);
  else if (entry.kind === 'end') {
    const wrong = Object.entries(entry.rows).find(([name, count]) => rows[name] !== count);
    if (wrong) throw new Error(`${wrong[0]}: ${rows[wrong[0]]} rows came, ${wrong[1]} were backed up`);
  }
}

export async function keep(files: FileStore, sha256: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const done = await files.put(body, { limit: Number.MAX_SAFE_INTEGER, accept: fileTypes, trusted: true });
  if (!done.ok) throw new Error(`${sha256}: ${done.code}`);
  if (done.value.sha256 !== sha256) throw new SealedProblem('altered');
}
