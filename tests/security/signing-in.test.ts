import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { askForCode, giveTemporaryPassword } from '../../src/identity/index.ts';
import { codeShown, keyedFolder } from '../world/codes.ts';
import { PASSWORD } from '../world/officers.ts';
import { openSite } from './site.ts';

const open = (t: TestContext, env = {}) => openSite({ after: (act) => t.after(act) }, env);
const main = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';

test('an officer signs in, sees the desk and signs out; the old cookie is worth nothing', async (t) => {
  const site = await open(t);
  const who = site.visitor();
  const done = await site.signIn(who, 'receiver');
  assert.deepEqual([done.status, done.location], [303, '/can-bo']);
  const cookie = done.headers.getSetCookie().find((line) => line.startsWith('motcua='));
  assert.match(cookie ?? '', /^motcua=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const desk = await who.get('/can-bo');
  assert.equal(desk.status, 200);
  assert.match(desk.body, /Cán bộ tiếp nhận/);
  assert.equal(desk.headers.get('cache-control'), 'no-store');
  const copied = site.visitor();
  copied.cookies.set('motcua', who.cookies.get('motcua') ?? '');
  assert.equal((await copied.get('/can-bo')).status, 200);
  const out = await who.post('/dang-xuat', {});
  assert.deepEqual([out.status, out.location], [303, '/dang-nhap?da-ra=1']);
  assert.equal(who.cookies.has('motcua'), false);
  assert.equal((await copied.get('/can-bo')).location, '/dang-nhap?tiep=%2Fcan-bo&het-phien=1');
});

test('over https the cookie is bound to the host and HSTS is told', async (t) => {
  const site = await open(t, { ORIGIN: 'https://motcua.quangngai.example' });
  const who = site.visitor();
  const answer = await who.get('/dang-nhap?lang=en');
  assert.match(answer.headers.get('strict-transport-security') ?? '', /^max-age=63072000; includeSubDomains$/);
  assert.match(
    answer.headers.getSetCookie().join(),
    /lang=en; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax/,
  );
  const form = { 'ten-dang-nhap': 'clerk', 'mat-khau': PASSWORD };
  assert.equal((await who.post('/dang-nhap?/mat-khau', form)).status, 403, 'a form that comes from http is not ours');
  const done = await who.post('/dang-nhap?/mat-khau', form, { origin: site.address.replace('http:', 'https:') });
  const cookie = done.headers.getSetCookie().find((line) => line.includes('motcua='));
  assert.match(cookie ?? '', /^__Host-motcua=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  assert.equal((await who.get('/can-bo')).status, 200);
});

test('a session made before signing in is not the one after', async (t) => {
  const site = await open(t);
  const who = site.visitor();
  who.cookies.set('motcua', 'a'.repeat(43));
  await site.signIn(who, 'clerk');
  const first = who.cookies.get('motcua');
  assert.notEqual(first, 'a'.repeat(43));
  await site.signIn(who, 'clerk');
  assert.notEqual(who.cookies.get('motcua'), first);
  const left = site.visitor();
  left.cookies.set('motcua', first ?? '');
  assert.equal((await left.get('/can-bo')).status, 303);
});

test('who is away half an hour is told so, and returns to the page he wanted', async (t) => {
  const site = await open(t);
  const who = await site.officer('administrator');
  site.clock.pass(31 * 60);
  const away = await who.get('/quan-tri/tai-khoan?sau=clerk');
  assert.equal(away.location, '/dang-nhap?tiep=%2Fquan-tri%2Ftai-khoan%3Fsau%3Dclerk&het-phien=1');
  const page = await who.get(away.location);
  assert.match(main(page.body), /Phiên làm việc đã hết hạn/);
  const action = /action="([^"]+)"/.exec(main(page.body))?.[1]?.replaceAll('&amp;', '&') ?? '';
  const back = await who.post(`/dang-nhap${action}`, { 'ten-dang-nhap': 'administrator', 'mat-khau': PASSWORD });
  assert.deepEqual([back.status, back.location], [303, '/quan-tri/tai-khoan?sau=clerk']);
  assert.equal((await who.get(back.location)).status, 200);
});

test('signing in leads nowhere but here', async (t) => {
  const site = await open(t);
  for (const wish of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/dang-xuat',
  ]) {
    const done = await site.signIn(site.visitor(), 'clerk', PASSWORD, `&${new URLSearchParams({ tiep: wish })}`);
    assert.equal(done.location, '/can-bo', wish);
  }
});

