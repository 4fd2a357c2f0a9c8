import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROLES, type Role } from '../../src/identity/index.ts';
import { addressOf, type RouteFile, routeFiles } from '../world/routes.ts';
import { type Answer, openSite, type Visitor } from './site.ts';

type Who = Role | 'anyone' | 'citizen';
type People = ReadonlyMap<Who, Visitor>;

const main = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0];

function expectHeaders({ headers, status }: Answer, what: string): void {
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/, what);
  assert.match(policy, /frame-ancestors 'none'/, what);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/, what);
  assert.equal(headers.get('x-content-type-options'), 'nosniff', what);
  assert.equal(headers.get('referrer-policy'), 'same-origin', what);
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', what);
  assert.match(headers.get('permissions-policy') ?? '', /camera=\(\)/, what);
  assert.equal(headers.get('strict-transport-security'), null, `${what}: http only`);
  assert.equal(headers.get('x-powered-by'), null, what);
  assert.ok(status < 500, `${what}: ${status}`);
}

/** The rule once more in other words: what the program is compared with must not be the program. */
function enters(access: RouteFile['access'], role: Who): boolean {
  if (access === 'public') return true;
  if (role === 'anyone') return false;
  if (role === 'citizen') return access === 'signed-in' || access === 'citizen';
  if (access === 'citizen') return false;
  return access === 'signed-in' || access === 'officer' || (Array.isArray(access) && access.includes(role));
}

async function expectDoor({ id, access }: RouteFile, people: People): Promise<void> {
  const address = addressOf(id);
  const nothing = await people.get('clerk')?.get('/khong-he-co');
  for (const [role, who] of people) {
    const answer = await who.get(address);
    const what = `${role} at ${address}`;
    expectHeaders(answer, what);
    const cached = answer.headers.get('cache-control') ?? '';
    assert.match(cached, role === 'anyone' ? /private|no-store|public/ : /^no-store$/, what);
    if (enters(access, role)) {
      assert.doesNotMatch(answer.location, /^\/dang-nhap\?tiep/, what);
      if (answer.status === 404) assert.ok(id.includes('[') || id === '/khong-tim-thay', `${what}: not found`);
    } else if (role === 'anyone') {
      assert.equal(answer.status, 303, what);
      assert.equal(answer.location, `/dang-nhap?tiep=${encodeURIComponent(address)}`, what);
    } else {
      assert.equal(answer.status, 404, what);
      assert.equal(main(answer.body), main(nothing?.body ?? ''), `${what}: must look like a page that does not exist`);
    }
  }
}

async function expectNoForm({ id, access }: RouteFile, people: People): Promise<void> {
  for (const [role, who] of people) {
    if (enters(access, role)) continue;
    const answer = await who.post(addressOf(id), { x: 'y' });
    assert.equal(answer.status, role === 'anyone' ? 303 : 404, `${role} at ${id}`);
  }
}

async function expectNoForeignForm({ id }: RouteFile, people: People): Promise<void> {
  for (const who of [people.get('anyone'), people.get('administrator')])
    for (const origin of ['https://evil.example', 'null', '']) {
      const answer = await who?.post(addressOf(id), { x: 'y' }, { origin });
      assert.equal(answer?.status, 403, `from ${JSON.stringify(origin)}`);
      if (answer) expectHeaders(answer, `foreign form at ${id}`);
    }
}

test('every route, for every role', async (t) => {
  const site = await openSite({ after: (act) => t.after(act) });
  const people = new Map<Who, Visitor>([['anyone', site.visitor()]]);
  for (const role of ROLES) people.set(role, await site.officer(role));
  people.set('citizen', await site.citizen('lan.lt'));
  for (const route of routeFiles()) {
    await t.test(`${route.file} opens to whom it says and to nobody else`, () => expectDoor(route, people));
    await t.test(`${route.file} takes no form from who may not enter`, () => expectNoForm(route, people));
    await t.test(`${route.file} refuses a form from another site`, () => expectNoForeignForm(route, people));
  }
});

test('a page that does not exist and a file carry the same guard', async (t) => {
  const site = await openSite({ after: (act) => t.after(act) });
  const anyone = site.visitor();
  for (const path of ['/khong-he-co', '/favicon.svg', '/%E0%A4%A', '/_app/khong-co.js', '/healthz'])
    expectHeaders(await anyone.get(path), path);
});

test('a page nobody may see looks the same at its own depth, also in its links', async (t) => {
  const site = await openSite({ after: (act) => t.after(act) });
  const clerk = await site.officer('clerk');
  const hidden = await clerk.get('/quan-tri/tai-khoan');
  const absent = await clerk.get('/quan-tri/khong-he');
  assert.equal(hidden.status, 404);
  assert.equal(hidden.body.replaceAll('tai-khoan', 'khong-he'), absent.body);
  const varying = ['date', 'etag', 'content-length'];
  const told = (answer: Answer) => [...answer.headers.keys()].filter((name) => !varying.includes(name));
  assert.deepEqual(told(hidden), told(absent));
});

test('the log tells routes, not what was typed', async (t) => {
  const site = await openSite({ after: (act) => t.after(act) });
  await site.officer('clerk');
  await site.visitor().get('/dang-nhap?tiep=/can-bo&cccd=051090000001');
  const lines = site.log.filter(({ event }) => event === 'request');
  assert.deepEqual(Object.keys(lines.at(-1) ?? {}), ['event', 'route', 'method', 'status', 'ms']);
  assert.equal(lines.at(-1)?.['route'], '/dang-nhap');
  assert.doesNotMatch(JSON.stringify(site.log), /051090000001|Cán bộ|thuyền/);
});
