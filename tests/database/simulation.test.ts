import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { verifyTrail } from '#db/verify.ts';
import { nationalCalendar } from '#deadline/index.ts';
import { eventLog } from '#dossier/index.ts';
import { openFolderStore } from '#files/folder.ts';
import type { Viewer } from '#identity/index.ts';
import { dateAt, type Instant, instant, instantOf, localDate } from '#kernel/time.ts';
import { parsePeriod, proceduresWithDossiers, USUAL_READINGS, viewBottlenecks, viewProcess } from '#scorecard/index.ts';
import { detect } from '#scorecard/rules/bottleneck-detectors.ts';
import { waitsBy } from '#scorecard/rules/bottleneck-waits.ts';
import { casesIn, staysIn } from '#scorecard/sql/bottlenecks.ts';
import {
  digestOfTrail,
  figuresOf,
  readWhatIf,
  runSimulation,
  type Scenario,
  type WhatIf,
  withWhatIf,
} from '#simulation/index.ts';
import type { App } from '../../src/app.ts';
import type { Hooks } from '../world/database.ts';
import { openProvince } from '../world/province.ts';
import { EVENTFUL_UNTIL, eventful } from '../world/simulating.ts';

async function lived(t: Hooks, scenario: Scenario, more: { lanes?: number; seed?: number; changes?: WhatIf[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-simulation-'));
  const open = await openProvince(t, {}, { MOTCUA_VAR: folder });
  t.after(async () => rmSync(folder, { recursive: true, force: true }));
  const app = { ...open, files: await openFolderStore(folder) };
  const { lanes = 8, seed = 1, changes = [] } = more;
  const done = await runSimulation(app, { scenario, seed, until: EVENTFUL_UNTIL, lanes, changes });
  return { app, done, digest: await digestOfTrail(app), figures: await figuresOf(app.read, app.realm, done.ended) };
}

test('a scenario is lived by the real acts: none refused, queues right, the trail whole, every count as wished', async (t) => {
  const scenario = eventful(70);
  const { app, done, figures } = await lived(t, scenario);
  assert.deepEqual(done.refusals, {});
  assert.deepEqual([done.differences, done.scoreDifferences], [0, 0]);
  assert.deepEqual([figures.counts.received, figures.counts.online], [70, 35]);
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
  const { rows } = await app.read.query<{ act: string; at: number; roots: number }>(
    `select substr(act, 9) as act, min(at) as at, (select count(*) from trail_root where realm = $1) as roots
     from trail where realm = $1 and subject like 'dossier/%' group by act`,
    [app.realm],
  );
  const acts = new Set(rows.map(({ act }) => act));
  for (const act of ['submit', 'accept', 'hand-over', 'claim', 'assign', 'advance', 'sign', 'number', 'return-result'])
    assert.ok(acts.has(act), act);
  for (const act of ['ask-supplement', 'answer-supplement', 'refuse', 'withdraw', 'consult', 'answer-consultation'])
    assert.ok(acts.has(act), act);
  for (const act of ['arrange-visit', 'note', 'extend', 'send-back', 'contest', 'answer-objection', 'correct', 'stop'])
    assert.ok(acts.has(act), act);
  // Virtual time alone: nothing of it happened today, and past days are sealed.
  assert.ok(rows.every(({ at }) => dateAt(instant(at)) >= '2026-04-06' && dateAt(instant(at)) <= '2026-05-02'));
  assert.ok((rows[0]?.roots ?? 0) >= 10, `${rows[0]?.roots} days sealed`);
  const left = await app.read.query('select from job_outbox where realm = $1', [app.realm]);
  assert.equal(left.rowCount, 0, 'nothing is left for workers of real time');
});

test('what came in elsewhere runs from the centre before 5/8/2026, and nobody plans to extend it too late', async (t) => {
  const scenario = eventful(40);
  const { done, app } = await lived(t, {
    ...scenario,
    arrivals: { ...scenario.arrivals, elsewhere: 1 },
    shares: { ...scenario.shares, extended: 1 },
    delays: [{ kind: 'examine', unit: null, share: 1, from: 4, to: 12 }],
  });
  assert.deepEqual(done.refusals, {});
  const { rows } = await app.read.query<{ elsewhere: boolean; n: number }>(
    'select d.elsewhere, count(*)::integer as n from extension x join dossier d using (realm, code) group by 1 order by 1',
  );
  assert.ok((rows.find(({ elsewhere }) => elsewhere)?.n ?? 0) > 3, JSON.stringify(rows));
});

test('where a province signs on paper nobody is asked for a key, and every result has its sheet all the same', async (t) => {
  const { app, done, figures } = await lived(t, { ...eventful(20), signing: 'paper' });
  assert.deepEqual(done.refusals, {});
  const { rows } = await app.read.query<{ asked: number; sheets: number; others: number; returned: number }>(
    `select (select count(*)::integer from signing_request) as asked,
       count(*) filter (where f.kind = 'unsigned')::integer as sheets, count(*) filter (where f.kind <> 'unsigned')::integer as others,
       (select count(*)::integer from decision where returned_at is not null) as returned from decision_file f`,
  );
  assert.ok(figures.counts.resolved > 5);
  assert.deepEqual({ ...rows[0], sheets: 0 }, { asked: 0, sheets: 0, others: 0, returned: rows[0]?.returned });
  assert.ok((rows[0]?.sheets ?? 0) >= (rows[0]?.returned ?? 0) && (rows[0]?.returned ?? 0) > 5);
});

test('one seed gives one trail, however many acts run at once, and another seed another', async (t) => {
  const scenario = eventful(40);
  const [one, again] = [await lived(t, scenario, { lanes: 1 }), await lived(t, scenario, { lanes: 12 })];
  assert.equal(one.digest, again.digest);
  assert.deepEqual(one.figures, again.figures);
  const other = await lived(t, scenario, { seed: 2 });
  assert.notEqual(other.digest, one.digest);
});

test('a what-if changes what it says: more people at a unit, another share online, a step elsewhere', async (t) => {
  const base = eventful(30);
  const changes = ['add-staff=H48.14.05:2', 'online-share=1', 'move-step=1.003650:examine:H48.14.05'].map(
    (text) => readWhatIf(text) as WhatIf,
  );
  const before = await lived(t, base);
  const after = await lived(t, withWhatIf(base, changes), { changes });
  assert.equal(after.figures.counts.online, 30);
  assert.deepEqual(after.done.refusals, {});
  const handlers = async ({ app }: typeof before) =>
    (
      await app.read.query(`select from officer_post where realm = $1 and unit = 'H48.14.05' and role = 'handler'`, [
        app.realm,
      ])
    ).rowCount;
  assert.equal(((await handlers(after)) ?? 0) - ((await handlers(before)) ?? 0), 2);
});

test('the bottlenecks a scenario plants are found where they were planted, each with its dossiers', async (t) => {
  const { app, done, figures } = await lived(t, eventful(90));
  const april = { from: instantOf(localDate('2026-04-06')), to: instantOf(localDate('2026-05-16')) };
  const asked = { realm: app.realm, unit: app.realm, ...april };
  const [stays, cases] = [await staysIn(app.read, asked), await casesIn(app.read, asked)];
  const looked = { cases, stays, at: done.ended, now: done.ended, calendar: () => nationalCalendar() };
  const found = new Map(
    detect(looked, { holders: 4, startMinutes: 2 * 480 }).map((one) => [one.detector, one] as const),
  );
  const codesBy = async (sql: string) => (await app.read.query<{ code: string }>(sql)).rows.map(({ code }) => code);
  assert.deepEqual(
    found.get('rework')?.codes,
    await codesBy(`select distinct substr(subject, 9) as code from trail where act = 'dossier-send-back' order by 1`),
  );
  assert.deepEqual(
    found.get('not-digitised')?.codes,
    await codesBy(`select distinct code from dossier_paper where kind = 'original' and replaced_by is null order by 1`),
  );
  assert.equal(found.get('originals-asked')?.of, figures.counts.online);
  assert.ok((found.get('originals-asked')?.count ?? 0) > 0);
  assert.equal(found.get('overdue')?.count, figures.counts.late + figures.counts.lateOpen);
  assert.ok((found.get('late-start')?.count ?? 0) > 0);
  await shownTo(app, asked, new Map([...found].map(([name, { codes }]) => [name, codes])));
  // Nearly half of what comes to be examined there is left lying for days.
  // Results wait at centres for people to come for them: no office is slow by that.
  const inOffices = stays.filter(({ kind }) => kind !== 'return');
  const [worst] = waitsBy('unit', inOffices, () => nationalCalendar(), done.ended);
  assert.equal(worst?.key, 'H48.14.05');
});

/** Who leads sees the dossiers behind a bottleneck, part by part to the last, who oversees its count; a drawing has every way that dossiers went. */
async function shownTo(
  app: App,
  { from, to, realm }: { realm: string; from: Instant; to: Instant },
  found: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const period = parsePeriod('2026-Q2');
  assert.ok(period);
  const q = { realm, unit: realm, period, readings: USUAL_READINGS, now: to, by: 'unit' } as const;
  const [first = ''] = found.get('rework') ?? [];
  const agency = first.slice(0, first.indexOf('-'));
  const as = (role: 'leader' | 'supervisor', unit = agency): Viewer => ({
    ...{ kind: 'officer', id: '0190a000-0000-7000-8000-000000000000', name: '', unit: null },
    posts: [{ role, unit }],
  });
  const rework = async (role: 'leader' | 'supervisor') =>
    (await viewBottlenecks(app.read, as(role), q)).slow.find(({ name }) => name === 'rework');
  const [led, overseen] = [await rework('leader'), await rework('supervisor')];
  assert.equal(led?.count, found.get('rework')?.length);
  assert.equal(overseen?.count, led?.count);
  assert.deepEqual(overseen?.codes, []);
  assert.ok(led?.codes.includes(first), `${first} of ${agency}: ${led?.codes}`);
  const read: string[] = [];
  for (let left = 1; left > 0; ) {
    const on = { name: 'not-digitised', after: read.at(-1) ?? '' };
    const { six } = await viewBottlenecks(app.read, as('leader', realm), { ...q, on });
    const part = six.find(({ name }) => name === on.name) ?? assert.fail();
    assert.deepEqual([part.before, part.unseen], [read.length, 0]);
    read.push(...part.codes);
    left = part.behind;
  }
  const undigitised = found.get('not-digitised') ?? [];
  assert.ok(undigitised.length > 30, `${undigitised.length} are more than one part`);
  assert.deepEqual(read, undigitised);
  const [busiest] = await proceduresWithDossiers(app.read, q);
  const view = await viewProcess(app.read, { ...q, procedure: busiest?.code ?? '' });
  const { rows } = await app.read.query<{ visits: number; ways: number }>(
    `select count(*)::integer as visits, count(*)::integer - count(distinct s.code)::integer as ways
     from dossier_step s join dossier d on d.realm = s.realm and d.code = s.code where d.procedure = $1
       and d.submitted_at >= to_timestamp($2::double precision / 1000)`,
    [busiest?.code, from],
  );
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  assert.equal(sum(view?.map.nodes.map(({ visits }) => visits) ?? []), rows[0]?.visits);
  assert.equal(sum(view?.map.edges.map(({ count }) => count) ?? []), rows[0]?.ways);
}

const related = {
  type: 'array',
  items: {
    type: 'object',
    required: ['objectId', 'qualifier'],
    properties: { objectId: { type: 'string' }, qualifier: { type: 'string' } },
    additionalProperties: false,
  },
};
const typesOf = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'attributes'],
    properties: {
      name: { type: 'string' },
      attributes: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'type'],
          properties: { name: { type: 'string' }, type: { enum: ['string', 'time', 'integer', 'float', 'boolean'] } },
        },
      },
    },
  },
};
const valued = (extra: object, required: string[]) => ({
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'value', ...required],
    properties: { name: { type: 'string' }, value: { type: 'string' }, ...extra },
    additionalProperties: false,
  },
});
const moment = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' };
/** The structure of a log as https://www.ocel-standard.org/specification/formats/json/ tells it. */
const OCEL = {
  type: 'object',
  required: ['objectTypes', 'eventTypes', 'objects', 'events'],
  additionalProperties: false,
  properties: {
    objectTypes: typesOf,
    eventTypes: typesOf,
    objects: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'type'],
        properties: {
          id: { type: 'string' },
          type: { type: 'string' },
          attributes: valued({ time: moment }, ['time']),
          relationships: related,
        },
        additionalProperties: false,
      },
    },
    events: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'type', 'time'],
        properties: {
          id: { type: 'string' },
          type: { type: 'string' },
          time: moment,
          attributes: valued({}, []),
          relationships: related,
        },
        additionalProperties: false,
      },
    },
  },
};