test('nobody can ask who has an account', async (t) => {
  const site = await open(t);
  const wrong = await site.signIn(site.visitor(), 'clerk', 'không phải mật khẩu này');
  const absent = await site.signIn(site.visitor(), 'khong', 'không phải mật khẩu này');
  assert.deepEqual([wrong.status, absent.status], [422, 422]);
  assert.equal(wrong.body.replaceAll('"clerk"', '""'), absent.body.replaceAll('"khong"', '""'));
  assert.match(wrong.body, /value="clerk"/, 'the user name stays typed');
  assert.doesNotMatch(wrong.body, /không phải mật khẩu này/);
});

test('too many mistakes are answered with how long to wait', async (t) => {
  const site = await open(t);
  const who = site.visitor();
  for (let n = 0; n < 5; n += 1) assert.equal((await site.signIn(who, 'clerk', 'sai rồi')).status, 422);
  const held = await site.signIn(who, 'clerk');
  assert.deepEqual([held.status, held.headers.get('retry-after')], [429, '30']);
  assert.match(main(held.body), /Hãy đợi 30 giây/);
  site.clock.pass(30);
  assert.equal((await site.signIn(who, 'clerk')).status, 303);
});

test('an empty form says what is missing, in the language of the page', async (t) => {
  const site = await open(t);
  const who = site.visitor();
  assert.match(main((await site.signIn(who, '', '')).body), /Chưa nhập tên đăng nhập/);
  assert.match(main((await site.signIn(who, 'clerk', '')).body), /href="#mat-khau"/);
  await who.get('/dang-nhap?lang=en');
  const english = await site.signIn(who, 'clerk', 'wrong');
  assert.match(english.body, /<html lang="en"/);
  assert.match(main(english.body), /The user name or the password is not right/);
});

test('tries whose browsers have gone before their turn are not worked on', async (t) => {
  const site = await open(t);
  const gone = new AbortController();
  const post = (name: string) =>
    fetch(new URL('/dang-nhap?/mat-khau', site.address), {
      ...{ method: 'POST', signal: gone.signal, headers: { origin: site.address, accept: 'text/html' } },
      body: new URLSearchParams({ 'ten-dang-nhap': name, 'mat-khau': 'sai mật khẩu' }),
    });
  const tries = Array.from({ length: 30 }, (_, at) => post(`nobody-${at}`));
  await Promise.any(tries);
  gone.abort();
  const left = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected').length;
  // Comes after all that still wait: this is one address.
  assert.equal((await site.signIn(site.visitor(), 'leader')).status, 303);
  const { rows } = await site.app.read.query<{ tried: number }>('select count(*)::int as tried from sign_in_throttle');
  assert.ok(left > 20, `${left} left`);
  assert.ok((rows[0]?.tried ?? 30) < 15, `${rows[0]?.tried} of 30 were worked on`);
});

test('an account with a code is entered in two steps', async (t) => {
  const site = await open(t, keyedFolder(t).env);
  const asked = await askForCode(site.app, 'system:cli', 'leader');
  assert.ok(asked.ok);
  const who = site.visitor();
  const first = await site.signIn(who, 'leader', PASSWORD, '&tiep=%2Fcan-bo%3Fa%3D1');
  assert.equal(first.status, 200);
  assert.equal(who.cookies.has('motcua'), false);
  const half = /name="buoc" value="([\w-]{43})"/.exec(first.body)?.[1] ?? '';
  const give = (ma: string) => who.post('/dang-nhap?/ma-xac-thuc&tiep=%2Fcan-bo%3Fa%3D1', { buoc: half, ma });
  assert.match(main((await give('')).body), /Chưa nhập mã/);
  const wrong = await give('abc123');
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, new RegExp(half), 'the first step is not asked again');
  const done = await give(codeShown(asked.value, site.clock.now()));
  assert.deepEqual([done.status, done.location], [303, '/can-bo?a=1']);
});

