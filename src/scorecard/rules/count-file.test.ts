import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCounts } from './count-file.ts';

test('counts of elsewhere are read by indicator, and 3.3 is multiplied by what the same file says was synced', () => {
  const read = readCounts('chi_so,tu_so,mau_so\n2.1,21751,33699\n3.3,30,100\n1.4,50,100\n');
  assert.ok('figures' in read);
  assert.deepEqual(read.figures['2.1'], { part: 21_751, whole: 33_699 });
  assert.deepEqual(read.figures['3.3'], { part: 30, whole: 100, factor: { part: 50, whole: 100 } });
});

test('counts that cannot be are refused line by line', () => {
  const read = readCounts('chi_so,tu_so,mau_so\n9.9,1,2\n5.4,101,100\n2.1,một,2\n2.1,1\n');
  assert.ok('bad' in read);
  assert.deepEqual(
    read.bad.map(({ line, problem, found }) => `${line} ${problem} ${found}`),
    ['2 indicator 9.9', '3 counts 101/100', '4 counts một/2', '5 columns 2.1,1'],
  );
  assert.ok('bad' in readCounts('a,b,c\n'));
});
