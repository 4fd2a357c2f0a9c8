import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { discardDraft, startAmendment } from '#dossier/index.ts';
import type { Refusal } from '../../clients/typescript/client.ts';
import { act, EVERY_SCOPE, fileOne, openMachineSite } from '../world/machine.ts';
import { samplePdf } from '../world/papers.ts';

const site = await openMachineSite({ after });
const portal = await site.machine('Cổng nộp hồ sơ', EVERY_SCOPE, []);
const office = await site.machine('Phần mềm chuyên ngành');
const again = (component: string) => ({
  ...{ component, name: 'quét lại.pdf', content: new Blob([new Uint8Array(samplePdf('quet lai'))]) },
});

test('what a machine filed it also supplements: only what was asked for, and only the machine that filed it', async () => {
  const code = await fileOne(portal);
  const items = [{ kind: 'component' as const, id: 'part-1', reason: 'unreadable' as const, note: 'Mờ trang 2' }];
  await act(office.client, 'askSupplementDossier', code, { items });
  const { body, etag } = await portal.client.call('readDossier', { path: { dossier: code } });
  assert.deepEqual(
    body.supplements.map(({ round, items: asked }) => [round, asked.map(({ id, reason }) => [id, reason])]),
    [[1, [['part-1', 'unreadable']]]],
  );
  const send = (component: string, who = portal, key: string = crypto.randomUUID()) =>
    who.client.call('answerSupplementDossier', {
      ...{ path: { dossier: code }, etag, key },
      body: { supplement: { answers: { request: 'Nội dung khác hẳn, không ai hỏi.' } }, files: [again(component)] },
    });
  const code422 = (expected: string) => (why: Refusal) => {
    assert.equal(why.problem.code, expected);
    return true;
  };
  await assert.rejects(send('part-2'), code422('supplement-not-asked'));
  await assert.rejects(send('part-1', office), code422('act-not-yours'));
  const { rows } = await site.app.read.query('select person from dossier where code = $1', [code]);
  const account = { account: 'citizen', personalNumber: null, organisationNumber: null } as const;
  const lan = { kind: 'citizen', id: rows[0].person, name: 'Lê Thị Lan', ...account } as const;
  const opened = await startAmendment(site.app, lan, code);
  assert.ok(opened.ok);
  await assert.rejects(send('part-1'), code422('amendment-open'));
  assert.ok((await discardDraft(site.app, lan, opened.value.draft)).ok);
  const done = await send('part-1', portal, 'bo-sung-0001');
  assert.deepEqual((await send('part-1', portal, 'bo-sung-0001')).body, done.body);
  const now = (await portal.client.call('readDossier', { path: { dossier: code } })).body;
  assert.equal(now.state, 'submitted');
  assert.equal(now.answers['request'], body.answers['request'], 'what was not asked for stays as it was handed in');
  const papers = now.papers.filter(({ component }) => component === 'part-1');
  assert.deepEqual(
    papers.map(({ round, replacedBy }) => [round, replacedBy !== null]),
    [
      [0, true],
      [1, false],
    ],
  );
  await assert.rejects(send('part-1'), code422('changed-meanwhile'));
});
