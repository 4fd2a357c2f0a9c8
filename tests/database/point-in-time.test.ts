import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test } from 'node:test';
import type pg from 'pg';
import { startPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { connectOnce, openDatabase } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { inTransaction } from '#db/transaction.ts';
import { verifyTrail } from '#db/verify.ts';
import { openFolderStore } from '#files/folder.ts';
import { systemClock } from '#kernel/time.ts';
import { baseBytes, bringBackBase } from '../../src/cli/backup/base.ts';
import { checkBackup } from '../../src/cli/backup/check.ts';
import type { Made } from '../../src/cli/backup/make.ts';

/** Every row written until now is in the archive. */
async function archived(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name');
  const name = rows[0]?.name ?? '';
  for (;;) {
    const found = await client.query<{ done: boolean }>(
      'select coalesce(last_archived_wal >= $1, false) as done from pg_stat_archiver',
      [name],
    );
    if (found.rows[0]?.done) return;
    await client.query('select pg_sleep(0.05)');
  }
}

test('the embedded database is restored to a moment from a base and its archived WAL', {
  timeout: 180_000,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-moment-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [directory, archive] = [join(folder, 'a/postgres'), join(folder, 'wal archive')];
  const server = await startPostgres({ directory, archive });
  await migrate(server.url, resolve('migrations'));
  const db = openDatabase(server.url);
  const app = { db, clock: systemClock, realm: 'H48', reactions: new Set<string>() };
  const say = (act: string) => inTransaction(app, 'system:test', (tx) => record(tx, act, 'agency/H48', { act }));
  const client = await connectOnce(server.url);
  const now = async () => (await client.query<{ now: Date }>(`select now()::text as now`)).rows[0]?.now ?? '';
  await say('before-base');

  const secret = { key: randomBytes(32) };
  const path = join(folder, 'base.mcb');
  const made: Made = { tables: 0, rows: 0, files: 0, bytes: 0, missing: [] };
  const files = await openFolderStore(join(folder, 'files'));
  const source = { ownerUrl: server.url, realm: 'H48', files, isSealed: false, at: Date.now() };
  await pipeline(Readable.from(baseBytes(source, directory, secret, made)), createWriteStream(path));
  assert.equal((await checkBackup(path, secret)).manifest.cluster, '18');
  assert.equal(readFileSync(path).indexOf('before-base'), -1, 'nothing stands in the clear');

  await say('after-base');
  const moment = new Date(await now());
  await client.query('select pg_sleep(1.1)');
  await say('the-mistake');
  await archived(client);
  await client.end();
  await db.close();
  await server.stop();

  const acts = async (name: string, until: Date | undefined): Promise<string[]> => {
    const cluster = join(folder, name, 'postgres');
    await bringBackBase(path, secret, { cluster, files, archive, until });
    const back = await startPostgres({ directory: cluster });
    const restored = openDatabase(back.url);
    const reader = restored.forRealm('H48');
    const { rows } = await reader.query<{ act: string }>(`select act from trail where realm = 'H48' order by seq`);
    assert.deepEqual((await verifyTrail(reader, 'H48')).breaks, []);
    // It serves again, and writes.
    await inTransaction({ ...app, db: restored }, 'system:test', (tx) => record(tx, 'goes-on', 'agency/H48', {}));
    const left = await reader.query(`select from pg_settings where name = 'restore_command' and setting <> ''`);
    assert.equal(left.rowCount, 0, 'the next start does not look for the archive');
    await restored.close();
    await back.stop();
    return rows.map(({ act }) => act);
  };
  assert.deepEqual(await acts('moment', new Date(moment.getTime() + 500)), ['before-base', 'after-base']);
  assert.deepEqual(await acts('end', undefined), ['before-base', 'after-base', 'the-mistake']);
  assert.ok(readdirSync(archive).some((name) => /^[0-9A-F]{24}$/.test(name)));
});
