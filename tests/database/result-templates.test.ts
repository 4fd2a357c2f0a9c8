import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionsOf } from '#dossier/index.ts';
import { localDate } from '#kernel/time.ts';
import {
  draftFromTemplate,
  draftTemplate,
  findingsIn,
  issueResult,
  publishTemplate,
  type ResultTemplate,
  stops,
  templateOn,
  templatesOf,
} from '#letter/index.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';
import { signAll } from '../world/signing.ts';

const good = <T>(outcome: { ok: true; value: T } | { ok: false; code: string; facts: object }): T => {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.code} ${JSON.stringify(outcome.facts)}`);
  return outcome.value;
};
const codeOf = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? 'ok' : outcome.code);
const BY = 'officer:controller';
const procedure = '1.003634';
const content: ResultTemplate = {
  ...{ title: 'Quyết định', series: 'QĐ', subject: 'Về việc cấp lại giấy chứng nhận đăng ký tàu cá' },
  ...{ grounds: ['Căn cứ Luật Thủy sản số 18/2017/QH14'], authority: 'Thủ trưởng {{co_quan}}' },
  articles: [
    { lead: 'Điều 1.', text: 'Cấp lại cho {{ho_ten}}, số định danh {{so_dinh_danh}}.', isOpen: false },
    { lead: 'Điều 2.', text: 'Đề nghị: {{khai.request}}', isOpen: true },
  ],
  ...{ facts: [], recipients: ['Như Điều 1;', 'Lưu: VT.'], typeCode: 'KQ.G15.000031' },
  ...{ validity: { kind: 'months', months: 12 }, source: 'Mẫu thử' },
};

async function go(world: Case, code: string, way: readonly string[]): Promise<void> {
  const acts = actsOf(world);
  for (const act of way) {
    const done = await acts[act as keyof typeof acts](code);
    assert.ok(done.ok, `${act}: ${JSON.stringify(done)}`);
  }
}

test('a template is published only without faults, from a day on, and is then never changed', async (t) => {
  const { app, clock } = await openCase(t);
  const today = localDate('2026-11-20');
  assert.equal(codeOf(await publishTemplate(app, BY, { procedure, validFrom: today })), 'template-missing');
  good(await draftTemplate(app, BY, { procedure, content: { ...content, grounds: [], series: '' }, revision: 0 }));
  assert.equal(codeOf(await publishTemplate(app, BY, { procedure, validFrom: today })), 'template-wrong');
  assert.equal(codeOf(await draftTemplate(app, BY, { procedure, content, revision: 7 })), 'changed-meanwhile');
  assert.equal(codeOf(await draftTemplate(app, BY, { procedure, content, revision: 0 })), 'changed-meanwhile');
  good(await draftTemplate(app, BY, { procedure, content, revision: 1 }));
  assert.equal(codeOf(await publishTemplate(app, BY, { procedure, validFrom: localDate('2026-11-19') })), 'date-past');
  good(await publishTemplate(app, BY, { procedure, validFrom: today }));
  assert.equal((await templateOn(app.read, app.realm, procedure, localDate('2026-11-19')))?.edition, undefined);

  good(await draftTemplate(app, BY, { procedure, content: { ...content, subject: 'Ấn bản hai' }, revision: 0 }));
  assert.equal(codeOf(await publishTemplate(app, BY, { procedure, validFrom: today })), 'template-day-taken');
  clock.set('2026-11-21T08:00:00+07:00');
  good(await publishTemplate(app, BY, { procedure, validFrom: localDate('2026-12-01') }));
  const on = async (day: string) => (await templateOn(app.read, app.realm, procedure, localDate(day)))?.content.subject;
  assert.deepEqual([await on('2026-11-30'), await on('2026-12-01')], [content.subject, 'Ấn bản hai']);
  assert.equal((await templatesOf(app.read, app.realm, procedure)).length, 2);
});

test('an officer drafts from the template, edits what it leaves open, and the result carries kind, code and validity', async (t) => {
  const world = await openCase(t);
  const { app, handler } = world;
  const code = await fileOne(world);
  await go(world, code, ['accept', 'hand-over', 'claim', 'assign']);
  assert.equal(codeOf(await draftFromTemplate(app, handler, { code, open: {} })), 'template-missing');
  good(await draftTemplate(app, BY, { procedure, content, revision: 0 }));
  good(await publishTemplate(app, BY, { procedure, validFrom: localDate('2026-11-20') }));

  const open = { 0: 'Sửa điều đóng', 1: 'Giấy bị mất do bão.' };
  good(await draftFromTemplate(app, handler, { code, open }));
  const [drafted] = await decisionsOf(app.read, app.realm, code);
  assert.deepEqual(
    drafted?.document?.articles.map(({ text }) => text),
    ['Cấp lại cho Lê Thị Lan, số định danh 051190001234.', 'Giấy bị mất do bão.'],
  );
  assert.equal(codeOf(await draftFromTemplate(app, handler, { code, open: { 1: 'Còn ……' } })), 'result-gap');

  await go(world, code, ['advance', 'claim', 'advance', 'claim', 'sign', 'number']);
  await signAll(app, code);
  good(await issueResult(app, code));
  const [numbered] = await decisionsOf(app.read, app.realm, code);
  assert.equal(numbered?.number, '01/QĐ-CCTS');
  const { rows } = await app.read.query('select paper_code, valid_until from result where realm = $1', [app.realm]);
  assert.deepEqual(rows, [{ paper_code: '051190001234-KQ.G15.000031', valid_until: '2027-11-19' }]);
});

test('the demonstration’s templates have no fault that stops them', async (t) => {
  const { app } = await openCase(t);
  for (const one of ['1.003650', '1.001612']) {
    const [template] = await templatesOf(app.read, app.realm, one);
    assert.ok(template?.isDemo && template.publishedAt !== null, one);
    const faults = (await findingsIn(app.read, one, template.content)).filter(stops);
    assert.deepEqual(faults, [], one);
  }
});
