import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  accept,
  addPaper,
  advance,
  assign,
  claim,
  draftDecision,
  findDossier,
  findDraft,
  handOver,
  number,
  papersOf,
  papersOfDraft,
  sign,
  startDraft,
  startForUnit,
} from '#dossier/index.ts';
import { signInCitizen } from '#identity/index.ts';
import { tasks } from '#jobs/tasks.ts';
import { issueResult } from '#letter/index.ts';
import type { App } from '../../src/app.ts';
import { serve } from '../../src/server.ts';
import { fileForUnit, paper } from '../world/case.ts';
import { claimsFor, ISSUER } from '../world/citizens.ts';
import { openProvince } from '../world/province.ts';
import { type RouteFile, routeFiles } from '../world/routes.ts';
import { citizenNamed, fileFor, officerNamed } from '../world/running-site.ts';
import { signAll } from '../world/signing.ts';
import { openVisitor, type Visitor } from './site.ts';

/** Every route that tells of one dossier or one draft; a new one is tested by being there. */
const routes = routeFiles().filter(({ id }) => /^\/(can-bo\/)?(ho-so|tiep-nhan)\/.*\[/.test(id));

/** What stands in the places of an address: of a matter that is there, or of one that is not. */
type Filling = Record<string, string>;

const addressWith = (id: string, filling: Filling): string =>
  id.replace(/\[(\w+)\]/g, (_, name: string) => {
    assert.ok(filling[name] !== undefined, `${id}: say in this test what stands in [${name}]`);
    return filling[name] as string;
  });

const isOfDraft = (id: string) => /\[(id|draft)\]/.test(id);

interface World {
  app: App;
  code: string;
  fillings: { dossier: Filling; result: Filling; draft: Filling; deskDraft: Filling };
  officer(userName: string): Promise<Visitor>;
  people: Record<'owner' | 'otherCitizen' | 'receiver' | 'handler' | 'otherReceiver' | 'otherHandler', Visitor>;
}

const good = <T>(done: { ok: true; value: T } | { ok: false; code: string }): T => {
  assert.ok(done.ok, done.ok ? '' : done.code);
  return done.value;
};

/** A dossier of this owner with its result, signed and issued. */
async function resolved(app: App, owner: Awaited<ReturnType<typeof citizenNamed>>): Promise<string> {
  const named = (userName: string) => officerNamed(app, userName);
  const code = await fileFor(app, owner, {}, { key: 'a-dossier-with-a-result' });
  const handler = await named('hung.tv');
  good(await accept(app, await named('suong.dt'), { code }));
  good(await handOver(app, await named('suong.dt'), { code }));
  good(await assign(app, await named('vinh.pq'), { code, officer: handler.id }));
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận tàu cá.' }));
  good(await advance(app, handler, { code }));
  good(await claim(app, await named('vinh.pq'), { code }));
  good(await advance(app, await named('vinh.pq'), { code }));
  good(await sign(app, await named('son.ph'), { code, title: 'Chi cục trưởng' }));
  good(await number(app, await named('an.tt'), { code }));
  await signAll(app, code);
  good(await issueResult(app, code));
  await tasks['make-credential']?.(app, { code, seq: 1 });
  return code;
}

async function openWorld(t: TestContext): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-dossiers-'));
  const app = await openProvince({ after: (act) => t.after(act) }, {}, { MOTCUA_VAR: folder, PORT: '0' });
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const serving = await serve(app);
  t.after(() => serving.close());
  const owner = await citizenNamed(app, 'tu.vv');
  const receiver = await officerNamed(app, 'suong.dt');
  const code = await fileFor(app, owner);
  good(await accept(app, receiver, { code }));
  const file = await papersOf(app.read, app.realm, code);
  const draftOf = async (viewer: typeof owner | typeof receiver): Promise<Filling> => {
    const wish = { procedure: '1.003634', person: owner.id, province: 'Quảng Ngãi' };
    const { id } = good(await startDraft(app, viewer, wish));
    const component = 'part-1';
    good(await addPaper(app, viewer, { id, component, file: await paper(app) }));
    const { definition } = (await findDraft(app.read, app.realm, viewer, id)) ?? assert.fail();
    const [kept] = await papersOfDraft(app.read, app.realm, id);
    const page = definition.sections[0]?.pages[0]?.id ?? '';
    return { id, draft: id, page, component, paper: kept?.id ?? '' };
  };
  const citizen = async (userName: string) => {
    const who = openVisitor(serving.address);
    who.cookies.set('motcua', good(await signInCitizen(app, { issuer: ISSUER, claims: claimsFor(userName) })).token);
    return who;
  };
  const officer = async (userName: string) => {
    const who = openVisitor(serving.address);
    const typed = { 'ten-dang-nhap': userName, 'mat-khau': 'motcua-demo' };
    assert.equal((await who.post('/dang-nhap?/mat-khau', typed)).status, 303, userName);
    return who;
  };
  return {
    ...{ app, code, officer },
    fillings: {
      dossier: { code, paper: file[0]?.id ?? '', name: 'giay-tiep-nhan', page: '1' },
      result: { code: await resolved(app, owner), seq: '1' },
      draft: await draftOf(owner),
      deskDraft: await draftOf(receiver),
    },
    people: {
      ...{ owner: await citizen('tu.vv'), otherCitizen: await citizen('lan.lt') },
      ...{ receiver: await officer('suong.dt'), handler: await officer('hung.tv') },
      // The same roles at a commune and in another department.
      ...{ otherReceiver: await officer('lan.pt'), otherHandler: await officer('mai.nt') },
    },
  };
}

