import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { importData } from '#db/import.ts';
import { connectOnce } from '#db/pool.server.ts';
import { type Clock, instantOf, localDate } from '#kernel/time.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import {
  catalogueImporter,
  decideRoute,
  decideRoutes,
  draftVersion,
  placeOfFiling,
  procedurePage,
  proceduresImporter,
  publishVersion,
  routesFile,
  withdrawVersion,
  writingOf,
} from '../index.ts';
import type { ProcedureContent } from '../rules/content.ts';

const clock: Clock = { now: () => instantOf(localDate('2026-11-20'), 600) };
const app = await openTestApp({ after }, { clock });
for (const importer of [catalogueImporter, proceduresImporter]) assert.ok((await importData(app, importer, 'data')).ok);

const THUY = 'officer:thuy';
const day = localDate;
const boat = (): ProcedureContent => JSON.parse(readFileSync('data/procedures/1.003650.json', 'utf8'));
const decision = { number: '1520/QĐ-UBND', date: day('2026-11-10'), signer: 'Chủ tịch UBND tỉnh' };

const shownOn = async (code: string, date: string, officer = false) =>
  procedurePage(app.read, { realm: 'H48', viewer: { officer }, province: 'Quảng Ngãi', code, date: day(date) });
const versionOn = async (date: string) => {
  const line = (await shownOn('1.003650', date))?.shown?.line;
  return line && `${line.realm} ${line.version}`;
};
const codeOf = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? 'ok' : outcome.code);

test('a province publishes its own version, and it takes the nation’s place from its day on', async () => {
  const content = { ...boat(), sets: 2 };
  const drafted = await draftVersion(app, THUY, { content, validFrom: day('2026-12-01') });
  assert.deepEqual(drafted, { ok: true, value: { code: '1.003650', version: 1, missing: [] } });
  assert.equal(await versionOn('2026-12-02'), 'VN 1', 'a draft is in force for nobody');
  assert.equal(codeOf(await publishVersion(app, THUY, { code: '1.003650', version: 1, decision })), 'ok');
  assert.equal(await versionOn('2026-12-01'), 'H48 1');
  const own = await shownOn('1.003650', '2026-12-01');
  assert.equal(own?.shown?.content.sets, 2);
  assert.equal(own?.entry.versions[0]?.decisionNumber, '1520/QĐ-UBND');
});

test('a second version ends the first on the day it begins', async () => {
  assert.ok((await draftVersion(app, THUY, { content: { ...boat(), sets: 3 }, validFrom: day('2027-03-01') })).ok);
  assert.ok((await publishVersion(app, THUY, { code: '1.003650', version: 2, decision })).ok);
  assert.deepEqual(await Promise.all(['2027-02-28', '2027-03-01'].map(versionOn)), ['H48 1', 'H48 2']);
  const first = (await shownOn('1.003650', '2027-01-01'))?.entry.versions.find(({ version }) => version === 1);
  assert.equal(first?.ends, '2027-03-01');
});

test('two versions cannot begin on one day', async () => {
  assert.ok((await draftVersion(app, THUY, { content: { ...boat(), sets: 4 }, validFrom: day('2027-03-01') })).ok);
  assert.equal(
    codeOf(await publishVersion(app, THUY, { code: '1.003650', version: 3, decision })),
    'version-day-taken',
  );
});

test('a withdrawn version is not followed by the one before it', async () => {
  const wish = {
    code: '1.003650',
    version: 2,
    from: day('2027-06-01'),
    decision: { number: '9/QĐ-UBND', date: day('2026-11-19') },
  };
  assert.equal(codeOf(await withdrawVersion(app, THUY, { ...wish, from: day('2027-01-01') })), 'withdrawal-too-early');
  assert.equal(codeOf(await withdrawVersion(app, THUY, wish)), 'ok');
  assert.deepEqual(await Promise.all(['2027-05-31', '2027-06-01'].map(versionOn)), ['H48 2', undefined]);
  assert.equal(codeOf(await withdrawVersion(app, THUY, wish)), 'version-withdrawn');
  assert.equal(codeOf(await withdrawVersion(app, THUY, { ...wish, version: 3 })), 'version-not-published');
  assert.equal(codeOf(await withdrawVersion(app, THUY, { ...wish, version: 9 })), 'version-not-found');
});

