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
  templated,
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

const declining: ResultTemplate = {
  ...{ ...content, title: 'Thông báo', series: 'TB', subject: 'Về việc không giải quyết hồ sơ {{ma_ho_so}}' },
  ...{ authority: '', typeCode: null, validity: { kind: 'open' } },
  articles: [
    { lead: '1.', text: 'Không giải quyết hồ sơ của {{ho_ten}}. Lý do: {{ly_do}}', isOpen: false },
    { lead: '2.', text: 'Hướng dẫn.', isOpen: true },
  ],
};

test('a result that declines is drafted from a template of its own, which always says why', async (t) => {
  const world = await openCase(t);
  const { app, handler } = world;
  const validFrom = localDate('2026-11-20');
  const silent = { ...declining, articles: [{ lead: '1.', text: 'Lý do: {{ly_do}}', isOpen: true }] };
  const [missing, ...others] = await findingsIn(app.read, procedure, silent, true);
  assert.deepEqual([missing?.kind, others], ['reason-missing', []], 'an open article could lose the reason');
  assert.deepEqual(
    (await findingsIn(app.read, procedure, declining)).map(({ kind, what }) => [kind, what]),
    [['unknown-name', 'ly_do']],
    'a result that grants has no reason',
  );
  good(await draftTemplate(app, BY, { procedure, content, revision: 0 }));
  good(await draftTemplate(app, BY, { procedure, declines: true, content: silent, revision: 0 }));
  assert.equal(codeOf(await publishTemplate(app, BY, { procedure, validFrom, declines: true })), 'template-wrong');
  good(await draftTemplate(app, BY, { procedure, declines: true, content: declining, revision: 1 }));
  good(await publishTemplate(app, BY, { procedure, validFrom, declines: true }));
  assert.equal(await templateOn(app.read, app.realm, procedure, validFrom), undefined, 'the other kind is a draft yet');
  good(await publishTemplate(app, BY, { procedure, validFrom }));
  const after = { procedure: '', declines: false };
  const lines = await templated(app.read, app.realm, { after, limit: 50 });
  const own = lines.filter((line) => line.procedure === procedure);
  assert.deepEqual(
    own.map(({ declines, edition }) => [declines, edition]),
    [
      [false, 1],
      [true, 2],
    ],
  );
  const rest = await templated(app.read, app.realm, { after: { procedure, declines: false }, limit: 1 });
  assert.deepEqual(
    rest.map((line) => [line.procedure, line.declines]),
    [[procedure, true]],
  );

  const code = await fileOne(world);
  await go(world, code, ['accept', 'hand-over', 'claim', 'assign']);
  const open = { 0: 'Không có lý do', 1: 'Nộp lại khi đủ điều kiện.' };
  const declines = (ground: number) => draftFromTemplate(app, handler, { code, open, declines: { ground } });
  assert.equal(codeOf(await declines(-1)), 'ground-needed');
  good(await declines(0));
  const [drafted] = await decisionsOf(app.read, app.realm, code);
  assert.equal(drafted?.grants, false);
  assert.ok(drafted?.ground && drafted.document?.articles[0]?.text.endsWith(`Lý do: ${drafted.ground}`));
  assert.equal(drafted?.document?.articles[1]?.text, 'Nộp lại khi đủ điều kiện.');
  await go(world, code, ['advance', 'claim', 'advance', 'claim', 'sign', 'number']);
  await signAll(app, code);
  good(await issueResult(app, code));
  const [numbered] = await decisionsOf(app.read, app.realm, code);
  assert.equal(numbered?.number, '01/TB-CCTS');
});

test('the demonstration’s templates have no fault that stops them', async (t) => {
  const { app } = await openCase(t);
  const all = [
    ['1.003650', false],
    ['1.001612', false],
    ['1.003650', true],
  ] as const;
  for (const [one, declines] of all) {
    const [template] = await templatesOf(app.read, app.realm, one, declines);
    assert.ok(template?.isDemo && template.publishedAt !== null, one);
    const faults = (await findingsIn(app.read, one, template.content, declines)).filter(stops);
    assert.deepEqual(faults, [], one);
  }
});
