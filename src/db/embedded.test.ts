import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type EmbeddedOptions, PostgresProblem, runningPostgres, startPostgres } from './embedded.ts';
import { connectOnce } from './pool.server.ts';

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-embedded-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = await connectOnce(url);
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const refusedAs = (code: PostgresProblem['code']) => (error: unknown) =>
  error instanceof PostgresProblem && error.code === code;

test('an embedded server keeps what it was told, at the same address, for its owner alone', async (t) => {
  const directory = join(folderFor(t), 'postgres');
  const stages: string[] = [];
  const progress: EmbeddedOptions['progress'] = (stage) => stages.push(stage);
  const first = await startPostgres({ directory, progress });
  await ask(first.url, 'create table mark as select 7 as mark');
  assert.equal(runningPostgres(directory), first.url);
  await first.stop();
  assert.equal(runningPostgres(directory), undefined);

  const second = await startPostgres({ directory, progress });
  assert.equal(second.url, first.url);
  assert.equal(await ask(second.url, 'select mark from mark'), 7);
  assert.equal(await ask(second.url, 'show synchronous_commit'), 'on');
  assert.equal(await ask(second.url, 'select inet_client_addr() is null'), true, 'over the socket in its folder');
  assert.equal(await ask(second.url, "select lower('ĐẶNG')"), 'đặng', 'whatever the language of the machine');
  const overNetwork = new URL(second.url);
  overNetwork.search = '';
  assert.equal(
    await ask(overNetwork.href, 'select inet_client_addr() is null'),
    false,
    'for programs that know no socket',
  );
  for (const address of [second.url, overNetwork.href]) {
    const stranger = new URL(address);
    stranger.password = 'guess';
    await assert.rejects(ask(stranger.href, 'select 1'), { code: '28P01' });
  }
  assert.equal(statSync(directory).mode & 0o077, 0, 'nobody else may look into the folder');
  await second.stop();
  assert.deepEqual(stages, ['create', 'start', 'start']);
});

test('where the path is too long for a socket, or a killed server left one, the server starts all the same', async (t) => {
  const deep = join(folderFor(t), 'x'.repeat(100), 'postgres');
  const distant = await startPostgres({ directory: deep, durable: false });
  assert.equal(await ask(distant.url, 'select inet_client_addr() is null'), false);
  await distant.stop();

  const directory = join(folderFor(t), 'a "name", with', 'postgres');
  const first = await startPostgres({ directory });
  const lock = join(directory, `.s.PGSQL.${new URL(first.url).port}.lock`);
  assert.ok(existsSync(lock));
  await first.stop();
  writeFileSync(lock, `${process.pid}\n${directory}\n1\n1\n${directory}\n`);
  const second = await startPostgres({ directory });
  assert.equal(second.url, first.url);
  assert.equal(await ask(second.url, 'select 1'), 1);
  await second.stop();
});

test('two programs never run one cluster', async (t) => {
  const directory = join(folderFor(t), 'postgres');
  const first = await startPostgres({ directory });
  await assert.rejects(startPostgres({ directory }), refusedAs('postgres-in-use'));
  assert.equal(await ask(first.url, 'select 1'), 1);
  await first.stop();
});

test('a cluster cut short while it was made is made again', async (t) => {
  const directory = join(folderFor(t), 'postgres');
  mkdirSync(`${directory}.new/base`, { recursive: true });
  writeFileSync(`${directory}.new/PG_VERSION`, '18');
  const server = await startPostgres({ directory });
  assert.equal(await ask(server.url, 'select 1'), 1);
  assert.ok(!existsSync(`${directory}.new`));
  await server.stop();
});

test('the number of a process that is somebody else’s by now does not keep a cluster from starting', async (t) => {
  const directory = join(folderFor(t), 'postgres');
  await (await startPostgres({ directory })).stop();
  writeFileSync(`${directory}/postmaster.pid`, `${process.pid}\n${directory}\n1\n1\n\n\n\nready\n`);
  const server = await startPostgres({ directory });
  assert.equal(await ask(server.url, 'select 1'), 1);
  await server.stop();
});

test('a cluster of another PostgreSQL is left alone', async (t) => {
  const directory = join(folderFor(t), 'postgres');
  mkdirSync(directory, { mode: 0o700 });
  writeFileSync(`${directory}/PG_VERSION`, '17\n');
  await assert.rejects(startPostgres({ directory }), refusedAs('postgres-other-version'));
  assert.deepEqual(readdirSync(directory), ['PG_VERSION']);
});

test('a server that ends by itself is told', async (t) => {
  const directory = join(folderFor(t), 'postgres');
  const server = await startPostgres({ directory });
  await ask(server.url, 'select 1');
  // The connection ends with its server, sooner or later than we are told of it.
  const stopped = ask(server.url, `copy (select) to program 'kill -INT $(head -1 postmaster.pid)'`).catch(() => {});
  assert.match(await server.lost, /database system is shut down/);
  await stopped;
  await server.stop();
});

test('a throwaway cluster leaves nothing behind', async (t) => {
  const folder = folderFor(t);
  const server = await startPostgres({ directory: join(folder, 'postgres'), durable: false });
  assert.equal(await ask(server.url, 'show fsync'), 'off');
  await server.stop();
  assert.deepEqual(readdirSync(folder), []);
});

test('where user namespaces are forbidden root gives the data to another user, or names the closed folder', async (t) => {
  if (process.getuid?.() !== 0) return; // only root needs either
  const folder = folderFor(t);
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const { PATH } = process.env;
  process.env['PATH'] = `${bin}:${PATH}`;
  t.after(() => {
    process.env['PATH'] = PATH;
  });
  const closed = join(folder, 'closed/postgres');
  await assert.rejects(startPostgres({ directory: closed }), refusedAs('postgres-path-closed'));
  chmodSync(folder, 0o755);
  const directory = join(folder, 'open/postgres');
  const server = await startPostgres({ directory }).catch((error: PostgresProblem) => error);
  if (server instanceof PostgresProblem) {
    // This checkout itself lies below a folder closed to others: that is what must be said.
    assert.ok(import.meta.dirname.startsWith(String(server.facts['folder'])), String(server));
    return;
  }
  assert.equal(await ask(server.url, 'select 1'), 1);
  assert.notEqual(statSync(directory).uid, 0);
  await server.stop();
});