test('a procedure that lacks a part is refused with the part, and nothing is written', async () => {
  const content = {
    ...boat(),
    code: '1.999001',
    timeLimit: null,
    channels: boat().channels.map((one) => ({ ...one, timeLimit: null })),
  };
  const drafted = await draftVersion(app, THUY, { content, validFrom: day('2026-12-01') });
  assert.deepEqual(drafted.ok && drafted.value.missing, ['timeLimit']);
  const refusal = await publishVersion(app, THUY, { code: '1.999001', version: 1, decision });
  assert.deepEqual(refusal, {
    ok: false,
    code: 'procedure-part-missing',
    facts: { code: '1.999001', part: 'timeLimit' },
  });
  const { rows } = await app.read.query(`select published_at from procedure_version where code = '1.999001'`);
  assert.deepEqual(rows, [{ published_at: null }]);
});

test('a procedure whose configuration is incomplete cannot be published', async () => {
  const content = { ...boat(), code: '1.999002', serviceLevel: null };
  assert.ok((await draftVersion(app, THUY, { content, validFrom: day('2026-12-01') })).ok);
  const refusal = await publishVersion(app, THUY, { code: '1.999002', version: 1, decision });
  assert.deepEqual(refusal, {
    ok: false,
    code: 'procedure-configuration-incomplete',
    facts: { code: '1.999002', gap: 'serviceLevel' },
  });
});

test('a publication needs its decision, and not one of tomorrow', async () => {
  assert.ok(
    (await draftVersion(app, THUY, { content: { ...boat(), code: '1.999003' }, validFrom: day('2026-12-01') })).ok,
  );
  const publish = (change: object) =>
    publishVersion(app, THUY, { code: '1.999003', version: 1, decision: { ...decision, ...change } });
  assert.equal(codeOf(await publish({ number: ' ' })), 'decision-missing');
  assert.equal(codeOf(await publish({ date: day('2026-11-21') })), 'decision-in-future');
  assert.equal(codeOf(await publish({})), 'ok');
  assert.equal(codeOf(await publish({})), 'version-published');
});

test('a draft is not written over a version its writer has not seen', async () => {
  const content = { ...boat(), code: '1.999004' };
  const write = (over: string, sets: number) =>
    draftVersion(app, THUY, { content: { ...content, sets }, validFrom: day('2026-12-01'), over });
  assert.equal(codeOf(await write('', 1)), 'ok');
  const seen = (await writingOf(app.read, { realm: 'H48', code: '1.999004', date: day('2026-11-20') }))?.digest ?? '';
  assert.equal(codeOf(await write(seen, 2)), 'ok');
  assert.equal(codeOf(await write(seen, 3)), 'procedure-changed');
  assert.equal(codeOf(await write('', 3)), 'procedure-changed');
});

test('a draft with wrong content or dates is refused', async () => {
  const wrong = await draftVersion(app, THUY, { content: { ...boat(), steps: 'nộp' }, validFrom: day('2026-12-01') });
  assert.deepEqual(wrong, { ok: false, code: 'procedure-content-wrong', facts: { path: '/steps', found: 'nộp' } });
  const backwards = { content: boat(), validFrom: day('2026-12-01'), validTo: day('2026-12-01') };
  assert.equal(codeOf(await draftVersion(app, THUY, backwards)), 'procedure-dates-wrong');
});

test('a draft is rewritten; a published version is changed by nobody, not even the owner of the tables', async () => {
  const again = await draftVersion(app, THUY, { content: { ...boat(), sets: 5 }, validFrom: day('2027-09-01') });
  assert.equal(again.ok && again.value.version, 3);
  const owner = await connectOnce(app.url);
  const published = `realm = 'H48' and code = '1.003650' and version = 1`;
  for (const sql of [
    `update procedure_version set content = '{}' where ${published}`,
    `update procedure_version set valid_from = '2020-01-01' where ${published}`,
    `update procedure_version set published_at = null, published_by = null, decision_number = null, decision_date = null where ${published}`,
    `delete from procedure_version where ${published}`,
    `update procedure_version set withdrawn_from = '2030-01-01' where realm = 'H48' and code = '1.003650' and version = 2`,
  ])
    await assert.rejects(owner.query(sql), /is published and cannot be changed/, sql);
  await owner.end();
});

