import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BadValue,
  type Check,
  columns,
  day,
  listOf,
  mapOf,
  oneOf,
  optional,
  shape,
  text,
  whole,
} from '#kernel/check.ts';

const fault = (check: Check<unknown>, value: unknown): string => {
  try {
    check(value, '');
    return 'good';
  } catch (error) {
    assert.ok(error instanceof BadValue);
    return `${error.path} ${error.problem} ${error.found}`;
  }
};

const form = shape({ name: text, born: optional(day), kind: oneOf(['ward', 'commune']), counts: listOf(whole) });

test('a value of the right form comes back as it is, without what was not asked for', () => {
  const given = { name: 'Lý Sơn', kind: 'ward', counts: [1, 2], more: true };
  assert.deepEqual(form(given, ''), { name: 'Lý Sơn', born: null, kind: 'ward', counts: [1, 2] });
});

test('the first fault is named by its path, what is wrong and what stands there', () => {
  const good = { name: 'Lý Sơn', kind: 'ward', counts: [] };
  assert.equal(fault(form, { ...good, name: '' }), '/name not-text ');
  assert.equal(fault(form, { ...good, born: '2026-02-30' }), '/born not-day 2026-02-30');
  assert.equal(fault(form, { ...good, kind: 'thôn' }), '/kind unknown-kind thôn');
  assert.equal(fault(form, { ...good, counts: [1, 'hai'] }), '/counts/1 not-whole hai');
  assert.equal(fault(form, []), ' not-object []');
  assert.equal(fault(mapOf(text), { 'a/b': 1 }), '/a~1b not-text 1');
});

test('a row has its columns, none fewer and none more', () => {
  const row = columns({ code: text, count: whole });
  assert.deepEqual(row(['51', 96], '/rows/0'), { code: '51', count: 96 });
  assert.equal(fault(row, ['51']), ' not-row ["51"]');
  assert.equal(fault(row, ['51', 96, 1]), ' not-row ["51",96,1]');
  assert.equal(fault(row, ['51', '96']), '/1 not-whole 96');
});
