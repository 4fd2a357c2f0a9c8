import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newFormOf, oldFormOf, parseAgencyCode } from './codes.ts';

test('an identifier of QĐ 20/2020 is read level by level, root first', () => {
  assert.deepEqual(parseAgencyCode('H48'), ['H48']);
  assert.deepEqual(parseAgencyCode('H48.14.05'), ['H48', '14', '05']);
  assert.deepEqual(parseAgencyCode('H37.DN.001'), ['H37', 'DN', '001']);
});

test('what is no identifier is not read as one', () => {
  const long = `H48${'.001'.repeat(9)}`;
  for (const code of ['', '48', 'H4', 'h48', 'H48.', 'H48..05', 'H48.1', 'H48.1234', 'H48 .14', '000.05.14.H48', long])
    assert.equal(parseAgencyCode(code), undefined, code);
});

test('the two formats of an identifier lead to each other', () => {
  const pairs: [string, string][] = [
    ['H48', '000.00.00.H48'],
    ['H22.01', '000.00.01.H22'],
    ['H48.14.05', '000.05.14.H48'],
    ['H48.14.05.003', '003.05.14.H48'],
  ];
  for (const [code, old] of pairs) {
    assert.equal(oldFormOf(code), old);
    assert.equal(newFormOf(old), code);
  }
});

test('an identifier that the four levels of QCVN 102:2016 cannot hold has no old form', () => {
  for (const code of ['H48.14.05.03', 'H48.123', 'H37.DN.001', 'H48.14.05.003.01', 'no'])
    assert.equal(oldFormOf(code), undefined, code);
});

test('an old identifier that skips a level has no new form', () => {
  for (const old of ['000.05.00.H48', '001.00.14.H48', '000.05.14.48', 'H48.14.05'])
    assert.equal(newFormOf(old), undefined);
});

test('every identifier that has an old form is found again from it', () => {
  const level = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'));
  const deepest = fc.integer({ min: 1, max: 999 }).map((n) => String(n).padStart(3, '0'));
  const parts = fc.oneof(fc.array(level, { maxLength: 2 }), fc.tuple(level, level, deepest));
  fc.assert(
    fc.property(parts, (rest) => {
      const code = ['H48', ...rest].join('.');
      assert.equal(newFormOf(oldFormOf(code) ?? ''), code);
    }),
  );
});
