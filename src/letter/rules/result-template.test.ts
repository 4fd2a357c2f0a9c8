import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lintTemplate, stops } from './lint-template.ts';
import { fillTemplate, gapsIn, type ResultTemplate } from './result-template.ts';
import { templateFrom, textOfTemplate } from './template-text.ts';

const template: ResultTemplate = {
  ...{ title: 'Quyết định', series: 'QĐ', subject: 'Về việc cấp lại giấy chứng nhận cho {{ho_ten}}' },
  ...{ grounds: ['Căn cứ Luật Thủy sản số 18/2017/QH14'], authority: 'Chi cục trưởng {{co_quan}}' },
  articles: [
    { lead: 'Điều 1.', text: 'Cấp lại cho {{ho_ten}}, tàu {{khai.boatName}}.', isOpen: false },
    { lead: 'Điều 2.', text: 'Lý do: …', isOpen: true },
  ],
  facts: [{ label: 'Cảng cá đăng ký', value: '{{khai.homePort}}' }],
  recipients: ['Như Điều 2;', 'Lưu: VT.'],
  ...{ typeCode: 'KQ.G15.000031', validity: { kind: 'months', months: 12 }, source: 'Mẫu thử' },
};
const form = new Map([
  ['boatName', { optional: false }],
  ['homePort', { optional: true }],
]);
const edition = { procedure: '1.003634', edition: 1, isDemo: false, content: template };
const found = (change: Partial<ResultTemplate>) =>
  lintTemplate({ ...template, ...change }, form).map(({ kind, part }) => `${kind} ${part}`);

test('the linter tells an unknown name, a missing ground, number, issuer, recipient and a text too long', () => {
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ subject: 'Cấp cho {{ho_ten}} {{khai.boat}} {{x' }), [
    'broken-braces subject',
    'unknown-name subject',
  ]);
  assert.deepEqual(found({ grounds: [] }), ['ground-missing grounds']);
  assert.deepEqual(found({ series: '' }), ['number-missing series']);
  assert.deepEqual(found({ series: 'qđ' }), ['number-missing series']);
  assert.deepEqual(found({ authority: '' }), ['issuer-missing authority']);
  assert.deepEqual(found({ title: 'Giấy chứng nhận', authority: '' }), []);
  assert.deepEqual(found({ recipients: [] }), ['recipient-missing recipients']);
  assert.deepEqual(found({ articles: [] }), ['text-missing articles']);
  assert.deepEqual(found({ subject: 'x'.repeat(301) }), ['too-long subject']);
  const [remark] = lintTemplate({ ...template, subject: 'Về {{khai.homePort}}' }, form);
  assert.equal(remark?.kind, 'may-be-empty');
  assert.ok(remark && !stops(remark));
});

test('a template is filled from the case, open articles by the officer, and a value is never looked through again', () => {
  const values = new Map([
    ['ho_ten', 'Lê Thị {{co_quan}}'],
    ['co_quan', 'Chi cục Thủy sản'],
    ['khai.boatName', 'Sa Huỳnh 01'],
  ]);
  const made = fillTemplate(edition, values, { 0: 'Không được sửa', 1: 'Giấy bị mất do bão.' });
  assert.equal(made.subject, 'Về việc cấp lại giấy chứng nhận cho Lê Thị {{co_quan}}');
  assert.equal(made.articles[0]?.text, 'Cấp lại cho Lê Thị {{co_quan}}, tàu Sa Huỳnh 01.');
  assert.equal(made.articles[1]?.text, 'Giấy bị mất do bão.');
  assert.deepEqual(made.facts, [], 'an optional answer left empty leaves no line');
  assert.ok(!gapsIn(made));
  assert.ok(gapsIn(fillTemplate(edition, new Map([['ho_ten', 'Lê Thị Lan']]))));
});

test('a template written as text reads back as it was', () => {
  assert.deepEqual(templateFrom(textOfTemplate(template)), template);
});

test('the demonstration’s templates read back as they were and say that they are its own', () => {
  const { templates } = JSON.parse(readFileSync('data/demo/result-templates.json', 'utf8'));
  assert.ok(templates.length >= 2);
  for (const { content } of templates) {
    assert.deepEqual(templateFrom(textOfTemplate(content)), content);
    assert.match(content.source, /minh họa/);
  }
});
