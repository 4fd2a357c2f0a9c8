import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ROLES, type Role } from '../../src/identity/index.ts';
import { addressOf, type RouteFile, routeFiles } from '../world/routes.ts';
import { type Answer, openSite, type Site, type Visitor } from './site.ts';

let site: Site;
const closing: (() => Promise<void>)[] = [];
const people = new Map<Role | 'anyone', Visitor>();
before(async () => {
  site = await openSite({ after: (act) => void closing.push(act) });
  people.set('anyone', site.visitor());
  for (const role of ROLES) people.set(role, await site.officer(role));
});
after(async () => {
  for (const close of closing) await close();
});

const routes = routeFiles();
const titled = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0];

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
const entersBy = (access: RouteFile['access'], role: Role | 'anyone'): boolean =>
  access === 'public' || (role !== 'anyone' && (access === 'signed-in' || Boolean(access?.includes(role))));

for (const { id, access, file } of routes) {
  test(`${file} opens to whom it says and to nobody else`, async () => {
    const address = addressOf(id);
    const nothing = await (people.get('clerk') as Visitor).get('/khong-he-co');
    for (const [role, who] of people) {
      const answer = await who.get(address);
      const what = `${role} at ${address}`;
      expectHeaders(answer, what);
      assert.match(
        answer.headers.get('cache-control') ?? '',
        role === 'anyone' ? /private|no-store/ : /^no-store$/,
        what,
      );
      const enters = entersBy(access, role);
      if (enters) {
        assert.doesNotMatch(answer.location, /^\/dang-nhap\?tiep/, what);
        if (answer.status === 404) assert.ok(id.includes('[') || id === '/khong-tim-thay', `${what}: not found`);
      } else if (role === 'anyone') {
        assert.equal(answer.status, 303, what);
        assert.equal(answer.location, `/dang-nhap?tiep=${encodeURIComponent(address)}`, what);
      } else {
        assert.equal(answer.status, 404, what);
        assert.equal(titled(answer.body), titled(nothing.body), `${what}: must look like a page that does not exist`);
      }
    }
  });

  test(`${file} takes no form from who may not enter`, async () => {
    const address = addressOf(id);
    for (const [role, who] of people) {
      const enters = entersBy(access, role);
      if (enters) continue;
      const answer = await who.post(address, { x: 'y' });
      assert.equal(answer.status, role === 'anyone' ? 303 : 404, `${role} at ${address}`);
    }
  });

  test(`${file} refuses a form from another site`, async () => {
    const anyone = site.visitor();
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: '' }]) {
      const answer = await anyone.post(addressOf(id), { x: 'y' }, headers);
      assert.equal(answer.status, 403, JSON.stringify(headers));
      expectHeaders(answer, `foreign form at ${id}`);
    }
  });
}

test('a page that does not exist and a file carry the same guard', async () => {
  const anyone = people.get('anyone') as Visitor;
  for (const path of ['/khong-he-co', '/favicon.svg', '/%E0%A4%A', '/_app/khong-co.js', '/healthz'])
    expectHeaders(await anyone.get(path), path);
});

test('a page nobody may see looks the same at its own depth, also in its links', async () => {
  const clerk = people.get('clerk') as Visitor;
  const hidden = await clerk.get('/quan-tri/tai-khoan');
  const absent = await clerk.get('/quan-tri/khong-he');
  assert.equal(hidden.status, 404);
  assert.equal(hidden.body.replaceAll('tai-khoan', 'khong-he'), absent.body);
  const told = (answer: Answer) =>
    [...answer.headers.keys()].filter((name) => !['date', 'etag', 'content-length'].includes(name));
  assert.deepEqual(told(hidden), told(absent));
});

test('the log tells routes, not what was typed', async () => {
  await (people.get('anyone') as Visitor).get('/dang-nhap?tiep=/can-bo&cccd=051090000001');
  const lines = site.log.filter(({ event }) => event === 'request');
  assert.deepEqual(Object.keys(lines.at(-1) ?? {}), ['event', 'route', 'method', 'status', 'ms']);
  assert.equal(lines.at(-1)?.['route'], '/dang-nhap');
  assert.doesNotMatch(JSON.stringify(site.log), /051090000001|Cán bộ|thuyền/);
});
