import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  discardDraft,
  findDraft,
  openDrafts,
  ownDossiers,
  papersOf,
  removePaper,
  saveAnswers,
  sendAmendment,
  startAmendment,
  startDraft,
  submit,
  takePapers,
} from '#dossier/index.ts';
import type { Component } from '#forms/definition.ts';
import { answerAll, type Case, fileOne, openCase, paper } from '../world/case.ts';
import '../world/database.ts';

async function begin({ app, lan }: Case): Promise<string> {
  const started = await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' });
  assert.ok(started.ok);
  return started.value.id;
}

const draftOf = async ({ app, lan }: Case, id: string) => {
  const draft = await findDraft(app.read, app.realm, lan, id);
  assert.ok(draft);
  return draft;
};

const componentOf = (components: readonly Component[]): Component => {
  const found = components.find(({ byForm, heldBy }) => !byForm && !heldBy);
  assert.ok(found);
  return found;
};

test('two tabs: the older one is told and overwrites nothing', async (t) => {
  const one = await openCase(t);
  const id = await begin(one);
  const { revision } = await draftOf(one, id);
  const save = (name: string) =>
    saveAnswers(one.app, one.lan, { id, revision, draft: { given: { filerName: name }, values: { filerName: name } } });
  assert.equal((await save('Lê Thị Lan')).ok, true);
  const late = await save('Lê Thị Làn');
  assert.equal(!late.ok && late.code, 'draft-changed');
  assert.equal((await draftOf(one, id)).answers['filerName'], 'Lê Thị Lan');
});

test('a button pressed twice, or again after a step back, begins one dossier; one that was worked on, or begun before, is another', async (t) => {
  const one = await openCase(t);
  const [first, second] = await Promise.all([begin(one), begin(one)]);
  assert.equal(second, first);
  assert.equal(await begin(one), first);
  await saveAnswers(one.app, one.lan, { id: first, draft: { given: {}, values: { filerName: 'Lê Thị Lan' } } });
  const other = await begin(one);
  assert.notEqual(other, first);
  one.clock.set('2026-11-20T10:00:00+07:00');
  assert.notEqual(await begin(one), other);
  assert.equal((await openDrafts(one.app.read, one.app.realm, one.lan)).length, 3);
});

test('what was typed wrong is kept as it was typed and found again on another device', async (t) => {
  const one = await openCase(t);
  const id = await begin(one);
  const saved = await saveAnswers(one.app, one.lan, { id, draft: { given: { filerPhone: '09051' }, values: {} } });
  assert.ok(saved.ok);
  assert.deepEqual((await draftOf(one, id)).given, { filerPhone: '09051' });
  assert.deepEqual(
    (await openDrafts(one.app.read, one.app.realm, one.lan)).map((draft) => draft.id),
    [id],
  );
});

test("another citizen's draft is not there, for looking, saving or throwing away", async (t) => {
  const one = await openCase(t);
  const id = await begin(one);
  assert.equal(await findDraft(one.app.read, one.app.realm, one.tu, id), undefined);
  const saved = await saveAnswers(one.app, one.tu, { id, draft: { given: {}, values: {} } });
  assert.equal(!saved.ok && saved.code, 'not-found');
  const gone = await discardDraft(one.app, one.tu, id);
  assert.equal(!gone.ok && gone.code, 'not-found');
  assert.equal(await findDraft(one.app.read, one.app.realm, one.receiver, id), undefined);
});

test('a draft thrown away is in no list and opens no more', async (t) => {
  const one = await openCase(t);
  const id = await begin(one);
  assert.equal((await discardDraft(one.app, one.lan, id)).ok, true);
  assert.equal(await findDraft(one.app.read, one.app.realm, one.lan, id), undefined);
  assert.deepEqual(await openDrafts(one.app.read, one.app.realm, one.lan), []);
});

test('every file uploaded, replaced and removed is counted, and the dossier has exactly those', async (t) => {
  const one = await openCase(t);
  const { app, lan } = one;
  const id = await begin(one);
  await answerAll(one, id);
  const { definition } = await draftOf(one, id);
  const component = componentOf(definition.components);
  const file = async (text: string) => ({ name: `${text}.pdf`, kept: (await paper(app, text)) as never });
  const ask = { id, component, joined: false };
  const two = await takePapers(app, lan, { ...ask, files: [await file('trang-1'), await file('trang-2')] });
  assert.deepEqual(two, { ok: true, value: { papers: 2 } });
  const { papersOfDraft } = await import('#dossier/index.ts');
  const before = await papersOfDraft(app.read, app.realm, id);
  const [first, second] = before.filter(({ name }) => name.startsWith('trang'));
  assert.ok(first && second);
  assert.ok((await takePapers(app, lan, { ...ask, files: [await file('thay')], replaces: first.id })).ok);
  assert.ok((await removePaper(app, lan, { id, paper: second.id })).ok);
  const left = await papersOfDraft(app.read, app.realm, id);
  assert.equal(left.length, before.length - 1);
  const filed = await submit(app, lan, { draft: id, key: 'key-upload-1', declared: true });
  assert.ok(filed.ok);
  assert.equal(filed.value.files.length, left.length);
  const kept = (await papersOf(app.read, app.realm, filed.value.code)).filter(({ kind }) => kind === 'file');
  assert.deepEqual(kept.map(({ sha256 }) => sha256).sort(), left.map(({ sha256 }) => sha256).sort());
});

test('the list of a citizen holds the own dossiers only, page by page', async (t) => {
  const one = await openCase(t);
  const code = await fileOne(one);
  const own = await ownDossiers(one.app.read, one.app.realm, one.lan);
  assert.deepEqual(
    own.map((line) => line.code),
    [code],
  );
  const last = own[0];
  assert.ok(last);
  assert.deepEqual(await ownDossiers(one.app.read, one.app.realm, one.lan, { at: last.submittedAt, code }), []);
  assert.deepEqual(await ownDossiers(one.app.read, one.app.realm, one.tu), []);
});

test('a change before acceptance begins with the answers that were filed and is sent once', async (t) => {
  const one = await openCase(t);
  const { app, lan } = one;
  const code = await fileOne(one);
  const started = await startAmendment(app, lan, code);
  assert.ok(started.ok);
  const { draft } = started.value;
  const opened = await draftOf(one, draft);
  assert.equal(opened.answers['filerName'], 'Lê Thị Lan');
  const values = { ...opened.answers, note: 'Xin gọi buổi chiều' };
  assert.ok((await saveAnswers(app, lan, { id: draft, draft: { given: {}, values } })).ok);
  const ask = { draft, code, key: 'key-change-1' };
  assert.deepEqual(await sendAmendment(app, lan, ask), { ok: true, value: { code } });
  assert.deepEqual(await sendAmendment(app, lan, ask), { ok: true, value: { code } });
});
