import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { levelOfSlug, readUnitCursor, unitHref, writeUnitCursor } from './addresses.ts';
import { treeOf } from './agencies.ts';
import { fullName, unitName, unitNameInside } from './names.ts';

test('a unit has one address, in Vietnamese words', () => {
  assert.equal(unitHref({ level: 'commune', code: '21172' }), '/don-vi-hanh-chinh/xa/21172');
  assert.equal(
    unitHref({ level: 'province', code: '51' }, localDate('2025-06-30')),
    '/don-vi-hanh-chinh/tinh/51?ngay=2025-06-30',
  );
  assert.equal(levelOfSlug('huyen'), 'district');
  for (const slug of ['commune', '', 'constructor']) assert.equal(levelOfSlug(slug), undefined);
});

test('a place in a list survives the address it is written into', () => {
  const cursor = { folded: 'xa tinh khe', code: '21211' };
  assert.deepEqual(readUnitCursor(writeUnitCursor(cursor)), cursor);
  for (const text of [null, '', 'xa']) assert.equal(readUnitCursor(text), undefined);
});

test('a unit is named as an office writes it, in the middle of a sentence in small letters', () => {
  const ward = { type: 'ward', name: 'Trương Quang Trọng' } as const;
  const city = { type: 'municipality', name: 'Hồ Chí Minh' } as const;
  assert.equal(unitName('vi', ward), 'Phường Trương Quang Trọng');
  assert.equal(unitNameInside('vi', { type: 'special-zone', name: 'Lý Sơn' }), 'đặc khu Lý Sơn');
  assert.equal(fullName('vi', ward, [city]), 'phường Trương Quang Trọng, thành phố Hồ Chí Minh');
  assert.equal(unitName('en', ward), 'Trương Quang Trọng Ward');
  assert.equal(unitName('en', { type: 'urban-district', name: '1' }), 'Urban District 1');
});

test('agencies stand below their parent, and at the top where the parent is not among them', () => {
  const agencies = [
    { code: 'G01.48', parent: null },
    { code: 'H48', parent: null },
    { code: 'H48.14', parent: 'H48' },
    { code: 'H48.14.05', parent: 'H48.14' },
    { code: 'H34.14', parent: 'H34' },
  ];
  const tops = treeOf(agencies);
  assert.deepEqual(
    tops.map(({ agency }) => agency.code),
    ['G01.48', 'H48', 'H34.14'],
  );
  assert.equal(tops[1]?.parts[0]?.parts[0]?.agency.code, 'H48.14.05');
});
