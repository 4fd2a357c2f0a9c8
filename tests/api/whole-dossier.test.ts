import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knowPerson } from '#identity/index.ts';
import { verifyPdf } from '#signatures/index.ts';
import { neededFiles, PROCEDURE, wish } from '../world/filing.ts';
import { act, fileOne, openMachineSite } from '../world/machine.ts';
import { signAll } from '../world/signing.ts';

test('the typed client brings a dossier from filing to the returned result', async (t) => {
  const site = await openMachineSite(t);
  const portal = await site.machine('Cổng của bưu điện', ['catalogue:read', 'dossiers:file', 'dossiers:read'], []);
  const office = await site.machine('Phần mềm chuyên ngành thủy sản');
  const code = await fileOne(portal);
  const { client } = office;
  assert.ok((await client.call('readChoices', { path: { dossier: code } })).body.acts.includes('accept'));
  await act(client, 'acceptDossier', code, {});
  await act(client, 'handOverDossier', code, {});
  await act(client, 'claimDossier', code, {});
  const seen = await client.call('readDossier', { path: { dossier: code } });
  assert.equal(seen.body.state, 'processing');
  assert.equal(seen.body.holder, office.id);
  assert.equal(seen.body.authority?.name, 'Cổng của bưu điện');
  // A machine that may hold each step goes through them as their officers would.
  for (let at = seen.body.step; at !== 'sign'; ) {
    const { steps } = (await client.call('readChoices', { path: { dossier: code } })).body;
    const kind = steps.find(({ id }) => id === at)?.kind;
    if (kind === 'examine')
      await act(client, 'draftDecisionDossier', code, {
        grants: true,
        title: 'Giấy chứng nhận',
        body: 'Chứng nhận tàu cá.',
      });
    const moved = await act(client, 'advanceDossier', code, {});
    at = String(moved.body.result['step']);
    await act(client, 'claimDossier', code, {});
  }
  await act(client, 'signDossier', code, { title: 'Chi cục trưởng' });
  await act(client, 'claimDossier', code, {});
  const numbered = await act(client, 'numberDossier', code, {});
  assert.match(String(numbered.body.result['number']), /^\d+\/KQ-/);
  await signAll(site.app, code);
  await act(client, 'returnResultDossier', code, { how: 'centre' });
  const ended = await portal.client.call('readDossier', { path: { dossier: code } });
  assert.equal(ended.body.state, 'returned');
  assert.equal(ended.body.national, 10);
  assert.equal(ended.body.decisions[0]?.number, numbered.body.result['number']);
  assert.equal(ended.body.steps, undefined, 'who only filed it does not see who worked on it');
  const letter = await portal.client.call('readLetter', { path: { dossier: code, letter: 'decision' } });
  const pdf = Buffer.from(await (letter.body as Blob).arrayBuffer());
  const found = await verifyPdf(pdf, await site.app.signing.trust(site.clock.now()));
  assert.deepEqual(
    [found.verdict, found.signatures.length],
    ['good', 2],
    'the file that was signed, not a print of it',
  );
  const sheet = { dossier: code, letter: 'control-sheet' } as const;
  assert.equal((await client.call('readLetter', { path: sheet })).status, 200);
  await assert.rejects(portal.client.call('readLetter', { path: sheet }), /not-found/);
  const { rows } = await site.app.read.query(`select distinct actor from trail where subject = $1 order by 1`, [
    `dossier/${code}`,
  ]);
  assert.deepEqual(
    rows.map(({ actor }) => actor),
    [`client:${portal.id}`, `client:${office.id}`, 'system:signing'].sort(),
  );
});

test('a filing that is refused leaves nobody known and nothing agreed to; two at once for one new person make one', async (t) => {
  const site = await openMachineSite(t);
  const { client } = await site.machine('Cổng của bưu điện', ['catalogue:read', 'dossiers:file'], []);
  const files = await neededFiles(client);
  const applicant = { fullName: 'Hồ Thị Mới', personalNumber: '051199000777', birthDate: '1999-01-02' };
  const file = (more: Partial<ReturnType<typeof wish>>) =>
    client.call('fileDossier', {
      path: { procedure: PROCEDURE },
      body: { dossier: { ...wish(), applicant, ...more }, files },
    });
  const kept = async () => {
    const { rows } = await site.app.read.query<{ people: number; consents: number }>(
      `select count(distinct p.id)::integer as people, count(c.id)::integer as consents
       from person p left join consent c on c.person = p.id where p.personal_number = $1`,
      [applicant.personalNumber],
    );
    return rows[0];
  };
  await assert.rejects(file({ receivingAgency: 'H48.99' }), /centre-unknown/);
  assert.deepEqual(await kept(), { people: 0, consents: 0 });
  await Promise.all([file({}), file({})]);
  assert.deepEqual(await kept(), { people: 1, consents: 1 });
});

test('a machine that knows a number is told nothing of whose it is', async (t) => {
  const site = await openMachineSite(t);
  const { client } = await site.machine('Cổng của bưu điện', ['catalogue:read', 'dossiers:file', 'dossiers:read'], []);
  const files = await neededFiles(client);
  const number = '051199000888';
  await knowPerson(site.app, 'system:test', { fullName: 'Phạm Thị Kín', personalNumber: number });
  const known = await site.app.read.query<{ id: string }>(`select id from person where personal_number = $1`, [number]);
  await site.app.read.query(
    `update person set phone = '0905000111', email = 'kin@example.vn' where personal_number = $1`,
    [number],
  );
  const applicant = { fullName: 'Tên Đoán Mò', personalNumber: number };
  const filed = await client.call('fileDossier', {
    path: { procedure: PROCEDURE },
    body: { dossier: { ...wish(), applicant }, files },
  });
  const seen = await client.call('readDossier', { path: { dossier: filed.body.code } });
  assert.doesNotMatch(JSON.stringify(seen.body), /Kín|0905000111|kin@example/);
  const { rows } = await site.app.read.query(`select person from dossier where code = $1`, [filed.body.code]);
  assert.deepEqual(rows, [{ person: known.rows[0]?.id }]);
});
