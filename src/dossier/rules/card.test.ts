import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDraftId, readCard } from './card.ts';

test('the QR text of a chip card tells who stands at the desk', () => {
  const read = readCard(
    '051048000104|212345678|Đinh Văn Brút|01011948|Nam|Thôn Gò Rẫy, Xã Sơn Hà, Quảng Ngãi|24042021\r\n',
  );
  assert.deepEqual(read, {
    ok: true,
    value: {
      ...{ personalNumber: '051048000104', oldNumber: '212345678', fullName: 'Đinh Văn Brút', birthDate: '1948-01-01' },
      ...{ sex: 'male', address: 'Thôn Gò Rẫy, Xã Sơn Hà, Quảng Ngãi', issuedOn: '2021-04-24' },
    },
  });
});

test('a card of somebody who never had the old paper leaves its number empty', () => {
  const read = readCard('051190000101||Lê Thị Lan|14031990|Nữ|Cẩm Thành, Quảng Ngãi|01072024||extra|parts');
  assert.ok(read.ok);
  assert.equal(read.value.oldNumber, null);
  assert.equal(read.value.sex, 'female');
});

test('a card typed with letters taken apart by the scanner reads the same', () => {
  const text = '051190000101||Lê Thị Lan|14031990|Nữ|Cẩm Thành|01072024';
  assert.deepEqual(readCard(text.normalize('NFD')), readCard(text));
});

test('what is no card is refused and nothing is guessed', () => {
  for (const text of [
    '',
    'Lê Thị Lan',
    '05119000010||Lê Thị Lan|14031990|Nữ|x|01072024',
    '051190000101||Lê Thị Lan|31021990|Nữ|x|01072024',
    '051190000101|||14031990|Nữ|x|01072024',
    '051190000101|12345|Lê Thị Lan|14031990|Nữ|x|01072024',
  ])
    assert.equal(readCard(text).ok, false, text);
});

test('an address that cannot name a draft is not asked of the database', () => {
  assert.equal(isDraftId('khong-co'), false);
  assert.equal(isDraftId('0199a3b2-1111-7abc-8def-0123456789ab'), true);
});
