import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningOf, searchWords } from './search.ts';

test('a search is read by its shape', () => {
  assert.deepEqual(meaningOf(' h48.14.05-261120-0014 '), { by: 'code', code: 'H48.14.05-261120-0014' });
  assert.deepEqual(meaningOf('261120-14'), { by: 'day-number', day: '261120', number: '0014' });
  assert.deepEqual(meaningOf('14'), { by: 'running-number', number: '0014', typed: '14' });
  assert.deepEqual(meaningOf('051 190 001 234'), {
    ...{ by: 'number', number: '051190001234', phone: null },
    words: ['051', '190', '001', '234'],
  });
  assert.deepEqual(meaningOf('Đinh Văn Br'), {
    by: 'words',
    words: ['dinh', 'van', 'br'],
    name: ['dinh_van', 'van_br'],
  });
  assert.deepEqual(meaningOf('qng-90215-ts'), { by: 'words', words: ['qng90215ts'], name: [] });
  assert.equal(meaningOf(' - '), undefined);
});

test('a telephone is one however it is written, and every long number may be something else', () => {
  const phones = ['+84 905 123 456', '0905.123.456', '(0905) 123 456', '905123456'];
  for (const typed of phones) {
    const meaning = meaningOf(typed);
    assert.equal(meaning?.by === 'number' && meaning.phone, '0905123456', typed);
  }
  const tax = meaningOf('0300588569');
  assert.equal(tax?.by === 'number' && tax.number, '0300588569');
  const paper = meaningOf('BN 045871'.slice(3));
  assert.deepEqual(paper, { by: 'number', number: '045871', phone: null, words: ['045871'] });
});

test('a code is looked for as far as it has been typed', () => {
  for (const code of ['H48.14.05-2611', 'H48.14.05-261120', 'H48.14.05-261120-00'])
    assert.deepEqual(meaningOf(code.toLowerCase()), { by: 'code-begun', code });
  assert.equal(meaningOf('H48.14.05')?.by, 'words', 'an agency alone is no code');
});

test('a dossier is found by its owner without marks, by the boat and by what was declared', () => {
  const words = searchWords('Đinh Văn Brút', { boat: { number: 'QNg-90215-TS' }, request: 'Cấp lại, vì ướt' });
  for (const word of ['brut', 'van_brut', 'qng90215ts', '90215', 'uot']) assert.ok(words.includes(word), word);
});
