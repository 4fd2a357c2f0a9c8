import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { AtIssuer, openEId } from '../world/e-id.ts';
import { openSite, type Visitor } from './site.ts';

const main = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
/** The part of an address that is the program's own, whatever host it is known by. */
const pathOf = (address: string) => new URL(address).pathname + new URL(address).search;

async function open(t: TestContext, env: Record<string, string> = {}) {
  const eId = await openEId(t);
  const site = await openSite({ after: (act) => t.after(act) }, { ...eId.env, ...env });
  const begin = async (who: Visitor, tiep = '') => {
    const sent = await who.get(`/dang-nhap/cong-dan${tiep && `?${new URLSearchParams({ tiep })}`}`);
    assert.equal(sent.status, 303);
    return sent.location;
  };
  const enter = async (who: Visitor, nguoi: string, tiep = '', issuer = new AtIssuer()) => {
    const back = await issuer.signIn(await begin(who, tiep), { nguoi });
    return who.get(pathOf(back));
  };
  return { eId, site, begin, enter };
}

test('Lan is sent to the issuer, comes back to the page she wanted, and her name is in the head', async (t) => {
  const { site, begin } = await open(t);
  const who = site.visitor();
  const url = new URL(await begin(who, '/tai-khoan?a=1'));
  assert.equal(url.searchParams.get('response_type'), 'code');
  assert.equal(url.searchParams.get('code_challenge_method'), 'S256');
  assert.equal(url.searchParams.get('acr_values'), 'LoA1');
  const state = JSON.parse(Buffer.from(url.searchParams.get('state') ?? '', 'base64url').toString());
  assert.equal(state.tiep, '/tai-khoan?a=1');
  const back = await new AtIssuer().signIn(url.href, { nguoi: 'lan.lt' });
  assert.equal(new URL(back).searchParams.get('state'), url.searchParams.get('state'), 'base64, as it went');
  const done = await who.get(pathOf(back));
  assert.deepEqual([done.status, done.location], [303, '/tai-khoan?a=1']);
  const cookie = done.headers.getSetCookie().find((line) => line.startsWith('motcua='));
  assert.match(cookie ?? '', /^motcua=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const page = await who.get('/tai-khoan');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.match(/<header[\s\S]*<\/header>/.exec(page.body)?.[0] ?? '', /Lê Thị Lan/);
  assert.match(main(page.body), /051••••••101/);
});

test('a user name and a password open the simulator too, a wrong one does not', async (t) => {
  const { site, begin } = await open(t);
  const who = site.visitor();
  const issuer = new AtIssuer();
  const url = await begin(who);
  const page = (await issuer.ask(url)).location;
  const wrong = await issuer.ask(page, { ten: 'tu.vv', 'mat-khau': 'sai' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /role="alert"/);
  const back = await issuer.signIn(url, { ten: ' Tu.VV ', 'mat-khau': 'dung-thu-mot-cua' });
  assert.equal((await who.get(pathOf(back))).location, '/tai-khoan');
});

test('an answer is taken once, in the browser it began in, within ten minutes, and only as it went', async (t) => {
  const { site, begin, enter } = await open(t);
  const who = site.visitor();
  const back = await new AtIssuer().signIn(await begin(who), { nguoi: 'lan.lt' });
  const thief = site.visitor();
  assert.equal((await thief.get(pathOf(back))).location, '/dang-nhap?loi=e-id-stale', 'no half of it in that browser');
  await begin(thief);
  assert.equal((await thief.get(pathOf(back))).location, '/dang-nhap?loi=e-id-stale', 'the half of another');
  const bent = pathOf(back).replace(/state=./, 'state=X');
  assert.equal((await who.get(bent)).location, '/dang-nhap?loi=e-id-stale');
  assert.equal((await who.get(pathOf(back))).location, '/tai-khoan');
  assert.equal((await who.get(pathOf(back))).location, '/dang-nhap?loi=e-id-stale', 'a second time');
  const late = site.visitor();
  const lateBack = await new AtIssuer().signIn(await begin(late), { nguoi: 'tu.vv' });
  site.clock.pass(601);
  assert.equal((await late.get(pathOf(lateBack))).location, '/dang-nhap?loi=e-id-stale');
  assert.equal((await enter(late, 'tu.vv')).location, '/tai-khoan', 'and again from the start');
});

test('faults of the issuer are sentences, and the page wanted stays wanted', async (t) => {
  const { eId, site, begin, enter } = await open(t);
  const who = site.visitor();
  const said = async (location: string) => main((await who.get(location)).body);
  eId.faults.expiredCode = true;
  const expired = await enter(who, 'lan.lt', '/tai-khoan?b=2');
  assert.equal(expired.location, '/dang-nhap?loi=e-id-stale&tiep=%2Ftai-khoan%3Fb%3D2');
  assert.match(await said(expired.location), /đã hết hạn hoặc đã dùng rồi/);
  assert.match(await said(expired.location), /cong-dan\?tiep=%2Ftai-khoan%3Fb%3D2/);
  eId.faults.expiredCode = false;
  eId.faults.wrongNonce = true;
  assert.equal((await enter(who, 'lan.lt')).location, '/dang-nhap?loi=e-id-wrong');
  eId.faults.wrongNonce = false;
  const no = await new AtIssuer().signIn(await begin(who), { 'tu-choi': '1' });
  const refused = await who.get(pathOf(no));
  assert.equal(refused.location, '/dang-nhap?loi=e-id-refused');
  assert.match(await said(refused.location), /chưa đồng ý chia sẻ/);
  const replayed = pathOf(no).replace('error=access_denied', 'code=abc');
  assert.equal((await who.get(replayed)).location, '/dang-nhap?loi=e-id-stale');
  assert.equal(who.cookies.has('motcua'), false);
  assert.doesNotMatch(JSON.stringify(site.log), /051190000101|Lê Thị Lan/);
});

test('an issuer that does not answer is told of, and one that was never set up', async (t) => {
  const { eId, site } = await open(t);
  await eId.close();
  const silent = await site.visitor().get('/dang-nhap/cong-dan?tiep=/tai-khoan');
  assert.equal(silent.location, '/dang-nhap?loi=e-id-silent&tiep=%2Ftai-khoan');
  const bare = await openSite({ after: (act) => t.after(act) });
  assert.equal((await bare.visitor().get('/dang-nhap/cong-dan')).location, '/dang-nhap?loi=e-id-absent');
  assert.equal((await bare.visitor().get('/dang-nhap/e-id?code=a&state=b')).location, '/dang-nhap?loi=e-id-absent');
});

test('a session from before signing in is not the one after, whoever set it', async (t) => {
  const { site, enter } = await open(t);
  const who = site.visitor();
  who.cookies.set('motcua', 'a'.repeat(43));
  await enter(who, 'lan.lt');
  const first = who.cookies.get('motcua') ?? '';
  assert.notEqual(first, 'a'.repeat(43));
  await enter(who, 'hoa.pt');
  const left = site.visitor();
  left.cookies.set('motcua', first);
  assert.match((await left.get('/tai-khoan')).location, /^\/dang-nhap/);
  const officer = await site.officer('clerk');
  const before = officer.cookies.get('motcua') ?? '';
  await enter(officer, 'lan.lt');
  const old = site.visitor();
  old.cookies.set('motcua', before);
  assert.match(
    (await old.get('/can-bo')).location,
    /^\/dang-nhap/,
    'an officer who signs in as a citizen is one person less',
  );
});

test('coming back leads nowhere but here', async (t) => {
  const { site, enter } = await open(t);
  for (const wish of ['//evil.example', 'https://evil.example/', '/\\evil.example', '/dang-xuat'])
    assert.equal((await enter(site.visitor(), 'lan.lt', wish)).location, '/tai-khoan', wish);
});

test('signing out ends the session here and leads on to the issuer, where it ends too', async (t) => {
  const { eId, site, enter } = await open(t);
  const who = site.visitor();
  const issuer = new AtIssuer();
  await enter(who, 'lan.lt', '', issuer);
  const copied = site.visitor();
  copied.cookies.set('motcua', who.cookies.get('motcua') ?? '');
  const out = await who.post('/dang-xuat', {});
  assert.equal(out.status, 200);
  assert.doesNotMatch(/<header[\s\S]*<\/header>/.exec(out.body)?.[0] ?? '', /Lê Thị Lan/);
  const [, url = ''] = /^0; url=(.+)$/.exec(out.headers.get('refresh') ?? '') ?? [];
  assert.ok(url.startsWith(`${eId.issuer}/session/end?`), url);
  assert.match((await copied.get('/tai-khoan')).location, /^\/dang-nhap/);
  const asked = await issuer.ask(url);
  assert.match(asked.body, /Đăng xuất khỏi định danh điện tử\?/);
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(asked.body) ?? [];
  const gone = await issuer.ask(`${eId.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
  assert.match(gone.location, /\/dang-nhap\?da-ra=1$/);
});

test('the account page changes what is the own, and an officer does not see it', async (t) => {
  const { site, enter } = await open(t);
  const who = site.visitor();
  await enter(who, 'son.nv');
  const bad = await who.post('/tai-khoan?/lien-he', { 'dien-thoai': '12', 'thu-dien-tu': '' });
  assert.equal(bad.status, 422);
  assert.match(main(bad.body), /href="#dien-thoai"/);
  const good = { 'dien-thoai': '0905 123 456', 'thu-dien-tu': 'son@vidu.vn', 'dong-y-thu': '1' };
  assert.equal((await who.post('/tai-khoan?/lien-he', good)).location, '/tai-khoan?da-luu=1');
  assert.match(main((await who.get('/tai-khoan')).body), /value="son@vidu.vn"/);
  const clerk = await site.officer('clerk');
  assert.equal((await clerk.get('/tai-khoan')).status, 404);
  assert.equal((await who.get('/can-bo')).status, 404);
  assert.equal((await who.get('/dang-nhap')).location, '/tai-khoan');
  assert.equal((await who.post('/tai-khoan?/moi-noi', {})).location, '/dang-nhap?da-ra=1');
  assert.match((await who.get('/tai-khoan')).location, /^\/dang-nhap/);
});
