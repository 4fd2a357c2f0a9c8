import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Refusal } from '../../clients/typescript/client.ts';
import { fileOne, neededFiles, openMachineSite, PROCEDURE, wish } from '../world/machine.ts';

const site = await openMachineSite({ after });
const office = await site.machine('Phần mềm chuyên ngành');

const refusedAs =
  (status: number, code: string) =>
  (why: unknown): boolean => {
    assert.ok(why instanceof Refusal, String(why));
    assert.deepEqual([why.status, why.problem.code], [status, code]);
    return true;
  };

const count = async (table: string): Promise<number> =>
  Number((await site.app.read.query(`select count(*) as n from ${table}`)).rows[0].n);

test('a filing sent twice under one key is one dossier, with its files once', async () => {
  const body = { dossier: wish(), files: await neededFiles(office.client) };
  const send = () => office.client.call('fileDossier', { path: { procedure: PROCEDURE }, body, key: 'nop-ho-so-0001' });
  const before = await count('dossier');
  const drafts = await count('draft');
  const both = await Promise.all([send(), send()]);
  const again = await send();
  assert.deepEqual(both[0]?.body, both[1]?.body);
  assert.deepEqual(again.body, both[0]?.body);
  assert.equal(await count('dossier'), before + 1);
  assert.equal(await count('draft'), drafts + 1, 'a repeat leaves no draft behind');
  assert.equal(again.headers.get('location'), `/api/v1/dossiers/${again.body.code}`);
  const other = { ...body, dossier: wish({ request: 'Đề nghị đăng ký tàu cá QNg-90215-TS đóng mới.' }) };
  await assert.rejects(
    office.client.call('fileDossier', { path: { procedure: PROCEDURE }, body: other, key: 'nop-ho-so-0001' }),
    refusedAs(422, 'key-used'),
  );
  const dossier = await office.client.call('readDossier', { path: { dossier: again.body.code } });
  assert.equal(dossier.body.authority?.name, 'Phần mềm chuyên ngành');
  assert.equal(dossier.body.authority?.consentAt, '2026-11-19T02:00:00Z');
  assert.equal(dossier.body.owner.name, 'Lê Thị Lan');
  const { rows } = await site.app.read.query(`select act from trail where actor = $1 order by at, id`, [
    `client:${office.id}`,
  ]);
  const acts = rows.map(({ act }) => act);
  for (const act of ['person-known', 'consent-given', 'dossier-submit'])
    assert.equal(acts.filter((one) => one === act).length, 1, act);
});

test('a filing that is wrong is told each place, and leaves nothing', async () => {
  const before = [await count('dossier'), await count('draft')];
  const files = await neededFiles(office.client);
  const send = (dossier: ReturnType<typeof wish>, some = files) =>
    office.client.call('fileDossier', { path: { procedure: PROCEDURE }, body: { dossier, files: some } });
  await assert.rejects(send(wish({ filerName: null, request: '' })), (why: Refusal) => {
    assert.equal(why.problem.code, 'form-incomplete');
    assert.ok(why.problem.errors?.some(({ pointer }) => pointer === '/answers/filerName'));
    return true;
  });
  await assert.rejects(send({ ...wish(), receivingAgency: 'H48.14.05' }), refusedAs(422, 'centre-unknown'));
  await assert.rejects(send({ ...wish(), declared: false }), refusedAs(422, 'declaration-needed'));
  await assert.rejects(send(wish(), files.slice(1)), refusedAs(422, 'paper-missing'));
  const [first] = files;
  assert.ok(first);
  await assert.rejects(send(wish(), [{ ...first, component: 'khong-co' }]), refusedAs(422, 'component-unknown'));
  const script = new Blob(['#!/bin/sh\nrm -rf /'], { type: 'application/pdf' });
  await assert.rejects(send(wish(), [{ ...first, content: script }]), refusedAs(415, 'file-type-refused'));
  const elsewhere = { path: { procedure: '2.001583' }, body: { dossier: wish(), files: [] } };
  await assert.rejects(office.client.call('fileDossier', elsewhere), refusedAs(422, 'not-taken-online'));
  const ofCommunes = { path: { procedure: '1.010803' }, body: { dossier: wish(), files: [] } };
  await assert.rejects(office.client.call('fileDossier', ofCommunes), refusedAs(422, 'commune-needed'));
  assert.deepEqual([await count('dossier'), await count('draft')], before);
});

test('a paper comes back as it was sent, whole and in part', async () => {
  const code = await fileOne(office);
  const { body } = await office.client.call('readDossier', { path: { dossier: code } });
  const paper = body.papers.find(({ kind }) => kind === 'file');
  assert.ok(paper?.sha256);
  const whole = await office.client.call('readPaper', { path: { dossier: code, paper: paper.id } });
  const bytes = Buffer.from(await (whole.body as Blob).arrayBuffer());
  assert.equal(bytes.length, paper.size);
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  assert.match(whole.headers.get('content-disposition') ?? '', /^attachment/);
  const token = await office.token();
  const part = await site.ask(`/dossiers/${code}/papers/${paper.id}`, { token, headers: { range: 'bytes=0-4' } });
  assert.deepEqual([part.status, await part.text()], [206, '%PDF-']);
  const known = await site.ask(`/dossiers/${code}/papers/${paper.id}`, {
    token,
    headers: { 'if-none-match': `"${paper.sha256}"` },
  });
  assert.equal(known.status, 304);
});

