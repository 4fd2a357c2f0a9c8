import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { ACTS, RULES } from '#dossier/index.ts';
import { giveClientToken, makeClient, renewSecret, revokeClient, SCOPES } from '#identity/index.ts';
import { localDate } from '#kernel/time.ts';
import type { Refusal } from '../../clients/typescript/client.ts';
import type { Route } from '../../src/api/route.ts';
import { routes } from '../../src/api/routes.ts';
import { act, EVERY_SCOPE, fileOne, openMachineSite } from '../world/machine.ts';
import { samplePdf } from '../world/papers.ts';

const site = await openMachineSite({ after });
const office = await site.machine('Phần mềm chuyên ngành');
const code = await fileOne(office);

const NOWHERE = '0199a3b2-1111-7abc-8def-0123456789ab';
const FILLING: Record<string, string> = {
  ...{
    procedure: '1.003634',
    letter: 'receipt',
    agency: 'H48.14',
    paper: NOWHERE,
    webhook: NOWHERE,
    delivery: NOWHERE,
    secret: NOWHERE,
  },
};
const addressOf = ({ path }: Route): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'dossier' ? code : (FILLING[name] ?? '')));

const askRoute = (route: Route, token?: string) =>
  site.ask(addressOf(route), {
    method: route.method,
    ...(token ? { token } : {}),
    headers: { 'content-type': 'application/json' },
    ...(route.method === 'GET' ? {} : { body: '{}' }),
  });

async function refusalOf(
  answer: Response,
): Promise<{ code: string; sentences: { vi: string; en: string }; title: string }> {
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  return (await answer.json()) as never;
}

test('every operation names a scope that exists; only the token is given without one', () => {
  const open = routes.filter(({ scope }) => scope === 'public').map(({ id }) => id);
  assert.deepEqual(open, ['giveToken']);
  for (const { id, scope } of routes) assert.ok(scope === 'public' || SCOPES.includes(scope), id);
  assert.deepEqual([...EVERY_SCOPE].sort(), [...SCOPES].sort());
  assert.equal(new Set(routes.map(({ id }) => id)).size, routes.length);
});

test('every operation is closed to whoever has all scopes but its own, and open with that one alone', async (t) => {
  for (const scope of SCOPES) {
    const all = await site.machine(
      `Mọi phạm vi trừ ${scope}`,
      SCOPES.filter((one) => one !== scope),
    );
    const one = await site.machine(`Chỉ ${scope}`, [scope]);
    const [lacking, having] = [await all.token(), await one.token()];
    for (const route of routes.filter((each) => each.scope === scope))
      await t.test(`${route.id} needs ${scope}`, async () => {
        const bare = await askRoute(route);
        assert.equal(bare.status, 401);
        assert.equal((await refusalOf(bare)).code, 'token-needed');
        assert.match(bare.headers.get('www-authenticate') ?? '', /^Bearer/);
        const closed = await askRoute(route, lacking);
        assert.equal(closed.status, 403);
        assert.equal((await refusalOf(closed)).code, 'scope-missing');
        assert.match(closed.headers.get('www-authenticate') ?? '', new RegExp(`insufficient_scope.*${scope}`));
        const open = await askRoute(route, having);
        assert.ok(![401, 403].includes(open.status), `${open.status}`);
      });
  }
});

test('there is an operation for every act of an officer, and for what a person may ask', () => {
  const done = routes.filter(({ tag }) => tag === 'Acts').map(({ path }) => path.split('/').at(-1) ?? '');
  const officers = ACTS.filter((act) => Array.isArray(RULES[act].by));
  assert.equal(officers.length, 22);
  assert.deepEqual(done.toSorted(), [...officers, 'withdraw', 'stop', 'contest', 'answer-supplement'].toSorted());
});

