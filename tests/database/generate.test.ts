import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { verifyTrail } from '#db/verify.ts';
import { generate, type Wish } from '#demo/index.ts';
import {
  type ActName,
  calendarOf,
  clockOf,
  type Dossier,
  datedBy,
  findDossier,
  lead,
  type State,
  viewDesk,
} from '#dossier/index.ts';
import { listAccounts, postsOn } from '#identity/index.ts';
import { dateAt, instant } from '#kernel/time.ts';
import type { App } from '../../src/app.ts';
import { inventPerson } from '../../src/demo/history/people.ts';
import { random } from '../../src/demo/history/random.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, type Officer, openCase } from '../world/case.ts';
import { openProvince } from '../world/province.ts';

const COUNT = 2_000;
const wish = (app: App & { url: string }, more: Partial<Wish> = {}): Wish => ({
  ...{ count: COUNT, seed: 7, officers: 0, days: 200, until: app.clock.now(), ownerUrl: app.url },
  ...more,
});

/** The usual ways of a dossier by the real acts, minutes apart. Each list is one dossier. */
const WAYS: readonly (readonly ActName[])[] = [
  [
    'accept',
    'hand-over',
    'assign',
    'draft-decision',
    'advance',
    'claim',
    'advance',
    'claim',
    'sign',
    'claim',
    'number',
    'return-result',
  ],
  ['accept', 'hand-over', 'assign', 'ask-supplement', 'answer-supplement', 'note', 'draft-decision', 'advance'],
  ['accept', 'hand-over', 'assign', 'ask-supplement'],
  ['accept', 'hand-over', 'stop'],
  ['ask-supplement', 'answer-supplement', 'accept'],
  ['refuse'],
  ['withdraw'],
  [],
];

async function walkByActs(world: Case & { clock: { set(text: string): void } }): Promise<string[]> {
  const acts = actsOf(world);
  const codes: string[] = [];
  for (const way of WAYS) {
    const code = await fileOne(world);
    codes.push(code);
    for (const act of way) {
      world.clock.set(new Date(world.app.clock.now() + 60_000).toISOString());
      const done = await acts[act](code);
      assert.ok(done.ok, `${act}: ${JSON.stringify(done)}`);
    }
  }
  return codes;
}

