import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { claimsFor, ISSUER } from '../../../tests/world/citizens.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { handClock } from '../../../tests/world/officers.ts';
import type { EIdClaims } from '../../integrations/e-id/schema.ts';
import { type Citizen, knowPerson, signInCitizen, signOut, viewerOf } from '../index.ts';
import { hashOfToken } from '../secrets/token.ts';

async function province(t: TestContext) {
  const clock = handClock();
  const app = await openTestApp(t, { clock });
  const enter = async (claims: EIdClaims, more: object = {}) => {
    const done = await signInCitizen(app, { issuer: ISSUER, claims, ...more });
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };
  const who = async (token: string) => viewerOf(app, token, 30);
  return { app, clock, enter, who };
}

const lan = claimsFor('lan.lt');

test('Lan signs in by her electronic identity and is known by her number', async (t) => {
  const { app, enter, who } = await province(t);
  const { token, person } = await enter(lan);
  assert.deepEqual(await who(token), {
    kind: 'citizen',
    id: person,
    name: 'Lê Thị Lan',
    personalNumber: '051190000101',
    organisationNumber: null,
    account: 'citizen',
  });
  const { rows } = await app.read.query('select birth_date as day, phone, email from person');
  assert.deepEqual(rows, [{ day: '1990-03-14', phone: null, email: null }], 'VNeID tells neither telephone nor mail');
  const trail = await app.read.query('select act, subject, actor, facts from trail order by at, seq');
  assert.deepEqual(
    trail.rows.map(({ act }) => act),
    ['person-known', 'way-opened', 'signed-in'],
  );
  assert.ok(trail.rows.every(({ actor, subject }) => actor === `citizen:${person}` && subject === `person/${person}`));
  for (const secret of ['Lan', '051190000101', token, lan.sub])
    assert.ok(!JSON.stringify(trail.rows).includes(secret), secret);
});

test('a new account of the same person finds everything that was hers', async (t) => {
  const { app, enter } = await province(t);
  const first = await enter(lan);
  await app.read.query(
    `with edition as (insert into form_edition (realm, digest, code, definition)
       values ($1, repeat('a', 64), 'khai-sinh', '{}') returning digest)
     insert into draft (realm, id, person, made_by, procedure, version, form_digest, made_at, saved_at)
     select $1, gen_random_uuid(), $2, $3, '1.001193', 1, digest, now(), now() from edition`,
    [app.realm, first.person, `citizen:${first.person}`],
  );
  const second = await enter(claimsFor('lan.lt', 'a-new-tech-id'));
  assert.equal(second.person, first.person);
  const drafts = await app.read.query('select procedure from draft where realm = $1 and person = $2', [
    app.realm,
    second.person,
  ]);
  assert.deepEqual(drafts.rows, [{ procedure: '1.001193' }]);
  const ways = await app.read.query(`select subject from way_to_sign_in where person = $1 order by made_at, subject`, [
    first.person,
  ]);
  assert.equal(ways.rows.length, 2, 'both accounts lead to her');
});

test('whoever the desk met before is the same person at the first sign-in, under the registered name', async (t) => {
  const { app, enter, who } = await province(t);
  const met = await knowPerson(app, 'officer:x', { fullName: ' đinh  văn brut', personalNumber: '051 048 000104' });
  assert.ok(met.ok);
  const again = await knowPerson(app, 'officer:x', { fullName: 'Ai Khác', personalNumber: '051048000104' });
  assert.deepEqual(again, met, 'the desk does not rename whom it knows');
  const { token, person } = await enter(claimsFor('brut.dv'));
  assert.equal(person, met.value);
  assert.equal((await who(token)).kind === 'citizen' && ((await who(token)) as Citizen).name, 'Đinh Văn Brút');
  const wrong = await knowPerson(app, 'officer:x', { fullName: 'A', personalNumber: '123' });
  assert.equal(!wrong.ok && wrong.code, 'personal-number-wrong');
});

test('a number the State corrected changes nothing but the number', async (t) => {
  const { enter, who } = await province(t);
  const before = await enter(lan);
  const after = await enter({ ...lan, SoDinhDanh: '051190000999' });
  assert.equal(after.person, before.person);
  assert.equal(((await who(after.token)) as Citizen).personalNumber, '051190000999');
});

