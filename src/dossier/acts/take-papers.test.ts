import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinsPages, paperAccept, paperTerms } from './take-papers.ts';

test('a component that names its kinds of file takes those and no others', () => {
  const boat = { accept: ['image/jpeg', 'image/png'] };
  assert.deepEqual(paperTerms(boat).accept, ['jpeg', 'png']);
  assert.equal(joinsPages(boat), false);
  assert.match(paperAccept(boat), /image\/png,\.png/);
});

test('a component that names none takes what any office can open, photographs as pages of one paper', () => {
  assert.deepEqual(paperTerms({}).accept, ['pdf', 'jpeg', 'png', 'docx', 'xlsx']);
  assert.equal(joinsPages({}), true);
});
