import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { startDraft } from '#dossier/index.ts';
import { openFiles } from '#files/open.ts';
import { makeFilesKey } from '#files/realm-keys.ts';
import { signInCitizen } from '#identity/index.ts';
import { emptyQuarantine, QUARANTINE_PAGE, quarantined } from '#jobs/quarantine.ts';
import { scanned } from '#jobs/scanning.ts';
import { serve } from '../../src/server.ts';
import { openVisitor } from '../security/site.ts';
import { clockAt } from '../world/case.ts';
import { claimsFor, ISSUER } from '../world/citizens.ts';
import { EICAR, openClamd } from '../world/clamd.ts';
import { openProvince } from '../world/province.ts';
import { citizenNamed } from '../world/running-site.ts';
import { pieces } from '../world/store-contract.ts';

const infected = Buffer.concat([Buffer.from('%PDF-1.7\n'), EICAR, Buffer.from('\n%%EOF')]);

async function openSite(t: TestContext, days = '30') {
  const clamd = await openClamd(t);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-quarantine-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [clock, keyFile] = [clockAt('2026-11-20T09:00:00+07:00'), join(folder, 'key')];
  makeFilesKey(keyFile);
  const set = { FILES_SCANNER: clamd.setting, FILES_KEY_FILE: keyFile, FILES_QUARANTINE_DAYS: days };
  const env = { ...set, MOTCUA_VAR: folder, PORT: '0' };
  const province = await openProvince({ after: (act) => t.after(act) }, { clock }, env);
  const files = await openFiles(province.settings.files, (found) => scanned(province, found));
  const app = { ...province, files };
  const serving = await serve(app);
  t.after(() => serving.close());
  const lan = await citizenNamed(app, 'lan.lt');
  const draft = await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' });
  assert.ok(draft.ok);
  const visitor = openVisitor(serving.address);
  const signedIn = await signInCitizen(app, { issuer: ISSUER, claims: claimsFor('lan.lt') });
  assert.ok(signedIn.ok);
  visitor.cookies.set('motcua', signedIn.value.token);
  const form = `/ho-so/nhap/${draft.value.id}/giay-to/part-1`;
  /** As a browser without script sends the page's own form. */
  const send = async (bytes: Buffer) => {
    const body = new FormData();
    body.append('tep', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'giay.pdf');
    const headers = { origin: app.settings.origin, cookie: `motcua=${visitor.cookies.get('motcua')}` };
    const answer = await fetch(serving.address + form, { method: 'POST', body, headers, redirect: 'manual' });
    assert.equal(answer.status, 303);
    return visitor.get(answer.headers.get('location') ?? '');
  };
  const kept = () =>
    readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return { app, clock, lan, draft: draft.value.id, send, kept, address: serving.address };
}

const later = (clock: ReturnType<typeof clockAt>, day: string) => clock.set(`${day}T03:00:00+07:00`);

test('an infected paper is put into quarantine with a sentence for the citizen, and deleted after its days', async (t) => {
  const { app, clock, lan, draft, send, kept, address } = await openSite(t);
  assert.match((await send(infected)).body, /nhiễm mã độc \(Motcua\.Eicar\.UNOFFICIAL\)[^<]*cách ly[^<]*sẽ bị xóa/);
  const [one, ...more] = await quarantined(app.read, app.realm);
  assert.ok(one && more.length === 0);
  const { sha256 } = one;
  assert.deepEqual(
    [one.virus, one.by, one.subject, one.component, Number(one.size), one.type, one.deletedAt],
    ['Motcua.Eicar.UNOFFICIAL', `citizen:${lan.id}`, `draft/${draft}`, 'part-1', infected.length, 'pdf', null],
  );
  assert.deepEqual([await app.files.has(sha256), (await Array.fromAsync(app.files.list())).length], [false, 0]);
  const [body] = kept();
  assert.equal(readFileSync(join(body?.parentPath ?? '', body?.name ?? '')).includes(EICAR), false, 'sealed');

  const asAdministrator = async (path: string) => {
    const who = openVisitor(address);
    const typed = { 'ten-dang-nhap': 'tri.qv', 'mat-khau': 'motcua-demo' };
    assert.equal((await who.post('/dang-nhap?/mat-khau', typed)).status, 303);
    return (await who.get(path)).body;
  };
  assert.match(await asAdministrator('/quan-tri/suc-khoe'), /href="[^"]*\/?cach-ly"/);
  const page = await asAdministrator('/quan-tri/cach-ly');
  for (const told of [sha256, lan.id, 'Đang cách ly', 'Người dân, tổ chức', 'part-1']) assert.ok(page.includes(told));
  assert.doesNotMatch(page, /giay\.pdf|Lê Thị Lan/, 'neither the sender’s name for it nor the sender’s own');

  later(clock, '2026-12-19');
  await emptyQuarantine(app);
  assert.equal(kept().length, 1, 'one day is left');
  const again = await app.files.put(pieces(infected), { limit: 100_000, accept: ['pdf'] });
  assert.equal(!again.ok && again.code, 'file-infected');
  later(clock, '2026-12-21');
  await emptyQuarantine(app);
  assert.equal(kept().length, 1, 'the same file came again: its days count from then');
  later(clock, '2027-01-19');
  for (const _night of [1, 2]) await emptyQuarantine(app);
  assert.equal(kept().length, 0);
  assert.ok((await quarantined(app.read, app.realm)).every(({ deletedAt }) => deletedAt !== null));
  const { rows } = await app.read.query(`select facts from trail where realm = $1 and act = 'quarantine-emptied'`, [
    app.realm,
  ]);
  assert.deepEqual(
    rows.map(({ facts }) => facts),
    [{ files: 2 }],
  );
  assert.match(await asAdministrator('/quan-tri/cach-ly'), /Đã xóa/);
});

test('with no days of quarantine nothing of an infected paper is kept, and the line says so', async (t) => {
  const { app, send, kept } = await openSite(t, '0');
  assert.match((await send(infected)).body, /nhiễm mã độc/);
  assert.equal(kept().length, 0);
  assert.deepEqual(
    (await quarantined(app.read, app.realm)).map(({ until }) => until),
    [null],
  );
  await emptyQuarantine(app);
});

test('what a killed process left in quarantine without a line goes too, and the list is read page by page', async (t) => {
  const { app, clock, kept } = await openSite(t);
  const terms = { limit: 100_000, accept: ['pdf' as const], from: { by: 'client:x', subject: 'api/v1' } };
  for (let at = 0; at < QUARANTINE_PAGE + 2; at += 1)
    await app.files.put(pieces(Buffer.concat([infected, Buffer.from(`${at}\n%%EOF`)])), terms);
  const first = await quarantined(app.read, app.realm);
  const last = first[QUARANTINE_PAGE - 1]?.id ?? '';
  const rest = await quarantined(app.read, app.realm, last);
  assert.deepEqual([first.length, rest.length], [QUARANTINE_PAGE + 1, 2]);
  // The line of one was never written: the process ended between the two.
  const owner = await connectOnce(app.url);
  await owner.query('delete from quarantined_file where realm = $1 and id = $2', [app.realm, last]);
  await owner.end();
  clock.set(new Date(Date.now() + 31 * 86_400_000).toISOString());
  await emptyQuarantine(app);
  assert.equal(kept().length, 0);
});
