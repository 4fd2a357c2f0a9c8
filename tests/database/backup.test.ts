import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type TestContext, test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import type { Snapshot } from '#db/snapshot.ts';
import { verifyTrail } from '#db/verify.ts';
import { generate } from '#demo/index.ts';
import { openFolderStore } from '#files/folder.ts';
import { SealedProblem, type Secret } from '#files/sealed.ts';
import { openApp } from '../../src/app.ts';
import { bringBack } from '../../src/cli/backup/bring-back.ts';
import { checkBackup } from '../../src/cli/backup/check.ts';
import { backupBytes, type Made } from '../../src/cli/backup/make.ts';
import { verifyFiles } from '../../src/cli/verify.ts';
import { readSettings } from '../../src/env.server.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';

const MIGRATIONS = resolve('migrations');

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-backup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty database beside another one, dropped at the end. */
async function emptyBeside(t: TestContext, url: string): Promise<string> {
  const [admin, fresh] = [new URL(url), new URL(url)];
  admin.pathname = '/postgres';
  fresh.pathname = `/restored_${process.pid}_${randomBytes(4).toString('hex')}`;
  const asAdmin = async (sql: string) => {
    const client = await connectOnce(admin.href);
    await client.query(sql);
    await client.end();
  };
  await asAdmin(`create database ${fresh.pathname.slice(1)} template template0`);
  t.after(() => asAdmin(`drop database ${fresh.pathname.slice(1)} with (force)`));
  return fresh.href;
}

interface Small {
  readonly world: Case;
  readonly url: string;
  readonly stored: string;
  readonly path: string;
  readonly secret: Secret;
  readonly made: Made;
}

/** A province with dossiers by the acts and by the generator, backed up while somebody goes on filing. */
async function backedUp(t: TestContext, count: number, during?: (world: Case) => Promise<void>): Promise<Small> {
  const world = await openCase(t);
  const folder = folderFor(t);
  const stored = join(folder, 'files');
  const app = { ...world.app, files: await openFolderStore(stored) };
  const inFolder = { ...world, app };
  const { url } = world.app as unknown as { url: string };
  await fileOne(inFolder);
  if (count > 0)
    await generate(app, { ...{ count, seed: 3, officers: 0, days: 100 }, until: app.clock.now(), ownerUrl: url });
  const made: Made = { tables: 0, rows: 0, files: 0, bytes: 0, missing: [] };
  const [path, secret] = [join(folder, 'one.mcb'), { key: randomBytes(32) }];
  const source = { ownerUrl: url, realm: app.realm, files: app.files, isSealed: false, at: app.clock.now() };
  await Promise.all([
    pipeline(Readable.from(backupBytes(source, secret, made)), createWriteStream(path)),
    during?.(inFolder),
  ]);
  return { world: inFolder, url, stored, path, secret, made };
}

async function codesOf(url: string): Promise<string[]> {
  const client = await connectOnce(url);
  const { rows } = await client.query<{ code: string }>('select code from dossier order by code');
  await client.end();
  return rows.map(({ code }) => code);
}

test('the drill: a backup made while people file is restored, and every chain and every file is right', {
  timeout: 240_000,
}, async (t) => {
  const acknowledged: string[] = [];
  let began = performance.now();
  const { world, url, path, secret, made } = await backedUp(t, 1_500, async (at) => {
    acknowledged.push(...(await codesOf((at.app as unknown as { url: string }).url)));
    for (let more = 0; more < 12; more += 1) await fileOne(at);
  });
  assert.deepEqual(made.missing, []);
  t.diagnostic(`generated, filed, backed up: ${Math.round(performance.now() - began)} ms, ${made.rows} rows`);

  began = performance.now();
  const checked = await checkBackup(path, secret);
  assert.equal(checked.rows, made.rows);
  const target = { ownerUrl: await emptyBeside(t, url), folder: join(folderFor(t), 'files'), migrations: MIGRATIONS };
  const files = await openFolderStore(target.folder);
  await bringBack(path, secret, checked.manifest.snapshot as Snapshot, { ...target, files });
  t.diagnostic(`checked and restored: ${Math.round(performance.now() - began)} ms`);

  const app = openApp(
    readSettings({ LOG_LEVEL: 'silent', MOTCUA_VAR: resolve(target.folder, '..') }),
    target.ownerUrl,
    { clock: world.clock },
  );
  t.after(() => app.close());
  const trail = await verifyTrail(app.read, app.realm);
  assert.deepEqual([trail.breaks, trail.falseRoots], [[], []]);
  assert.ok(trail.chains > 1_500);
  const there = new Set(await codesOf(target.ownerUrl));
  for (const code of acknowledged) assert.ok(there.has(code), `${code} was acknowledged before the backup began`);
  const store = await verifyFiles(app, target.ownerUrl);
  assert.deepEqual([store.missing, store.altered], [[], []]);
  assert.ok(store.checked > 48);
  // What was restored goes on: the acts work on it, codes follow on those that were given.
  const again: Case = { ...world, app: { ...app, files } };
  const code = await fileOne(again);
  assert.ok(!there.has(code), `${code} was given before`);
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
});