test('an administrator ends a post, not his own, and its holder loses the page at once', async (t) => {
  const site = await open(t);
  const [admin, other] = [await site.officer('administrator'), await site.officer('controller')];
  const postOf = async (role: string) =>
    (await site.app.read.query('select id from officer_post where role = $1', [role])).rows[0].id as string;
  const end = async (post: string) => admin.post('/quan-tri/tai-khoan?/ket-thuc', { 'vai-tro': post });
  assert.match(main((await other.get('/can-bo')).body), /Kiểm soát thủ tục hành chính/);
  assert.equal((await end(await postOf('controller'))).location, '/quan-tri/tai-khoan?xong=1');
  assert.doesNotMatch(main((await other.get('/can-bo')).body), /Kiểm soát thủ tục hành chính/);
  const own = await end(await postOf('administrator'));
  assert.equal(own.status, 422);
  assert.match(main(own.body), /Không ai được tự giao/);
  for (const bad of ['', 'x', '0199e2b0-0000-7000-8000-000000000009']) assert.equal((await end(bad)).status, 422, bad);
});

test('an administrator asks an account for a code, which is told in that answer and in no other', async (t) => {
  const site = await open(t, keyedFolder(t).env);
  const admin = await site.officer('administrator');
  await site.officer('leader');
  const told = await admin.post('/quan-tri/tai-khoan/leader?/ma-xac-thuc', {});
  assert.equal(told.status, 200);
  assert.match(main(told.body), /<img src="data:image\/png;base64,/);
  const after = main((await admin.get('/quan-tri/tai-khoan/leader')).body);
  assert.doesNotMatch(after, /data:image/);
  assert.match(after, /Có hỏi mã xác thực/);
  const own = await admin.post('/quan-tri/tai-khoan/administrator?/mat-khau', {});
  assert.equal(own.status, 422);
  assert.match(main(own.body), /Mật khẩu của chính bạn/);
  assert.equal((await admin.get('/quan-tri/tai-khoan/khong.co')).status, 404);
  const other = await site.officer('receiver');
  assert.equal((await other.post('/quan-tri/tai-khoan/leader?/mat-khau', {})).status, 404);
});

test('with a password somebody else chose an officer opens nothing but the page where another is chosen', async (t) => {
  const site = await open(t);
  await site.officer('receiver');
  const given = await giveTemporaryPassword(site.app, 'system:cli', 'receiver');
  assert.ok(given.ok);
  const who = site.visitor();
  await site.signIn(who, 'receiver', given.value.password);
  for (const path of ['/can-bo', '/can-bo/ho-so', '/can-bo/tiep-nhan', '/thong-bao'])
    assert.deepEqual([(await who.get(path)).status, (await who.get(path)).location], [303, '/can-bo/mat-khau'], path);
  assert.equal((await who.post('/can-bo/ho-so?/luu', { ten: 'x', xem: '' })).location, '/can-bo/mat-khau');
  assert.equal((await who.get('/thu-tuc')).status, 200, 'what is everybody’s stays open');
  assert.match(main((await who.get('/can-bo/mat-khau')).body), /do người khác cấp/);
  const chosen = 'một câu dài dễ nhớ';
  const choose = (lai: string) =>
    who.post('/can-bo/mat-khau', {
      ...{ 'mat-khau-hien-nay': given.value.password, 'mat-khau-moi': chosen, 'mat-khau-lai': lai },
    });
  const twice = await choose('khác');
  assert.equal(twice.status, 422);
  assert.match(main(twice.body), /không giống nhau/);
  assert.doesNotMatch(twice.body, new RegExp(`${chosen}|${given.value.password}`), 'no password comes back');
  assert.equal((await choose(chosen)).location, '/can-bo?da-luu=mat-khau');
  assert.equal((await who.get('/can-bo/ho-so')).status, 200);
});

test('a bug shows a code and not its cause', async (t) => {
  const site = await open(t);
  const who = await site.officer('administrator');
  const owner = site.app.db.forRealm(site.app.realm);
  const broken = owner.query.bind(owner);
  owner.query = (() =>
    Promise.reject(new Error('relation "officer_post" is missing'))) as unknown as typeof owner.query;
  const answer = await who.get('/can-bo');
  owner.query = broken as typeof owner.query;
  assert.equal(answer.status, 500);
  const code = /\b[2-9A-HJKMNP-Z]{8}\b/.exec(main(answer.body) || answer.body)?.[0];
  assert.ok(code);
  assert.doesNotMatch(answer.body, /officer_post|at async|node_modules/);
  assert.equal(site.log.find(({ event }) => event === 'incident')?.['incident'], code);
  assert.ok(answer.headers.get('content-security-policy'), 'also a failure is guarded');
});