test('an account that comes to mean another known person is closed for the first and opened for the second', async (t) => {
  const { app, enter } = await province(t);
  const a = await enter(lan);
  const b = await enter(claimsFor('hoa.pt'));
  const moved = await enter({ ...lan, SoDinhDanh: '051185000103', HoVaTen: 'Phạm Thị Hoa' });
  assert.equal(moved.person, b.person);
  const { rows } = await app.read.query(
    `select person, closed_at is not null as closed from way_to_sign_in where subject = $1 order by made_at, closed desc`,
    [lan.sub],
  );
  assert.deepEqual(rows, [
    { person: a.person, closed: true },
    { person: b.person, closed: false },
  ]);
  const old = await app.read.query('select count(*) as count from session where person = $1', [a.person]);
  assert.deepEqual(old.rows, [{ count: 1 }]);
});

test('a cooperative signs in as itself, not as the person who pressed the button', async (t) => {
  const { app, enter, who } = await province(t);
  const { token } = await enter(claimsFor('htx.tinhkhe'));
  const viewer = (await who(token)) as Citizen;
  assert.equal(viewer.account, 'organisation');
  assert.equal(viewer.organisationNumber, '4300990107');
  assert.equal(viewer.personalNumber, null);
  assert.match(viewer.name, /^Hợp tác xã/);
  const number = await app.read.query('select from person where personal_number is not null');
  assert.equal(number.rowCount, 0);
});

test('an account nobody can be known by signs nobody in', async (t) => {
  const { app } = await province(t);
  for (const claims of [
    { ...lan, SoDinhDanh: null },
    { ...lan, SoDinhDanh: '211234567' },
    { ...lan, HoVaTen: ' ' },
    { ...claimsFor('htx.tinhkhe'), MaSoThue: null },
  ]) {
    const done = await signInCitizen(app, { issuer: ISSUER, claims });
    assert.deepEqual(done, { ok: false, code: 'e-id-nobody', facts: {} });
  }
  assert.equal((await app.read.query('select from person')).rowCount, 0);
});

test('ten first sign-ins at once make one person with one way', async (t) => {
  const { app, enter } = await province(t);
  const all = await Promise.all(Array.from({ length: 10 }, () => enter(lan)));
  assert.equal(new Set(all.map(({ person }) => person)).size, 1);
  assert.equal(new Set(all.map(({ token }) => token)).size, 10);
  const ways = await app.read.query('select from way_to_sign_in');
  assert.equal(ways.rowCount, 1);
});

test('a citizen signed in again has a new token, and the shown one opens nothing', async (t) => {
  const { enter, who } = await province(t);
  const first = await enter(lan);
  const second = await enter(lan, { shownToken: first.token });
  assert.notEqual(first.token, second.token);
  assert.equal((await who(first.token)).kind, 'anyone');
  assert.equal((await who(second.token)).kind, 'citizen');
});

test('a citizen is out after half an hour unseen, after eight hours, and at once on signing out', async (t) => {
  const { app, clock, enter, who } = await province(t);
  const away = await enter(lan);
  clock.pass(29 * 60);
  assert.equal((await who(away.token)).kind, 'citizen');
  clock.pass(30 * 60);
  assert.equal((await who(away.token)).kind, 'anyone');
  const long = await enter(lan);
  for (let minutes = 0; minutes < 479; minutes += 20) {
    assert.equal((await who(long.token)).kind, 'citizen', `${minutes} minutes`);
    clock.pass(20 * 60);
  }
  assert.equal((await who(long.token)).kind, 'anyone');
  const short = await enter(lan, { issuerToken: 'as-the-issuer-gave-it' });
  const out = await signOut(app, `citizen:${short.person}`, short.token);
  assert.equal(out.value, 'as-the-issuer-gave-it');
  assert.equal((await who(short.token)).kind, 'anyone');
  assert.equal((await signOut(app, `citizen:${short.person}`, short.token)).value, null);
  const kept = await app.read.query('select issuer_token as token from session where token_hash = $1', [
    hashOfToken(short.token),
  ]);
  assert.deepEqual(kept.rows, [{ token: null }]);
});
