import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKeepable } from './unsent.ts';

test('what an officer typed is kept, a password and a file are not', () => {
  assert.equal(isKeepable([['noi-dung', 'Đề nghị kiểm tra lại số máy']]), true);
  assert.equal(isKeepable([['mat-khau', 'bí mật']]), false);
  assert.equal(isKeepable([['tep', new Blob(['%PDF'])]]), false);
  assert.equal(isKeepable([]), false);
  assert.equal(isKeepable([['noi-dung', 'a'.repeat(100_001)]]), false);
});