test('jobs that waited wait again after a restore, and none is held by a worker that is gone', async (t) => {
  const world = await openCase(t);
  const { url } = world.app as unknown as { url: string };
  const client = await connectOnce(url);
  await client.query(`select graphile_worker.add_job('react', '{}'::json) from generate_series(1, 3)`);
  await client.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone'`);
  await client.end();
  const folder = folderFor(t);
  const [path, secret] = [join(folder, 'jobs.mcb'), { passphrase: 'thuyền về bến lúc năm giờ' }];
  const made: Made = { tables: 0, rows: 0, files: 0, bytes: 0, missing: [] };
  const files = await openFolderStore(join(folder, 'files'));
  const source = { ownerUrl: url, realm: 'H48', files, isSealed: false, at: world.clock.now() };
  await pipeline(Readable.from(backupBytes(source, secret, made)), createWriteStream(path));
  const ownerUrl = await emptyBeside(t, url);
  const target = { ownerUrl, files, folder: join(folder, 'files'), migrations: MIGRATIONS };
  await bringBack(path, secret, (await checkBackup(path, secret)).manifest.snapshot as Snapshot, target);
  const restored = await connectOnce(ownerUrl);
  const { rows } = await restored.query(
    `select count(*) as jobs, count(locked_by) as locked from graphile_worker._private_jobs`,
  );
  assert.deepEqual({ ...rows[0] }, { jobs: 3, locked: 0 });
  await restored.query(`select graphile_worker.add_job('react', '{}'::json)`);
  await restored.end();
});

/** The command as an operator calls it. */
async function motcua(argv: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...argv], {
    env: { PATH: process.env['PATH'] ?? '', MOTCUA_LANG: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}

test('a restore refuses a wrong key, a cut or altered file and a target in use, and changes nothing', async (t) => {
  const { path, secret, url } = await backedUp(t, 0);
  const folder = folderFor(t);
  const whole = readFileSync(path);
  const put = (name: string, bytes: string | Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const key = put('right.key', ('key' in secret ? secret.key : Buffer.alloc(0)).toString('hex'));
  const bad = Buffer.from(whole);
  bad[whole.length >> 1] = (bad[whole.length >> 1] as number) ^ 1;
  const env = { DATABASE_URL: await emptyBeside(t, url), MOTCUA_VAR: join(folder, 'var') };
  const cases: [string, string, RegExp][] = [
    [path, put('wrong.key', randomBytes(32).toString('hex')), /is not that of this backup\. Nothing was changed/],
    [put('cut.mcb', whole.subarray(0, whole.length - 70_000)), key, /cut off.*Nothing was changed/],
    [put('bad.mcb', bad), key, /(altered|damaged).*Nothing was changed/],
    [put('other.mcb', 'something else'), key, /no backup of Một Cửa/],
  ];
  for (const [file, by, sentence] of cases) {
    const { code, err } = await motcua(['restore', '--key-file', by, file], env);
    assert.deepEqual([code, sentence.test(err)], [1, true], err);
  }
  const client = await connectOnce(env.DATABASE_URL);
  const { rowCount } = await client.query(`select from pg_tables where schemaname = 'public'`);
  await client.end();
  assert.equal(rowCount, 0, 'no table was made');
  assert.ok(!readdirSync(folder).includes('var'), 'no file was kept');

  const used = await motcua(['restore', '--key-file', key, path], { ...env, DATABASE_URL: url });
  assert.match(used.err, /is not empty: a restore goes into a new one only/);
  const done = await motcua(['restore', '--json', '--key-file', key, path], env);
  assert.equal(JSON.parse(done.out).ok, true, done.err);
  const twice = await motcua(['restore', '--key-file', key, path], env);
  assert.match(twice.err, /files is not empty/);
});

test('verify --files names what the store lacks, what was altered, and counts what belongs to nobody', async (t) => {
  const { world, url, stored } = await backedUp(t, 40);
  const settings = readSettings({ LOG_LEVEL: 'silent', MOTCUA_VAR: resolve(stored, '..') });
  const app = { ...world.app, settings };
  const good = await verifyFiles(app, url);
  assert.deepEqual([good.missing, good.altered], [[], []]);
  const { rows } = await app.read.query<{ sha256: string }>(
    'select distinct sha256 from dossier_paper where realm = $1 and sha256 is not null order by 1 limit 2',
    [app.realm],
  );
  const [first = '', second = ''] = rows.map(({ sha256 }) => sha256);
  const place = (sha256: string) => join(stored, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  rmSync(place(first));
  writeFileSync(place(second), '%PDF-1.7 other');
  async function* one() {
    yield Buffer.from('%PDF-1.7\nnobody\n%%EOF');
  }
  await app.files.put(one(), { limit: 1_000, accept: ['pdf'] });
  const bad = await verifyFiles(app, url);
  assert.deepEqual([bad.missing, bad.altered, bad.orphans], [[first], [second], good.orphans + 1]);
});

test('a backup that cannot be read to its end is not restored by halves', async (t) => {
  const { path, secret, url } = await backedUp(t, 0);
  const checked = await checkBackup(path, secret);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, whole.length - 10));
  const target = { ownerUrl: await emptyBeside(t, url), folder: join(folderFor(t), 'files'), migrations: MIGRATIONS };
  const files = await openFolderStore(target.folder);
  await assert.rejects(
    bringBack(path, secret, checked.manifest.snapshot as Snapshot, { ...target, files }),
    SealedProblem,
  );
  assert.deepEqual(await codesOf(target.ownerUrl), []);
});