/** Which columns of a table are filled in at least one row, and which in every one, for these dossiers. */
async function filled(app: App, table: string, where: string, codes: readonly string[]) {
  const { rows } = await app.read.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${table} t where realm = $1 and ${where}`,
    [app.realm, codes],
  );
  const names = rows.map(({ row }) => Object.keys(row).filter((name) => row[name] !== null));
  return { some: new Set(names.flat()), rows: rows.length };
}

test('generated dossiers have the shape of those made by the acts: columns, acts, facts', async (t) => {
  const world = await openCase(t, '2026-11-17T08:00:00+07:00');
  const { app } = world;
  const real = await walkByActs(world);
  const url = (app as unknown as { url: string }).url;
  await generate(app, wish({ ...app, url }, { until: app.clock.now(), count: 3_000 }));
  for (const table of [
    ...['dossier', 'dossier_paper', 'dossier_step', 'supplement_request', 'decision', 'dossier_ending'],
    ...['earlier_answers', 'internal_note'],
  ]) {
    const [byActs, made] = [
      await filled(app, table, 'code = any($2)', real),
      await filled(app, table, 'code <> all($2)', real),
    ];
    assert.ok(made.rows > 0, table);
    // The tests' acts name the ground of a second request also for the first; people do not.
    const missing = [...byActs.some].filter((name) => !made.some.has(name) && name !== 'ground');
    assert.deepEqual(missing, [], `${table}: filled by the acts and never by the generator`);
  }
  const facts = await app.read.query<{ act: string; real: boolean; keys: string[] }>(
    `select distinct act, substring(subject from 9) = any($2) as real,
       (select array_agg(k order by k) from jsonb_object_keys(facts) k) as keys
     from trail where realm = $1 and subject like 'dossier/%'`,
    [app.realm, real],
  );
  const of = (isReal: boolean) =>
    new Map(facts.rows.filter((one) => one.real === isReal).map((one) => [one.act, one.keys]));
  const made = of(false);
  const acts = of(true);
  // What is generated was decided before there were digital signatures: its results are signed by nobody's key.
  acts.delete('result-signed');
  for (const [act, keys] of acts) assert.deepEqual(made.get(act), keys, act);
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
});

interface Told {
  code: string;
  state: State;
  revision: number;
  acts: string[];
}

test('a generated set is lawful: chains hold, acts follow the drawing, numbers have no gap, dates are the clock’s', async (t) => {
  const app = await openProvince(t);
  const done = await generate(app, wish(app));
  assert.equal(done.dossiers, COUNT);
  const checked = await verifyTrail(app.read, app.realm);
  assert.deepEqual([checked.breaks, checked.falseRoots], [[], []]);

  const { rows } = await app.read.query<Told>(
    `select d.code, d.state, d.revision, array_agg(t.act order by t.seq) as acts from dossier d
     join trail t on t.realm = d.realm and t.subject = 'dossier/' || d.code where d.realm = $1 group by d.realm, d.code, d.state, d.revision`,
    [app.realm],
  );
  assert.equal(rows.length, COUNT);
  for (const { code, state, revision, acts } of rows) {
    assert.equal(acts[0], 'dossier-submit');
    let at: State = 'submitted';
    for (const act of acts.slice(1)) {
      const next = lead(act.replace('dossier-', '') as ActName, at);
      assert.ok(next.ok, `${code}: ${act} in ${at}`);
      at = next.value;
    }
    assert.equal(at, state, code);
    assert.equal(revision, acts.filter((act) => act !== 'dossier-note').length, code);
  }
  const gaps = await app.read.query(
    `with n as (select substring(code from '^[^-]+') as agency, to_date('20' || substring(code from '-([0-9]{6})-'), 'YYYYMMDD') as day,
        substring(code from '[0-9]+$')::integer as number from dossier where realm = $1)
     select agency, day from n join dossier_counter c using (agency, day) where c.realm = $1
     group by agency, day, c.last having array_agg(number order by number) <> array(select generate_series(1, c.last))
     union all
     select competent_agency, null from decision x join dossier d using (realm, code)
       join number_register r on r.realm = x.realm and r.agency = d.competent_agency
         and x.number like '%/' || r.series || '-%' and r.year = extract(year from x.numbered_at at time zone 'Asia/Ho_Chi_Minh')
     where x.realm = $1 group by d.competent_agency, r.year, r.series, r.last
     having array_agg(substring(number from '^[0-9]+')::integer order by substring(number from '^[0-9]+')::integer)
       <> array(select generate_series(1, r.last))`,
    [app.realm],
  );
  assert.deepEqual(gaps.rows, []);
  await checkClocks(app);
});

/** The dates kept are those the clock finds from the rows. */
async function checkClocks(app: App): Promise<void> {
  const leader = { kind: 'officer', id: '', name: '', posts: [{ role: 'leader', unit: 'H48' }], unit: null } as const;
  const { rows } = await app.read.query<{ code: string }>(
    `select code from dossier where realm = $1 and state in ('processing', 'resolved', 'supplement', 'returned') order by md5(code) limit 120`,
    [app.realm],
  );
  assert.equal(rows.length, 120);
  for (const { code } of rows) {
    const dossier = (await findDossier(app.read, app.realm, leader as never, code)) as Dossier;
    const clock = await clockOf(app.read, app.realm, dossier);
    if (!clock) continue;
    const calendar = await calendarOf(app.read, app.realm, dossier.competentAgency, dossier.receivedAt ?? instant(0));
    const now = datedBy(clock, calendar, dossier, app.clock.now());
    assert.deepEqual([now.due, now.originalDue], [dossier.due, dossier.originalDue], code);
  }
}

test('the same seed generates the same dossiers, and the desk shows them', async (t) => {
  const [one, other] = [await openProvince(t), await openProvince(t)];
  const until = one.clock.now();
  const told = async (app: App & { url: string }, seed: number) => {
    await generate(app, wish(app, { until, count: 400, seed, days: 14 }));
    const { rows } = await app.read.query(
      'select code, procedure, owner_name, owner_number, state, due, answers from dossier where realm = $1 order by code',
      [app.realm],
    );
    return rows;
  };
  const first = await told(one, 5);
  assert.deepEqual(await told(other, 5), first);
  assert.notDeepEqual(await told(other, 6), first);

  const hung = await officerOf(one, 'hung.tv');
  const ask = { now: until, language: 'vi' } as const;
  const desk = await viewDesk(one.read, one.realm, hung, { ...ask, queue: 'all' });
  assert.ok(desk.counts.all > 0, 'the officer of fisheries sees dossiers');
  const { rows } = await one.read.query<{ code: string; name: string }>(
    `select code, owner_name as name from dossier where realm = $1 and competent_agency = 'H48.14.05' order by code limit 1`,
    [one.realm],
  );
  const [known] = rows;
  assert.ok(known);
  for (const search of [known.code, known.name]) {
    const { lines } = await viewDesk(one.read, one.realm, hung, { ...ask, search: { typed: search } });
    assert.ok(
      lines.some(({ code }) => code === known.code),
      search,
    );
  }
});

async function officerOf(app: App, userName: string): Promise<Officer> {
  const date = dateAt(app.clock.now());
  const [found] = await listAccounts(app.read, app.realm, { date, limit: 1, userName });
  assert.ok(found);
  const posts = await postsOn(app.read, app.realm, found.officer, date);
  return { kind: 'officer', id: found.officer, name: found.name, posts, unit: null };
}

test('generating goes on after a run that was broken off: its lanes have left gaps between the numbers of people', async (t) => {
  const app = await openProvince(t);
  const client = await connectOnce(app.url);
  const { rows } = await client.query<{ count: number }>('select count(*) from person where realm = $1', [app.realm]);
  for (let gap = 10; gap <= 100; gap += 10) {
    const { id, name, number } = inventPerson(Number(rows[0]?.count) + gap, app.clock.now(), random(1, gap));
    await client.query(
      `insert into person (realm, id, personal_number, full_name, folded_name, created_at) values ($1, $2, $3, $4, $4, now())`,
      [app.realm, id, number, name],
    );
  }
  await client.end();
  assert.equal((await generate(app, wish(app, { count: 60 }))).dossiers, 60);
});

test('motcua generate refuses a database that has dossiers or is no demo, unless told so', async (t) => {
  const app = await openProvince(t);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-generate-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const run = async (env: Record<string, string>, ...more: string[]) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', 'generate', '--count', '20', '--json', ...more], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: app.url,
        MOTCUA_VAR: folder,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(await text(child.stdout));
  };
  assert.match((await run({ MOTCUA_DEMO: '0' })).error, /không phải tỉnh mẫu/);
  assert.equal((await run({ MOTCUA_DEMO: '1' })).dossiers, 20);
  assert.match((await run({ MOTCUA_DEMO: '1' })).error, /đã có hồ sơ/);
  assert.equal((await run({ MOTCUA_DEMO: '1' }, '--into-used', '--seed', '2', '--officers', '3')).dossiers, 20);
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
});