test('what has not changed is not sent again, and what has is', async () => {
  const code = await fileOne(office);
  const path = { dossier: code };
  const first = await office.client.call('readDossier', { path });
  assert.equal(first.etag, '"r1"');
  const same = await office.client.call('readDossier', { path, ifNoneMatch: first.etag });
  assert.deepEqual([same.status, same.body], [304, undefined]);
  await office.client.call('acceptDossier', { path, etag: first.etag, body: {} });
  const changed = await office.client.call('readDossier', { path, ifNoneMatch: first.etag });
  assert.deepEqual([changed.status, changed.body.state, changed.etag], [200, 'received', '"r2"']);
  const list = await office.client.call('listAgencies', {});
  const again = await office.client.call('listAgencies', { ifNoneMatch: list.etag });
  assert.equal(again.status, 304);
});

test('of two machines that read the same revision one acts; the other is told and changes nothing', async () => {
  const code = await fileOne(office);
  const path = { dossier: code };
  const other = await site.machine('Phần mềm thứ hai');
  const { etag } = await office.client.call('readDossier', { path });
  const done = await Promise.allSettled([
    office.client.call('acceptDossier', { path, etag, body: {} }),
    other.client.call('forwardDossier', {
      path,
      etag,
      body: { agency: 'H48.14.06', reason: 'Không thuộc thẩm quyền' },
    }),
  ]);
  const failed = done.filter((one) => one.status === 'rejected');
  assert.equal(failed.length, 1);
  refusedAs(412, 'changed-meanwhile')(failed[0]?.reason);
  const { body } = await office.client.call('readDossier', { path });
  assert.equal(body.revision, 2);
});

test('an act sent twice under one key is done once and answered alike, though the revision moved on', async () => {
  const code = await fileOne(office);
  const path = { dossier: code };
  const { etag } = await office.client.call('readDossier', { path });
  const send = () =>
    office.client.call('noteDossier', { path, etag, body: { text: 'Đã gọi điện.' }, key: 'ghi-chu-0001' });
  const [first, second] = [await send(), await send()];
  assert.deepEqual(second.body, first.body);
  const { rows } = await site.app.read.query('select count(*)::int as n from internal_note where code = $1', [code]);
  assert.equal(rows[0].n, 1);
  const accept = () => office.client.call('acceptDossier', { path, etag, body: {}, key: 'tiep-nhan-0001' });
  const accepted = await accept();
  assert.deepEqual((await accept()).body, accepted.body, 'the repeat carries the old revision and is still the same');
  assert.deepEqual([accepted.etag, (await accept()).etag], ['"r2"', '"r2"']);
  await assert.rejects(
    office.client.call('handOverDossier', { path, etag: '*', body: {}, key: 'tiep-nhan-0001' }),
    refusedAs(422, 'key-used'),
  );
});

test('lists are read page by page to their end, each thing once', async () => {
  for (let filed = 0; filed < 3; filed += 1) await fileOne(office);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await office.client.call('listDossiers', { query: { limit: 2, ...(cursor ? { cursor } : {}) } });
    seen.push(...page.body.items.map(({ code }) => code));
    cursor = page.body.next ?? undefined;
  } while (cursor);
  assert.ok(seen.length >= 5);
  assert.deepEqual(seen, [...new Set(seen)].toSorted());
  const all: string[] = [];
  do {
    const page = await office.client.call('listAgencies', { query: { limit: 200, ...(cursor ? { cursor } : {}) } });
    all.push(...page.body.items.map(({ code }) => code));
    cursor = page.body.next ?? undefined;
  } while (cursor);
  const { rows } = await site.app.read.query(
    `select count(*)::int as n from agency where realm = 'H48' and valid_from <= '2026-11-20' and (valid_to is null or valid_to > '2026-11-20')`,
  );
  assert.deepEqual([all.length, new Set(all).size], [rows[0].n, rows[0].n]);
});

test('the catalogue is searched as people type and read as the page has it', async () => {
  const found = await office.client.call('listProcedures', { query: { q: 'khai sinh', limit: 5 } });
  assert.match(found.body.items[0]?.name ?? '', /khai sinh/i);
  const one = await office.client.call('readProcedure', { path: { procedure: PROCEDURE } });
  assert.equal(one.body.filing?.route, 'here');
  const content = one.body.content as { components: { name: string }[] };
  const form = await office.client.call('readForm', { path: { procedure: PROCEDURE } });
  assert.ok(content.components.length > 0 && form.body.components.length > 0);
  assert.equal(form.body.answers['$schema'], 'https://json-schema.org/draft/2020-12/schema');
  const page = await office.client.call('listProcedures', { query: { limit: 3 } });
  const next = await office.client.call('listProcedures', { query: { limit: 3, cursor: page.body.next ?? '' } });
  assert.ok((page.body.items.at(-1)?.code ?? '') < (next.body.items[0]?.code ?? ''));
});

test('internal procedures are for machines that work on cases', async () => {
  const reader = await site.machine('Trang dữ liệu mở', ['catalogue:read'], []);
  const kinds = async (client: typeof reader.client) => {
    const found = new Set<string>();
    for (let cursor: string | undefined; ; ) {
      const page = await client.call('listProcedures', { query: { limit: 200, ...(cursor ? { cursor } : {}) } });
      for (const { kind } of page.body.items) found.add(kind);
      cursor = page.body.next ?? undefined;
      if (!cursor) return found;
    }
  };
  assert.equal((await kinds(reader.client)).has('internal'), false);
  assert.equal((await kinds(office.client)).has('internal'), true);
});
