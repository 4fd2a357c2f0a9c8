import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { hashOf, rootOf } from '#db/chain.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { connectOnce } from '#db/pool.server.ts';
import { packedActor } from '#db/trail.ts';
import { uuidv7 } from '#db/uuid.ts';
import { verifyTrail } from '#db/verify.ts';
import type { Instant } from '#kernel/time.ts';
import { openTestDatabase } from '../world/database.ts';

const MIGRATIONS = resolve('migrations');
const NOON = Date.parse('2026-11-20T12:00:00+07:00') as Instant;
const HIEN = 'officer:019c91f0-d624-7601-abb6-1d1d80a7962f';
const ACTORS = [
  HIEN,
  HIEN.replace('officer', 'citizen'),
  HIEN.replace('officer', 'client'),
  'system:import',
  'officer:?',
];

/** A database as it was before the trail was made lean, beside another. */
async function before(t: TestContext): Promise<string> {
  const { url } = await openTestDatabase(t);
  const [admin, old] = [new URL(url), new URL(url)];
  admin.pathname = '/postgres';
  old.pathname = `/lean_${process.pid}_${randomBytes(4).toString('hex')}`;
  const asAdmin = async (sql: string) => {
    const client = await connectOnce(admin.href);
    await client.query(sql);
    await client.end();
  };
  await asAdmin(`create database ${old.pathname.slice(1)} template template0`);
  t.after(() => asAdmin(`drop database ${old.pathname.slice(1)} with (force)`));
  const names = readMigrations(MIGRATIONS).map(({ name }) => name);
  await migrate(old.href, MIGRATIONS, new Set(names.filter((name) => name < '0042')));
  return old.href;
}

test('a trail from before it was made lean shows the same evidence, and its chains and roots hold', async (t) => {
  const url = await before(t);
  const owner = await connectOnce(url);
  for (let n = 0; n < 40; n += 1)
    await owner.query(
      `insert into trail (realm, subject, id, at, actor, act, facts)
       values ('H48', $1, $2, to_timestamp($3::double precision / 1000), $4, 'touched', $5)`,
      [`test/${n % 2}`, uuidv7((NOON + n) as Instant), NOON + n, ACTORS[n % 5], JSON.stringify({ n, tên: 'Hiền' })],
    );
  const shown = async () => (await owner.query('select * from trail order by subject, seq')).rows;
  const evidence = await shown();
  const heads = evidence.filter(({ seq }) => seq === 20);
  await owner.query(`insert into trail_root (realm, day, entries, root) values ('H48', '2026-11-20', 40, $1)`, [
    rootOf(heads),
  ]);
  await migrate(url, MIGRATIONS);
  assert.deepEqual(await shown(), evidence);
  const { chains, entries, days, breaks, falseRoots } = await verifyTrail(owner, 'H48');
  assert.deepEqual(
    { chains, entries, days, breaks, falseRoots },
    { chains: 2, entries: 40, days: 1, breaks: [], falseRoots: [] },
  );
  await owner.end();
});

test('a chain goes on where it stood, past sixteen rows and whoever seals', async (t) => {
  const { url } = await openTestDatabase(t);
  const owner = await connectOnce(url);
  await owner.query(`set motcua.realm = 'H48'; set role motcua_app`);
  for (let n = 0; n < 40; n += 1) {
    const { kind, id } = packedActor(ACTORS[n % 5] as string);
    await owner.query(
      `insert into trail_entry (realm, subject, id, at, actor_kind, actor_id, act, facts)
       values ('H48', 'test/1', $1, to_timestamp($2::double precision / 1000), $3, $4, 'touched', '{}')`,
      [uuidv7((NOON + n) as Instant), NOON + n, kind, id],
    );
  }
  const { rows } = await owner.query('select * from trail order by seq');
  assert.deepEqual(
    rows.map(({ seq, actor }) => [seq, actor]),
    Array.from({ length: 40 }, (_, n) => [n + 1, ACTORS[n % 5]]),
  );
  const [row] = rows;
  const open = { ...row, at: new Date(row.at).toISOString(), facts: '{}' };
  assert.equal(row.hash, hashOf(open, row.previous));
  assert.deepEqual((await verifyTrail(owner, 'H48')).breaks, []);
  await owner.end();
});

test('no act is sealed under an id of another moment, nor on an older snapshot', async (t) => {
  const { url } = await openTestDatabase(t);
  const owner = await connectOnce(url);
  const put = (id: string) =>
    owner.query(
      `insert into trail_entry (realm, subject, id, at, actor_kind, act, facts)
       values ('H48', 'test/1', $1, to_timestamp($2::double precision / 1000), 'system:test', 'touched', '{}')`,
      [id, NOON],
    );
  await put(uuidv7(NOON));
  await assert.rejects(put(uuidv7((NOON + 60_000) as Instant)), /not of the moment its id says/);
  await owner.query('begin isolation level repeatable read');
  await assert.rejects(put(uuidv7(NOON)), /read committed/);
  await owner.query('rollback');
  await owner.end();
});

test('dossiers from before processes were kept once have theirs still, each kept once', async (t) => {
  const url = await before(t);
  const owner = await connectOnce(url);
  const processes = ['{"basis": "typical", "steps": []}', '{"basis": "approved", "steps": [{"id": "sign"}]}'];
  // Without the agencies, forms and people it refers to: nothing is said of them.
  await owner.query('set session_replication_role = replica');
  for (let n = 0; n < 6; n += 1)
    await owner.query(
      `insert into dossier (realm, code, procedure, version, procedure_name, form_digest, person, owner_name, owner_folded, made_by,
         channel, state, answers, given, delivery, receiving_agency, competent_agency, elsewhere, scope, process, holder_agency, submitted_at)
       values ('H48', $1, '1.0', 1, 'Thủ tục', repeat('0', 64), $2, 'Lan', 'lan', $3, 2, 'submitted', '{}', '{}', '{}', 'H48', 'H48', false,
         '{H48}', $4, 'H48', now())`,
      [`H48-${n}`, HIEN.slice(8), n % 3 === 0 ? 'citizen:other' : HIEN.replace('officer', 'citizen'), processes[n % 2]],
    );
  await owner.query('set session_replication_role = origin');
  await migrateWithout(owner, url);
  const { rows } = await owner.query<{ process: object; forAnother: boolean }>(
    `select e.process, d.for_another as "forAnother" from dossier d
       join process_edition e on e.realm = d.realm and e.digest = d.process_digest order by d.code`,
  );
  assert.deepEqual(
    rows,
    Array.from({ length: 6 }, (_, n) => ({ process: JSON.parse(processes[n % 2] as string), forAnother: n % 3 === 0 })),
  );
  assert.equal((await owner.query('select from process_edition')).rowCount, 2);
  await owner.end();
});

/** A row that refers to nothing may stay: its foreign keys are taken off first. */
async function migrateWithout(owner: Awaited<ReturnType<typeof connectOnce>>, url: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = 'dossier'::regclass and contype = 'f'`,
  );
  for (const { name } of rows) await owner.query(`alter table dossier drop constraint ${name}`);
  await migrate(url, MIGRATIONS);
}
