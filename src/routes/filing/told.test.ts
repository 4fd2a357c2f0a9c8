import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '#kernel/outcome.ts';
import { queryOf, toldIn } from './told.ts';

const at = (query: string) => toldIn(new URL(`http://here.invalid/x?${query}`));

test('a refused upload is told by its address, with the figures and nothing of the sender', () => {
  const why = refused('file-too-big', { limit: '20 MB', file: 'Lan.pdf' });
  const told = at(String(queryOf(why)));
  assert.deepEqual(told, refused('file-too-big', { limit: '20 MB' }));
});

test('an address cannot make the page say what a stranger wrote', () => {
  assert.equal(at('loi=khong-co'), undefined);
  assert.equal(at('loi=toString'), undefined);
  assert.deepEqual(at('loi=file-too-big&limit=%3Cb%3Egọi%20ngay'), refused('file-too-big', {}));
  assert.equal(at(''), undefined);
});
