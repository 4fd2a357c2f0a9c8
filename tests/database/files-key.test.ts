import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type TestContext, test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { openFolderStore } from '#files/folder.ts';
import { keysOfFile, makeFilesKey } from '#files/realm-keys.ts';
import { safeWith } from '#files/safe.ts';
import { askForCode } from '#identity/index.ts';
import { backupBytes, type Made } from '../../src/cli/backup/make.ts';
import { fileOne, openCase } from '../world/case.ts';

/** The command as an operator calls it. */
async function motcua(argv: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...argv, '--json'], {
    env: { PATH: process.env['PATH'] ?? '', MOTCUA_LANG: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: out.trim() ? JSON.parse(out) : {}, err };
}

async function emptyBeside(t: TestContext, url: string): Promise<string> {
  const [admin, fresh] = [new URL(url), new URL(url)];
  admin.pathname = '/postgres';
  fresh.pathname = `/sealed_${process.pid}_${randomBytes(4).toString('hex')}`;
  const asAdmin = async (sql: string) => {
    const client = await connectOnce(admin.href);
    await client.query(sql);
    await client.end();
  };
  await asAdmin(`create database ${fresh.pathname.slice(1)} template template0`);
  t.after(() => asAdmin(`drop database ${fresh.pathname.slice(1)} with (force)`));
  return fresh.href;
}

test('sealed files are backed up, refused without a key, restored sealed, verified, and brought to a new key by command', async (t) => {
  const world = await openCase(t);
  const { url } = world.app as unknown as { url: string };
  const folder = mkdtempSync(join(tmpdir(), 'motcua-key-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  makeFilesKey(join(folder, 'files.key'));
  const files = await openFolderStore(join(folder, 'files'), keysOfFile(join(folder, 'files.key')));
  await fileOne({ ...world, app: { ...world.app, files } });
  const secrets = safeWith(() => keysOfFile(join(folder, 'files.key')));
  assert.ok((await askForCode({ ...world.app, secrets }, 'system:cli', 'hung.tv')).ok);
  const made: Made = { tables: 0, rows: 0, files: 0, bytes: 0, missing: [] };
  const [path, backupKey] = [join(folder, 'one.mcb'), join(folder, 'backup.key')];
  const key = randomBytes(32);
  writeFileSync(backupKey, key.toString('hex'));
  const source = { ownerUrl: url, realm: 'H48', files, isSealed: true, at: world.clock.now() };
  await pipeline(Readable.from(backupBytes(source, { key }, made)), createWriteStream(path));
  assert.ok(made.files > 0);

  const target = { DATABASE_URL: await emptyBeside(t, url), MOTCUA_VAR: join(folder, 'var') };
  const restore = ['restore', '--key-file', backupKey, path];
  const without = await motcua(restore, target);
  assert.equal(without.code, 1);
  assert.match(without.said.error, /key file of the store is not there \(FILES_KEY_FILE\).*Nothing was changed/);
  const nowhere = await motcua(restore, { ...target, FILES_KEY_FILE: join(folder, 'nowhere.key') });
  assert.match(nowhere.said.error, /nowhere\.key.*Nothing was changed/);

  const newKey = join(folder, 'new.key');
  makeFilesKey(newKey);
  const env = { ...target, FILES_KEY_FILE: newKey };
  const done = await motcua(restore, env);
  assert.equal(done.said.ok, true, done.err);
  const verified = await motcua(['verify', '--files'], env);
  assert.deepEqual([verified.said.ok, verified.said.files.missing], [true, []]);
  const blind = await motcua(['verify', '--files'], target);
  assert.equal(blind.code, 1);
  assert.match(blind.said.error, /keys here do not open the encrypted files/);

  const turned = await motcua(['files', 'rotate-key'], env);
  assert.equal(turned.said.rewrapped, done.said.files, turned.err);
  assert.deepEqual(turned.said.codes, { sealed: 0, rewrapped: 0, lost: ['hung.tv'] }, 'sealed where it was backed up');
  const anew = await motcua(['users', 'ask-for-code', 'hung.tv'], env);
  assert.match(anew.said.otpauth ?? anew.err, /^otpauth:/);
  assert.equal(readFileSync(newKey, 'utf8').trim().split('\n').length, 2);
  assert.equal((await motcua(['files', 'drop-old-keys'], env)).said.dropped, 1);
  assert.equal((await motcua(['verify', '--files'], env)).said.ok, true);
  assert.match((await motcua(['files', 'rotate-key'], target)).said.error, /set FILES_KEY_FILE/);
  assert.equal((await motcua(['files', 'eat'], env)).code, 2);
});
