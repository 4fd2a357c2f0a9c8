import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '#identity/index.ts';
import { instantOf, localDate } from '#kernel/time.ts';
import { answeringUnits, askingPost, checkQuestion, explanationState } from './explanation.ts';
import { aboutName } from './explanation-words.ts';
import { parseSpan, spanKey } from './spans.ts';

const post = (role: Role, unit: string) => ({ role, unit });

test('a leader asks what stands below, a supervisor also what is supervised itself, nobody else', () => {
  const asks = (role: Role, at: string, unit: string) => askingPost('H48', [post(role, at)], unit) !== undefined;
  assert.equal(asks('leader', 'H48.14', 'H48.14.05'), true);
  assert.equal(asks('leader', 'H48.14', 'H48.14'), false);
  assert.equal(asks('leader', 'H48.14', 'H48.1'), false);
  assert.equal(asks('leader', 'H48.14', 'H48.141'), false, 'a code that only begins alike');
  assert.equal(asks('leader', 'H48', 'G22.99'), true, 'the province is above every agency here');
  assert.equal(asks('supervisor', 'H48', 'H48'), true);
  assert.equal(asks('supervisor', 'H48.61', 'H48.14'), false);
  for (const role of ['unit-head', 'controller', 'handler', 'clerk', 'receiver', 'administrator'] as const)
    assert.equal(asks(role, 'H48', 'H48.14'), false, role);
});

test('a unit is answered for by who leads or heads it', () => {
  const posts = [post('leader', 'H48.14'), post('unit-head', 'H48.14.05.002'), post('clerk', 'H48.61')];
  assert.deepEqual(answeringUnits(posts), ['H48.14', 'H48.14.05.002']);
});

test('an answer is late from the day after its last', () => {
  const due = localDate('2026-11-30');
  const at = (day: string) => instantOf(localDate(day));
  assert.equal(explanationState({ due, answeredAt: null }, at('2026-11-30')), 'waiting');
  assert.equal(explanationState({ due, answeredAt: null }, at('2026-12-01')), 'late');
  assert.equal(explanationState({ due, answeredAt: at('2026-11-30') }, at('2027-01-01')), 'answered');
  assert.equal(explanationState({ due, answeredAt: at('2026-12-01') }, at('2027-01-01')), 'answered-late');
});

test('a request is of 10 to 2,000 characters, in 1 to 30 days', () => {
  assert.deepEqual(checkQuestion(' Vì sao chậm? ', 30), { ok: true, value: 'Vì sao chậm?' });
  for (const [text, days, code] of [
    ['Vì sao?', 5, 'explanation-question'],
    ['Vì sao chậm như vậy?', 31, 'explanation-days'],
  ] as const) {
    const found = checkQuestion(text, days);
    assert.equal(found.ok ? 'ok' : found.code, code);
  }
});

test('a run of months is read as it is written, and what is asked is said in words', () => {
  for (const key of ['2026-11', '2026-Q4', '2026', '2026-04..2026-08']) {
    const span = parseSpan(key);
    assert.equal(span && spanKey(span), key);
  }
  for (const wrong of ['', '2026-13', '2026-08..2026-04', '2026-Q1..2026-Q2'])
    assert.equal(parseSpan(wrong), undefined);
  const row = { about: 'list', figure: 'decree', span: '2026-11', side: 'lost', indicator: null } as const;
  assert.equal(aboutName('vi', row), 'Đúng hạn theo nghị định: không đạt, Tháng 11/2026');
});
