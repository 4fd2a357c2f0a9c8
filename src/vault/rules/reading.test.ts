import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { judgeFields, readDay, type TypedFields } from './fields.ts';
import { proposalsIn } from './reading.ts';

const line = (text: string, y: number, confidence = 90) => ({
  ...{ text, confidence, box: { x: 0.1, y, width: 0.8, height: 0.02 } },
});
const read = (...texts: [text: string, y: number][]) =>
  Object.fromEntries(
    proposalsIn([{ page: 1, lines: texts.map(([text, y]) => line(text, y)) }]).map(({ field, value }) => [
      field,
      value,
    ]),
  );

test('the head of a document in the form of NĐ 30/2020 proposes number, day, issuer and abstract', () => {
  const said = read(
    ['ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 0.06],
    ['TỈNH QUẢNG NGÃI - Độc lập - Tự do - Hạnh phúc', 0.08],
    ['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 0.1],
    ['Số: 1207/QĐ-SNNMT Quảng Ngãi, ngày 01 tháng 12 năm 2026', 0.14],
    ['QUYẾT ĐỊNH', 0.2],
    ['Căn cứ Luật Thủy sản ngày 21 tháng 11 năm 2017;', 0.3],
    ['SỞ TƯ PHÁP', 0.7],
  );
  assert.deepEqual(said, {
    ...{ number: '1207/QĐ-SNNMT', issuedOn: '2026-12-01', issuer: 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG' },
    abstract: 'Quyết định',
  });
});

test('labels of a card or certificate propose what stands after them, and a day of birth is no day of issue', () => {
  const said = read(
    ['GIẤY CHỨNG NHẬN ĐĂNG KÝ TÀU CÁ', 0.2],
    ['Ngày sinh: 08/03/1990', 0.3],
    ['Ngày cấp: 12/03/2024', 0.4],
    ['Nơi cấp: Chi cục Thủy sản Quảng Ngãi', 0.5],
    ['Giấy này có giá trị đến hết ngày 11/03/2027.', 0.6],
  );
  assert.deepEqual(said, {
    ...{ issuedOn: '2024-03-12', validTo: '2027-03-11', issuer: 'Chi cục Thủy sản Quảng Ngãi' },
    abstract: 'Giấy chứng nhận đăng ký tàu cá',
  });
});

test('a page that says nothing of the kind proposes nothing', () => {
  assert.deepEqual(read(['Kính gửi ông bà', 0.1], ['ngày 35 tháng 13 năm 2024', 0.2]), {});
});

const typed = (some: Partial<TypedFields>): TypedFields => ({
  ...{ number: '', issuer: '', issuedOn: '', validFrom: '', validTo: '', abstract: '', scope: '' },
  ...some,
});
const TODAY = localDate('2026-11-20');

test('days of a paper are taken as officers write them', () => {
  for (const text of ['1/3/2024', '01-03-2024', '01.03.2024', '01032024', ' 2024-03-01 '])
    assert.equal(readDay(text), '2024-03-01', text);
  for (const text of ['31/2/2024', '1/3/24', 'mai', '']) assert.equal(readDay(text), undefined, text);
});

test('fields of a paper are kept without spaces too many; days that cannot be are told', () => {
  const kept = judgeFields(typed({ number: ' 12/GCN  ', issuedOn: '1/3/2024', validTo: '1/3/2027' }), TODAY);
  assert.ok(kept.ok);
  assert.deepEqual([kept.value.number, kept.value.issuedOn, kept.value.scope], ['12/GCN', '2024-03-01', null]);
  const code = (some: Partial<TypedFields>) => {
    const judged = judgeFields(typed(some), TODAY);
    return judged.ok ? 'kept' : judged.code;
  };
  assert.equal(code({ validTo: '31/2/2027' }), 'paper-day-unreadable');
  assert.equal(code({ issuedOn: '21/11/2026' }), 'paper-day-future');
  assert.equal(code({ issuedOn: '1/3/2024', validTo: '29/2/2024' }), 'paper-days-reversed');
});