test('a province changes nothing of the nation’s', async () => {
  const touched = await app.read.query(`update procedure set name = 'x' where realm = 'VN' and code = '1.001193'`);
  assert.equal(touched.rowCount, 0);
  await assert.rejects(
    app.read.query(
      `insert into procedure_route (realm, code, valid_from, route) values ('VN', '1.001193', '2026-01-01', 'here')`,
    ),
    /row-level security/,
  );
});

test('a province says where its procedures are filed, dated and told in the trail', async () => {
  const { routes } = routesFile(JSON.parse(readFileSync('data/demo/routes.json', 'utf8')), '');
  const decide = async (all: typeof routes) => {
    const done = await decideRoutes(app, 'system:demo', all);
    return done.ok ? done.value : [done.code, done.facts['at']];
  };
  assert.equal(await decide(routes), 31);
  assert.equal(await decide(routes), 0);
  const more = { validFrom: localDate('2026-12-01'), route: 'here', reason: 'Thử', address: null } as const;
  assert.deepEqual(await decide([{ ...more, codes: ['1.003634', '1.999999'] }]), [
    'procedure-unknown',
    '/routes/0/codes/1',
  ]);
  assert.deepEqual(await decide([{ ...more, route: 'ministry-system', codes: ['1.003634'] }]), [
    'route-address-missing',
    '/routes/0',
  ]);
  const place = async (code: string, date: string) => (await shownOn(code, date))?.shown?.place.route;
  assert.equal(await place('1.001193', '2026-11-20'), 'here');
  assert.equal(await place('2.001583', '2026-11-20'), 'ministry-system');
  assert.equal(await place('3.000333', '2026-11-20'), 'ministry-system');
  const { rows } =
    await app.read.query(`select act, facts->>'route' as route from trail where subject = 'procedure/1.001193'
    and realm = 'H48'`);
  assert.deepEqual(rows, [{ act: 'decide-route', route: 'here' }]);
});

test('where one procedure is filed is decided from today on, by whoever saw how it was', async () => {
  const placed = async () => {
    const wanted = { realm: 'H48', code: '2.000884', province: 'Quảng Ngãi', date: day('2026-11-20') };
    return (await placeOfFiling(app.read, wanted)) ?? assert.fail('not there');
  };
  const before = await placed();
  assert.deepEqual([before.now?.route, before.decisions.length], ['desk-only', 1]);
  const wish = { code: '2.000884', over: before.digest, route: 'national-portal', address: '', reason: 'QĐ 15' };
  const decide = async (more: object) =>
    codeOf(await decideRoute(app, THUY, { ...wish, from: day('2026-11-20'), ...more }));
  assert.equal(await decide({ from: day('2026-11-19') }), 'route-in-past');
  assert.equal(await decide({ code: '9.999999' }), 'procedure-unknown');
  assert.deepEqual(await Promise.all([decide({}), decide({ route: 'here' })]).then((both) => both.toSorted()), [
    'ok',
    'procedure-changed',
  ]);
  const now = await placed();
  assert.equal(now.decisions.length, 2);
  assert.equal(await decide({ over: now.digest, from: day('2026-12-24'), route: 'here' }), 'ok');
  const later = await placed();
  assert.deepEqual(later.now, now.now, 'what begins later is not so today');
  assert.deepEqual(later.decisions[0], {
    ...{ validFrom: '2026-12-24', route: 'here', address: null, reason: 'QĐ 15' },
  });
});

test('every act of a version stands in its trail', async () => {
  const { rows } = await app.read.query(
    `select act, facts->'version' as version from trail where realm = 'H48' and subject = 'procedure/1.003650'
     and act <> 'decide-route' order by seq`,
  );
  assert.deepEqual(
    rows.map(({ act, version }) => `${act} ${version}`),
    [
      'draft-version 1',
      'publish-version 1',
      'draft-version 2',
      'publish-version 2',
      'draft-version 3',
      'withdraw-version 2',
      'draft-version 3',
    ],
  );
});
