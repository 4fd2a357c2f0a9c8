import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inTransaction } from '#db/transaction.ts';
import { claimsFor, ISSUER } from '../../../tests/world/citizens.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { handClock } from '../../../tests/world/officers.ts';
import {
  type Citizen,
  ownAccount,
  setContact,
  signInCitizen,
  signOutEverywhere,
  viewerOf,
  withdrawConsent,
} from '../index.ts';
import { giveConsentIn } from './own-account.ts';

async function tu(t: TestContext) {
  const clock = handClock();
  const app = await openTestApp(t, { clock });
  const enter = async (userName = 'tu.vv') => {
    const done = await signInCitizen(app, { issuer: ISSUER, claims: claimsFor(userName) });
    assert.ok(done.ok);
    return { token: done.value.token, who: (await viewerOf(app, done.value.token, 30)) as Citizen };
  };
  return { app, clock, enter, ...(await enter()) };
}

test('Tư gives a telephone and an address, and agrees to mail; unticking takes the consent back', async (t) => {
  const { app, clock, who, token } = await tu(t);
  const typed = { phone: '+84 905.123.456', email: ' tu@vidu.vn ', mayMail: true };
  assert.ok((await setContact(app, who, typed)).ok);
  const first = await ownAccount(app, who, token);
  assert.deepEqual(first.contact, { phone: '0905123456', email: 'tu@vidu.vn' });
  assert.deepEqual(
    first.consents.map(({ purpose, withdrawnAt }) => [purpose, withdrawnAt]),
    [['notice-email', null]],
  );
  assert.ok((await setContact(app, who, typed)).ok, 'saying it twice is saying it once');
  assert.equal((await ownAccount(app, who, token)).consents.length, 1);
  clock.pass(60);
  assert.ok((await setContact(app, who, { ...typed, mayMail: false })).ok);
  assert.equal((await ownAccount(app, who, token)).consents[0]?.withdrawnAt, clock.now());
  const trail = JSON.stringify((await app.read.query('select facts from trail')).rows);
  for (const secret of ['0905', 'vidu.vn']) assert.ok(!trail.includes(secret), secret);
});

test('a wrong telephone or address is refused and changes nothing', async (t) => {
  const { app, who, token } = await tu(t);
  const give = async (phone: string, email: string, mayMail = false) => {
    const done = await setContact(app, who, { phone, email, mayMail });
    return done.ok ? 'ok' : done.code;
  };
  for (const phone of ['123', '0905 12', 'abc', '0000000000'])
    assert.equal(await give(phone, ''), 'phone-wrong', phone);
  const bad = [
    'tu',
    'tu@',
    '@vidu.vn',
    'a b@vidu.vn',
    'tu@vidu',
    'tu@vidu.vn\nBcc: x@y.vn',
    'tu@vidu.vn,x@y.vn',
    '<tu@vidu.vn>',
  ];
  for (const email of bad) assert.equal(await give('', email), 'email-wrong', email);
  assert.equal(await give('', '', true), 'email-missing');
  assert.deepEqual((await ownAccount(app, who, token)).contact, { phone: null, email: null });
});

test('a consent is taken back by whose it is and by nobody else', async (t) => {
  const { app, who, token, enter } = await tu(t);
  const other = await enter('hoa.pt');
  const given = { person: who.id, purpose: 'filed-by-helper', givenTo: 'officer:abc' } as const;
  await inTransaction(app, `citizen:${who.id}`, (tx) => giveConsentIn(tx, given));
  const [consent] = (await ownAccount(app, who, token)).consents;
  await withdrawConsent(app, other.who, consent?.id ?? '');
  await withdrawConsent(app, who, "' or true --");
  assert.equal((await ownAccount(app, who, token)).consents[0]?.withdrawnAt, null);
  await withdrawConsent(app, who, consent?.id ?? '');
  assert.notEqual((await ownAccount(app, who, token)).consents[0]?.withdrawnAt, null);
});

test('signing out everywhere ends every session of one person', async (t) => {
  const { app, who, token, enter } = await tu(t);
  const [phone, other] = [await enter(), await enter('hoa.pt')];
  const seen = await ownAccount(app, who, token);
  assert.deepEqual(seen.sessions.map(({ here }) => here).sort(), [false, true]);
  await signOutEverywhere(app, who);
  for (const one of [token, phone.token]) assert.equal((await viewerOf(app, one, 30)).kind, 'anyone');
  assert.equal((await viewerOf(app, other.token, 30)).kind, 'citizen');
});
