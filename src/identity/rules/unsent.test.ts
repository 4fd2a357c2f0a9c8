import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKeepable, readUnsent } from './unsent.ts';

test('what an officer typed is kept, a password and a file are not', () => {
  assert.equal(isKeepable([['noi-dung', 'Đề nghị kiểm tra lại số máy']]), true);
  assert.equal(isKeepable([['mat-khau', 'bí mật']]), false);
  assert.equal(isKeepable([['tep', new Blob(['%PDF'])]]), false);
  assert.equal(isKeepable([]), false);
  assert.equal(isKeepable([['noi-dung', 'a'.repeat(100_001)]]), false);
});

test('a form told at sign-out is taken with its address here, and nothing else is', () => {
  const told = (address: string, entries: unknown = [['noi-dung', 'Đã gọi']]) => JSON.stringify({ address, entries });
  assert.deepEqual(readUnsent(told('/can-bo/ho-so/H48-1?/lam')), {
    address: '/can-bo/ho-so/H48-1?/lam',
    entries: [['noi-dung', 'Đã gọi']],
  });
  const wrong = [
    ...['', 'không phải JSON', 'null', '{}', told('https://evil.example/'), told('//evil.example')],
    ...[told('/can-bo', 'chữ'), told('/can-bo', [['một']]), told('/can-bo', [['tên', 1]])],
  ];
  for (const text of wrong) assert.equal(readUnsent(text)?.entries.length, undefined, text);
});