/** Shown at the counter too: the square code on the slip, the papers of a draft made there. */
const forWhoeverSees = ({ id }: RouteFile) => /qr\.svg$|nhap\/\[id\]\/tep/.test(id);
const isOfficers = ({ access }: RouteFile) => Array.isArray(access);

function fillingOf({ id }: RouteFile, { fillings }: World): Filling {
  if (id.includes('[seq]')) return fillings.result;
  if (!isOfDraft(id)) return fillings.dossier;
  return id.startsWith('/can-bo') ? fillings.deskDraft : fillings.draft;
}

/** Something of the right shape that is not there, so that nothing but being there differs. */
const absent = (filling: Filling): Filling => ({
  ...filling,
  ...('code' in filling ? { code: 'H48.14.05-260101-9999' } : {}),
  ...('id' in filling
    ? { id: '0199a3b2-1111-7abc-8def-0123456789ab', draft: '0199a3b2-1111-7abc-8def-0123456789ab' }
    : {}),
});

const without = (body: string, filling: Filling): string =>
  ['code', 'id'].reduce((text, name) => (filling[name] ? text.replaceAll(filling[name], '…') : text), body);

/** The forms of a page, as its file names them: `?/rut`, or '' for the only one. */
const actionsOf = ({ file }: RouteFile): string[] => {
  const source = readFileSync(file, 'utf8');
  const actions = /export const actions[^{]*\{([\s\S]*)$/.exec(source)?.[1] ?? '';
  const names = [...actions.matchAll(/^ {2}'?([\w-]+)'?: /gm)].map(([, name]) => name);
  return names.map((name) => (name === 'default' ? '' : `?/${name}`));
};

async function expectNothing(who: Visitor, route: RouteFile, filling: Filling): Promise<void> {
  const [there, not] = [filling, absent(filling)].map((one) => addressWith(route.id, one)) as [string, string];
  const [seen, nothing] = [await who.get(there), await who.get(not)];
  assert.equal(seen.status, nothing.status, there);
  assert.equal(seen.status === 404 || seen.status === 303, true, `${there}: ${seen.status}`);
  assert.equal(without(seen.body, filling), without(nothing.body, absent(filling)), `${there} tells that it is there`);
  const typed = { viec: 'note', 'noi-dung': 'x', 'ly-do': 'lý do nào đó', khoa: `a-foreign-key-${route.id.length}` };
  for (const action of actionsOf(route))
    assert.notEqual((await who.post(`${there}${action}`, typed)).status, 200, `${there}${action}`);
}

test('a dossier, its files, its letters and a draft are nothing to whoever they do not belong to', async (t) => {
  assert.ok(routes.length >= 12, `${routes.length} routes`);
  const world = await openWorld(t);
  const { owner, otherCitizen, receiver, handler, otherReceiver, otherHandler } = world.people;
  const before = await revisionsOf(world);
  for (const route of routes) {
    const filling = fillingOf(route, world);
    const officers = [otherReceiver, otherHandler];
    const strangers = isOfficers(route)
      ? [...officers, owner]
      : [otherCitizen, ...officers, ...(forWhoeverSees(route) ? [] : [receiver])];
    await t.test(`${route.file} is nothing to strangers`, async () => {
      for (const who of strangers) await expectNothing(who, route, filling);
    });
    await t.test(`${route.file} opens to whose it is`, async () => {
      const who = isOfficers(route) ? receiver : owner;
      const answer = await who.get(addressWith(route.id, filling));
      // Pictures of pages and a signed copy are there once a job made them: tests/database/digitise.test.ts opens them.
      const isMadeLater = /\/trang\/|\/ban-ky$|\/quet\/\[page\]/.test(route.id);
      assert.ok(
        [200, 303, ...(isMadeLater ? [404] : [])].includes(answer.status),
        `${addressWith(route.id, filling)}: ${answer.status}`,
      );
    });
  }
  const address = `/can-bo/ho-so/${world.code}`;
  assert.equal((await handler.get(address)).status, 200, 'the department that resolves it sees it too');
  assert.deepEqual(await revisionsOf(world), before, 'a stranger changed something');
});

test('what an agency asks another is open to its officers on the pages of an owner, and nothing to anybody else', async (t) => {
  const { app, officer, people } = await openWorld(t);
  const typist = await officerNamed(app, 'hoa.vt');
  const wish = { procedure: '6.006717', unit: 'H48.14', province: 'Quảng Ngãi' };
  const code = await fileForUnit(app, typist);
  const [kept] = await papersOf(app.read, app.realm, code);
  const filling = { page: 'contact', component: 'part-1', paper: kept?.id ?? '' };
  const draft = good(await startForUnit(app, typist, wish)).id;
  const { otherCitizen, otherReceiver, otherHandler, receiver } = people;
  // Of a sub-department of the asking department, and of the department that resolves it.
  const [below, resolves, colleague] = [await officer('hung.tv'), await officer('sach.pv'), await officer('loc.nb')];
  const own = routes.filter(({ id, access }) => access === 'signed-in' && !/qr\.svg$/.test(id));
  assert.ok(own.length >= 10, `${own.length} pages of an owner`);
  for (const route of own) {
    const place = { ...filling, code, id: draft, name: 'to-khai', seq: '1' };
    await t.test(`${route.id} of an agency`, async () => {
      for (const who of [otherCitizen, otherReceiver, otherHandler, receiver, below, resolves])
        await expectNothing(who, route, place);
      const answer = await colleague.get(addressWith(route.id, place));
      // A draft just begun has no paper to be shown, and where it goes is not chosen; what was just filed has no result.
      const lacks = /nhap\/\[id\]\/tep|\[seq\]/.test(route.id);
      assert.equal(
        lacks ? answer.status === 404 : [200, 303].includes(answer.status),
        true,
        `${route.id} ${answer.status}`,
      );
    });
  }
  const atWork = `/can-bo/ho-so/${code}`;
  assert.equal((await resolves.get(atWork)).status, 200);
  for (const [who, name] of [
    [colleague, 'colleague'],
    [below, 'below'],
  ] as const)
    for (const path of [atWork, `${atWork}/mau/phieu-kiem-soat.pdf`, `${atWork}/tep/${filling.paper}`])
      assert.equal((await who.get(path)).status, 404, `${name} at ${path}: notes and sheets of the office`);
  const paperAt = `/ho-so/${code}/tep/${filling.paper}`;
  assert.deepEqual([(await colleague.get(paperAt)).status, (await resolves.get(paperAt)).status], [200, 404]);
  assert.equal(
    (await colleague.get(`/can-bo/tiep-nhan/${draft}`)).status,
    404,
    'a unit’s draft is not one of the counter',
  );
});

test('a paper of one dossier is not found under the address of another', async (t) => {
  const world = await openWorld(t);
  const other = await fileFor(world.app, await citizenNamed(world.app, 'lan.lt'));
  const { paper: id } = world.fillings.dossier;
  assert.equal((await world.people.receiver.get(`/can-bo/ho-so/${world.code}/tep/${id}`)).status, 200);
  assert.equal((await world.people.receiver.get(`/can-bo/ho-so/${other}/tep/${id}`)).status, 404);
  assert.equal((await world.people.otherCitizen.get(`/ho-so/${other}/tep/${id}`)).status, 404);
});

async function revisionsOf({ app, code, fillings }: World): Promise<unknown[]> {
  const owner = await citizenNamed(app, 'tu.vv');
  const dossier = await findDossier(app.read, app.realm, owner, code);
  const drafts = await app.read.query(
    'select id, revision, discarded_at, dossier from draft where id = any($1::uuid[])',
    [[fillings.draft['id'], fillings.deskDraft['id']]],
  );
  return [dossier?.revision, dossier?.state, ...drafts.rows];
}
