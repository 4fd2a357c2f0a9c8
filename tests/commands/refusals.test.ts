import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { type Checkout, everybody, isRoot, makeCheckout, orphans } from '../world/checkout.ts';
import { startTestCluster } from '../world/cluster.ts';
import { cloneOf } from '../world/database.ts';

let checkout: Checkout;
let cluster: Awaited<ReturnType<typeof startTestCluster>>;

before(async () => {
  cluster = await startTestCluster();
  checkout = await makeCheckout(isRoot ? 'root' : 'user', { built: true });
});
after(async () => {
  await cluster.stop();
  checkout.remove();
});

/** Starts, expects the program to give up with one sentence and leave nothing running. */
async function refuses(env: Record<string, string>, sentence: RegExp, at: Checkout = checkout): Promise<void> {
  const run = at.run(['npm', 'start', '--silent'], env);
  assert.equal(await run.ready, false, run.said());
  assert.equal(await run.ended, 1, run.said());
  const lines = run
    .said()
    .split('\n')
    .filter((line) => line && !line.startsWith('·'));
  assert.equal(lines.length, 1, `one sentence, not:\n${run.said()}`);
  assert.match(lines[0] as string, sentence);
  assert.deepEqual(await orphans(at), []);
}

test('a port in use is named, with a free one, before anything is made', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((done) => other.once('listening', done));
  const { port } = other.address() as { port: number };
  const folder = join(checkout.folder, 'var-port');
  await refuses(
    { PORT: String(port), MOTCUA_VAR: folder },
    new RegExp(`^Port ${port} is used by another program: choose another, for example PORT=\\d+ npm start\\.$`),
  );
  assert.throws(() => mkdirSync(join(folder, 'x')), /ENOENT/, 'the folder was not made');
});

test('an address this machine does not have is named', () =>
  refuses({ HOST: '192.0.2.1' }, /^This machine has no address 192\.0\.2\.1/));

test('a setting that cannot be used is named', () => refuses({ PORT: 'high' }, /^The value of PORT cannot be used/));

test('a folder that cannot be written is named', async () => {
  const file = join(checkout.folder, 'a-file');
  writeFileSync(file, '');
  await refuses({ MOTCUA_VAR: join(file, 'var') }, /^Cannot write into .*a-file\/var: let this user write there/);
  if (!everybody.includes('root')) return;
  const theirs = await makeCheckout('user');
  const closed = join(theirs.folder, 'closed');
  mkdirSync(closed, { mode: 0o755 }); // root's
  await refuses({ MOTCUA_VAR: closed }, /^Cannot write into .*closed/, theirs);
  theirs.remove();
});

test('a database server that does not answer is named', () =>
  refuses(
    { DATABASE_URL: 'postgres://someone@127.0.0.1:1/motcua' },
    /^Cannot connect to PostgreSQL at 127\.0\.0\.1:1/,
  ));

test('a wrong password and a missing database are told apart', async () => {
  const wrong = new URL(cluster.url);
  wrong.password = 'wrong';
  await refuses({ DATABASE_URL: wrong.href }, /^PostgreSQL does not accept the name or password in DATABASE_URL\.$/);
  const absent = new URL(cluster.url);
  absent.pathname = '/nowhere';
  await refuses({ DATABASE_URL: absent.href }, /^The database named in DATABASE_URL does not exist/);
});

test('a database changed by a newer program is refused untouched, and served again once it is not', async () => {
  const url = await cloneOf(cluster.url, 'newer');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const future = "'9999-future.sql', true, 'unknown'";
  await client.query(`insert into schema_migration (name, breaking, checksum) values (${future})`);
  await refuses(
    { DATABASE_URL: url },
    /^The database was changed by a newer version of the program \(9999-future\.sql\)/,
  );
  await client.query(`delete from schema_migration where name = '9999-future.sql'`);
  await client.end();
  const run = checkout.run(['npm', 'start'], { DATABASE_URL: url });
  assert.ok(await run.ready, run.said());
  run.ctrlC();
  await run.ended;
  assert.deepEqual(await orphans(checkout), []);
});

test('a command that does not exist is told, with the way to those that do', async () => {
  const run = checkout.run(['./motcua', 'fly']);
  assert.equal(await run.ended, 2);
  assert.match(run.said(), /^There is no command “fly”\. See the commands: \.\/motcua help\n$/);
});