interface Ocel {
  objectTypes: { name: string; attributes: { name: string }[] }[];
  eventTypes: { name: string; attributes: { name: string }[] }[];
  objects: { id: string; type: string; relationships: { objectId: string }[] }[];
  events: { id: string; type: string; relationships: { objectId: string; qualifier: string }[] }[];
}

test('the event log is OCEL 2.0 and XES, tells every act of the period once and nobody’s name, number or code', async (t) => {
  const { app, done } = await lived(t, eventful(30));
  const period = { from: instantOf(localDate('2026-04-06')), to: instantOf(localDate('2026-05-16')) };
  const text = async (format: 'ocel' | 'xes', salt = 'muối thử', more = {}) => {
    let all = '';
    for await (const piece of eventLog(app.read, app.realm, { format, salt, ...period, ...more })) all += piece;
    return all;
  };
  const [ocel, xes] = [await text('ocel'), await text('xes')];
  const log = JSON.parse(ocel) as Ocel;
  const ajv = new Ajv2020();
  const isValid = ajv.compile(OCEL);
  assert.ok(isValid(log), JSON.stringify(isValid.errors));
  assert.equal(log.events.length, done.acts);
  const known = {
    event: new Set(log.eventTypes.map(({ name }) => name)),
    object: new Set(log.objects.map(({ id }) => id)),
  };
  assert.equal(known.object.size, log.objects.length, 'an object stands once');
  assert.equal(new Set(log.events.map(({ id }) => id)).size, log.events.length, 'an event stands once');
  for (const { type, relationships } of log.events) {
    assert.ok(known.event.has(type), type);
    assert.equal(relationships.filter(({ qualifier }) => qualifier === 'case').length, 1);
    for (const { objectId } of relationships) assert.ok(known.object.has(objectId), objectId);
  }
  assert.equal(xes.match(/<event>/g)?.length, done.acts);
  assert.equal(xes.match(/<trace>/g)?.length, 30);
  assert.equal(xes.match(/<\/trace>/g)?.length, 30);
  assert.match(xes, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<log xes.version="1849-2016"[\s\S]*<\/log>\n$/);
  const secrets = await app.read.query<{ word: string }>(
    `select code as word from dossier union select owner_name from dossier union select owner_number from dossier
     union select person::text from dossier union select id::text from officer`,
  );
  for (const { word } of secrets.rows) for (const told of [ocel, xes]) assert.ok(!told.includes(word), word);
  assert.equal(await text('xes'), xes, 'the same key gives the same pseudonyms');
  assert.notEqual(await text('xes', 'muối khác'), xes);
  const half = JSON.parse(await text('ocel', 'x', { to: instantOf(localDate('2026-04-10')) })) as Ocel;
  const counted = await app.read.query(
    `select from trail where subject like 'dossier/%' and act like 'dossier-%' and at < to_timestamp($1::double precision / 1000)`,
    [instantOf(localDate('2026-04-10'))],
  );
  assert.equal(half.events.length, counted.rowCount);
});