test('a dossier is nothing to a machine of another unit, by every operation', async () => {
  const stranger = await site.machine('Phần mềm xã khác', EVERY_SCOPE, [{ role: 'handler', unit: 'H48.03.01' }]);
  const token = await stranger.token();
  const there = routes.filter(({ path }) => path.includes('{dossier}'));
  assert.ok(there.length > 20);
  for (const route of there) {
    const body = bodies[route.path.split('/').at(-1) ?? ''] ?? {};
    const ask = async (dossier: string) => {
      const answer = await site.ask(addressOf(route).replace(code, dossier), {
        ...{ method: route.method, token },
        headers: { 'content-type': 'application/json', 'if-match': '*', 'idempotency-key': `${route.id}-${dossier}` },
        ...(route.method === 'GET' ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const there = await ask(code);
    assert.equal(there.status, 404, `${route.id}: ${there.text}`);
    assert.deepEqual(there, await ask('H48.14.05-260101-9999'), route.id);
  }
  assert.deepEqual((await stranger.client.call('listDossiers', {})).body.items, []);
  assert.ok((await office.client.call('listDossiers', {})).body.items.some((one) => one.code === code));
});

/** Bodies of the right shape, so that what is refused is the dossier. */
const reason = 'Lý do nêu rõ trong hồ sơ';
const bodies: Record<string, unknown> = {
  refuse: { ground: 0, reason },
  'ask-supplement': { items: [{ kind: 'component', id: 'part-1', reason: 'unreadable' }] },
  forward: { agency: 'H48.14.06', reason },
  'return-result': { how: 'centre' },
  assign: { officer: NOWHERE },
  'send-back': { reason },
  consult: { agency: 'H48.14.07', question: reason, due: '2026-11-23T09:00:00+07:00' },
  'answer-consultation': { seq: 1, agrees: true, answer: reason },
  'arrange-visit': { at: '2026-11-23T09:00:00+07:00', place: 'Cảng', participants: 'Chủ tàu', content: reason },
  extend: { until: '2026-12-23T09:00:00+07:00', reason },
  note: { text: reason },
  'draft-decision': { grants: true, title: 'Giấy', body: reason },
  sign: { title: 'Chi cục trưởng' },
  correct: { reason },
  revoke: { ground: reason, article: 'khoản 1 Điều 72', reason },
  'answer-objection': { seq: 1, upheld: false, answer: reason },
  withdraw: { reason },
  stop: { reason },
  contest: { text: reason },
};

test('a machine that works on a dossier may not ask in the name of its owner, unless it filed it', async () => {
  const other = await site.machine('Phần mềm khác cùng đơn vị');
  await assert.rejects(
    other.client.call('withdrawDossier', { path: { dossier: code }, etag: '*', body: { reason } }),
    (why: Refusal) => why.status === 403 && why.problem.code === 'act-not-yours',
  );
  const own = await fileOne(office);
  const done = await office.client.call('withdrawDossier', { path: { dossier: own }, etag: '*', body: { reason } });
  assert.equal(done.body.code, own);
});

test('a token dies with its time and with its client', async () => {
  const one = await site.machine('Ứng dụng sắp bị thu hồi', ['catalogue:read']);
  const token = await one.token();
  assert.equal((await site.ask('/agencies', { token })).status, 200);
  site.clock.set('2026-11-20T09:15:01+07:00');
  const late = await site.ask('/agencies', { token });
  assert.equal(late.status, 401);
  assert.equal((await refusalOf(late)).code, 'token-wrong');
  const yearly = await makeClient(site.app, 'system:cli', {
    name: 'Ngắn hạn',
    scopes: ['catalogue:read'],
    posts: [],
    until: localDate('2026-11-21'),
  });
  assert.ok(yearly.ok);
  const given = () => giveClientToken(site.app, { ...yearly.value, scope: '' });
  site.clock.set('2026-11-21T23:59:59+07:00');
  const last = await given();
  assert.ok(last.ok);
  assert.equal((await site.ask('/agencies', { token: last.value.token })).status, 200);
  site.clock.set('2026-11-22T00:00:01+07:00');
  assert.equal((await site.ask('/agencies', { token: last.value.token })).status, 401);
  assert.equal((await given()).ok, false, 'its last day is over');
  site.clock.set('2026-11-20T09:15:01+07:00');
  const fresh = await one.token();
  assert.ok((await revokeClient(site.app, 'system:cli', one.id)).ok);
  assert.equal((await site.ask('/agencies', { token: fresh })).status, 401);
  const form = { grant_type: 'client_credentials', client_id: one.id, client_secret: one.secret };
  const answer = await site.ask('/token', { method: 'POST', body: new URLSearchParams(form) });
  assert.equal(answer.status, 401);
  assert.equal(((await answer.json()) as { error: string }).error, 'invalid_client');
  site.clock.set('2026-11-20T09:00:00+07:00');
});

test('a renewed secret leaves the old one a day, or nothing where it leaked, tokens neither', async () => {
  const one = await site.machine('Ứng dụng đổi khóa', ['catalogue:read']);
  const give = (secret: string) => giveClientToken(site.app, { id: one.id, secret, scope: '' });
  const token = await one.token();
  const kept = await renewSecret(site.app, 'system:cli', { id: one.id });
  assert.ok(kept.ok);
  assert.ok((await give(one.secret)).ok && (await give(kept.value.secret)).ok);
  assert.equal((await site.ask('/agencies', { token })).status, 200);
  const fresh = await renewSecret(site.app, 'system:cli', { id: one.id, leaked: true });
  assert.ok(fresh.ok);
  assert.deepEqual([(await give(one.secret)).ok, (await give(kept.value.secret)).ok], [false, false]);
  assert.equal((await site.ask('/agencies', { token })).status, 401, 'what was stolen opens nothing');
  assert.ok((await give(fresh.value.secret)).ok);
});

test('the token address speaks OAuth: a wrong secret, a scope too many, another grant', async () => {
  const one = await site.machine('Ứng dụng chỉ đọc danh mục', ['catalogue:read']);
  const ask = async (form: Record<string, string>) => {
    const answer = await site.ask('/token', { method: 'POST', body: new URLSearchParams(form) });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    return { status: answer.status, ...((await answer.json()) as { error?: string; scope?: string }) };
  };
  const good = { grant_type: 'client_credentials', client_id: one.id, client_secret: one.secret };
  assert.equal((await ask(good)).scope, 'catalogue:read');
  const wrong = await ask({ ...good, client_secret: 'mcs_khong-dung' });
  const unknown = await ask({ ...good, client_id: NOWHERE });
  assert.deepEqual(wrong, unknown, 'an unknown client and a wrong secret are answered alike');
  assert.equal(wrong.error, 'invalid_client');
  assert.deepEqual([(await ask({ ...good, scope: 'dossiers:act' })).error, 400], ['invalid_scope', 400]);
  assert.equal((await ask({ ...good, grant_type: 'password' })).error, 'unsupported_grant_type');
  const { rows } = await site.app.read.query('select hash from api_client_secret');
  assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(one.secret), 'only a hash is kept');
});

test('a refusal is told in the language asked for, and in both', async () => {
  const token = await office.token();
  const ask = async (language: string) =>
    refusalOf(await site.ask('/dossiers/H48.14.05-260101-9999', { token, headers: { 'accept-language': language } }));
  const [vi, en] = [await ask('vi-VN,vi;q=0.9,en;q=0.8'), await ask('en-GB,en;q=0.9')];
  assert.equal(vi.title, vi.sentences.vi);
  assert.equal(en.title, vi.sentences.en);
  assert.match(vi.title, /[ạảãàá]/);
});

test('each kind of refusal has its status and its code', async () => {
  const token = await office.token();
  const json = { 'content-type': 'application/json' };
  const act = `/dossiers/${code}/acts`;
  const keyed = (more: Record<string, string> = {}) => ({ ...json, 'idempotency-key': crypto.randomUUID(), ...more });
  const post = (path: string, body: string, headers: Record<string, string>) =>
    site.ask(path, { method: 'POST', token, body, headers });
  const cases: [Promise<Response>, number, string][] = [
    [site.ask('/khong-co', { token }), 404, 'not-found'],
    [site.ask('/agencies', { method: 'DELETE', token }), 405, 'method-refused'],
    [site.ask('/agencies?limit=0', { token }), 422, 'request-wrong'],
    [site.ask('/agencies?la=1', { token }), 422, 'request-wrong'],
    [site.ask('/agencies?cursor=xx', { token }), 400, 'cursor-wrong'],
    [site.ask('/agencies/H48.99', { token }), 404, 'agency-unknown'],
    [post('/tracking', '{', json), 400, 'json-unreadable'],
    [post('/tracking', '{}', { 'content-type': 'text/plain' }), 415, 'media-refused'],
    [post('/tracking', JSON.stringify({ code, secret: 'x'.repeat(1_100_000) }), json), 413, 'body-too-big'],
    [post('/tracking', JSON.stringify({ code, secret: '0000' }), json), 422, 'look-up-wrong'],
    [post(`${act}/accept`, '{}', json), 400, 'key-needed'],
    [post(`${act}/accept`, '{}', keyed()), 428, 'revision-needed'],
    [post(`${act}/accept`, '{}', keyed({ 'if-match': '"r99"' })), 412, 'changed-meanwhile'],
    [post(`${act}/accept`, '{"x":1}', keyed({ 'if-match': '*' })), 422, 'request-wrong'],
    [post(`${act}/number`, '{}', keyed({ 'if-match': '*' })), 409, 'act-not-lawful'],
    [
      post(`${act}/refuse`, '{"ground":99,"reason":"không đủ điều kiện"}', keyed({ 'if-match': '*' })),
      422,
      'ground-needed',
    ],
  ];
  for (const [asked, status, why] of cases) {
    const answer = await asked;
    const told = await refusalOf(answer);
    assert.deepEqual([answer.status, told.code], [status, why]);
  }
  const wrong = (await (await site.ask('/agencies?limit=0', { token })).json()) as { errors: { pointer: string }[] };
  assert.equal(wrong.errors[0]?.pointer, '/limit');
  const method = await site.ask('/agencies', { method: 'DELETE', token });
  assert.equal(method.headers.get('allow'), 'GET');
});

test('a bug is told by the name of its incident, and nothing of it', async () => {
  const token = await office.token();
  const admin = await connectOnce(site.url);
  try {
    await admin.query('alter table agency rename to agency_away');
    const answer = await site.ask('/agencies', { token });
    const told = (await answer.json()) as { code: string; facts: { incident: string } };
    assert.deepEqual([answer.status, told.code], [500, 'incident']);
    assert.match(told.facts.incident, /^[2-9A-Z]{8}$/);
    assert.doesNotMatch(JSON.stringify(told), /agency|relation|select/);
  } finally {
    await admin.query('alter table agency_away rename to agency');
    await admin.end();
  }
  assert.equal((await site.ask('/agencies', { token })).status, 200);
});

test('a HEAD is a GET without its body', async () => {
  const token = await office.token();
  const head = await site.ask(`/dossiers/${code}`, { method: 'HEAD', token });
  assert.deepEqual([head.status, head.headers.get('etag'), await head.text()], [200, '"r1"', '']);
});

test('a dossier is tracked by its code and four digits, and nobody is named', async () => {
  const found = await office.client.call('trackDossier', { body: { code, secret: '1234' } });
  assert.equal(found.body.state, 'submitted');
  assert.equal(found.body.national, 1);
  assert.doesNotMatch(JSON.stringify(found.body), /Lan|0511|0905/);
});

test('the dossier that docs/operations/api.md shows is filed as it stands there', async () => {
  const example =
    /```json\n(\{ "applicant"[\s\S]*?)```/.exec(readFileSync('docs/operations/api.md', 'utf8'))?.[1] ?? '';
  const body = new FormData();
  body.set('dossier', example);
  body.set('part-1', new Blob([new Uint8Array(samplePdf('ví dụ'))]), 'giay.pdf');
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const sent = { method: 'POST', token: await office.token(), headers, body };
  const answer = await site.ask('/procedures/1.003634/dossiers', sent);
  assert.equal(answer.status, 201, await answer.clone().text());
});

test('what a machine has just taken it is offered to take back, and no more once it has', async () => {
  const path = { dossier: await fileOne(office) };
  const may = async () => (await office.client.call('readChoices', { path })).body.acts.includes('undo-assign');
  await act(office.client, 'acceptDossier', path.dossier, {});
  await act(office.client, 'handOverDossier', path.dossier, {});
  assert.equal(await may(), false);
  await act(office.client, 'claimDossier', path.dossier, {});
  assert.equal(await may(), true);
  await act(office.client, 'undoAssignDossier', path.dossier, {});
  assert.equal(await may(), false);
});
