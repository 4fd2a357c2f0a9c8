import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import type { Answers } from '../answers.ts';
import type { Field, FieldKind } from '../definition.ts';
import type { Facts, UnitMatch } from '../facts.ts';
import { dateInWords } from './date-in-words.ts';
import { KINDS } from './index.ts';
import { vietnameseNumber } from './number.ts';

const label = { vi: 'Ngày sinh', en: 'Date of birth' };
const facts: Facts = { today: localDate('2026-11-21') };

type Typed = string | { [part: string]: string };

/** The value read, or `!code` of the fault. */
function take(kind: FieldKind, typed: Typed, more: Partial<Field> = {}, given: Facts = facts, answers: Answers = {}) {
  const field: Field = { kind, label, ...more };
  const part = (name: string) => (typeof typed === 'string' ? (name === '' ? typed : '') : (typed[name] ?? ''));
  const reading = KINDS[kind].read(part, field, given);
  if (reading.fault) return `!${reading.fault.code}`;
  const fault =
    reading.value === null ? undefined : KINDS[kind].check?.(reading.value, field, { answers, facts: given });
  return fault ? `!${fault.code}` : reading.value;
}

test('a personal number is read with spaces and dots and judged by its structure', () => {
  const table: [string, unknown][] = [
    ['051 090 001 234', '051090001234'],
    ['051.090.001.234', '051090001234'],
    ['051-090-001234', '051090001234'],
    ['', null],
    ['05109000123', '!personal-number-length'],
    ['0510900012345', '!personal-number-length'],
    ['05109000123O', '!personal-number-length'],
    ['003090001234', '!personal-number-province'],
    ['000000000000', '!personal-number-province'],
    ['240290001234', '!personal-number-length'],
    ['111199001234', '111199001234'],
  ];
  for (const [typed, value] of table) assert.equal(take('personal-number', typed), value, typed);
});

test('a personal number agrees with the birth date and sex stated beside it', () => {
  const field = { agrees: { birth: 'birth', sex: 'sex' } };
  const of = (birth: string, sex: string) => take('personal-number', '051184001234', field, facts, { birth, sex });
  assert.equal(of('1984-03-27', 'female'), '051184001234');
  assert.equal(of('1984', 'female'), '051184001234');
  assert.equal(of('1985-03-27', 'female'), '!personal-number-year');
  assert.equal(of('1984-03-27', 'male'), '!personal-number-sex');
  assert.equal(take('personal-number', '051184001234', { agrees: { sex: 'male' } }), '!personal-number-sex');
});

test('a date is three boxes, or pasted into the first', () => {
  const day = (d: string, m: string, y: string) => ({ day: d, month: m, year: y });
  const table: [Typed, unknown][] = [
    [day('27', '3', '1984'), '1984-03-27'],
    [day('29', '2', '2024'), '2024-02-29'],
    [day('29', '2', '2023'), '!date-unreal'],
    [day('29', '2', '1900'), '!date-unreal'],
    [day('31', '4', '2020'), '!date-unreal'],
    [day('0', '4', '2020'), '!date-unreal'],
    [day('27', '3', '84'), '!date-year'],
    [day('27', '', '1984'), '!date-part'],
    [day('', '', '1984'), '!date-part'],
    [day('hai', '3', '1984'), '!date-unreadable'],
    [day('27/3/1984', '', ''), '1984-03-27'],
    [day('', '', ''), null],
    [day('22', '11', '2026'), '!date-late'],
    [day('21', '11', '2026'), '2026-11-21'],
    [day('31', '12', '1899'), '!date-early'],
  ];
  for (const [typed, value] of table)
    assert.equal(take('date', typed, { latest: 'today', earliest: '1900-01-01' }), value, JSON.stringify(typed));
});

test('where the form allows it, only the year or month of a date may be known', () => {
  const partial = { partial: true };
  assert.equal(take('date', { year: '1950' }, partial), '1950');
  assert.equal(take('date', { month: '2', year: '1950' }, partial), '1950-02');
  assert.equal(take('date', { day: '3', year: '1950' }, partial), '!date-part');
  assert.equal(take('date', { month: '13', year: '1950' }, partial), '!date-unreal');
  assert.equal(take('date', { year: '2027' }, { partial: true, latest: 'today' }), '!date-late');
  assert.equal(take('date', { year: '2026' }, { partial: true, latest: 'today' }), '2026');
});

test('numbers are written the Vietnamese way', () => {
  const table: [string, unknown][] = [
    ['15,6', 15.6],
    ['15.6', 15.6],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['15.600', 15600],
    ['1.234.567', 1234567],
    ['0,746', 0.746],
    ['0.746', 0.746],
    ['-3', -3],
    ['1,2,3', '!number-unreadable'],
    ['1.23.456', '!number-unreadable'],
    ['mười lăm', '!number-unreadable'],
    ['1e9', '!number-unreadable'],
    ['', null],
    ['9'.repeat(40), '!number-unreadable'],
  ];
  for (const [typed, value] of table) assert.equal(take('decimal', typed), value, typed);
  assert.equal(take('decimal', '15.600', { max: 200 }), 15.6, 'fifteen thousand metres of boat is a decimal point');
  assert.equal(take('number', '2,5'), '!number-whole');
  assert.equal(take('number', '0', { min: 1 }), '!number-low');
  assert.equal(take('number', '51', { max: 50 }), '!number-high');
  assert.equal(vietnameseNumber(1234567.5), '1.234.567,5');
});

test('money is whole đồng, with dots or in millions', () => {
  const table: [string, unknown][] = [
    ['1.500.000', 1_500_000],
    ['1,500,000', 1_500_000],
    ['1500000 đ', 1_500_000],
    ['1 500 000 VND', 1_500_000],
    ['1,5 triệu', 1_500_000],
    ['2 tỷ', 2_000_000_000],
    ['50 nghìn đồng', 50_000],
    ['nhiều', '!number-unreadable'],
    ['1,5', '!number-unreadable'],
  ];
  for (const [typed, value] of table) assert.equal(take('money', typed), value, typed);
});

test('a tax code of ten digits checks itself', () => {
  const table: [string, unknown][] = [
    ['0100109106', '0100109106'],
    ['0100109106-001', '0100109106-001'],
    ['0100109106001', '0100109106-001'],
    ['0100109107', '!tax-code-sum'],
    ['051090001234', '051090001234'],
    ['12345', '!tax-code-length'],
  ];
  for (const [typed, value] of table) assert.equal(take('tax-code', typed), value, typed);
});

test('telephone numbers are understood as people write them', () => {
  const table: [string, unknown][] = [
    ['0905 123 456', '0905123456'],
    ['+84 905.123.456', '0905123456'],
    ['84905123456', '0905123456'],
    ['0084905123456', '0905123456'],
    ['(0255) 3822 123', '02553822123'],
    ['+84 (0) 905123456', '0905123456'],
    ['0123456789', '!phone-wrong'],
    ['905123456', '!phone-wrong'],
    ['09051234567', '!phone-wrong'],
    ['gọi hàng xóm', '!phone-wrong'],
  ];
  for (const [typed, value] of table) assert.equal(take('phone', typed), value, typed);
});

test('a boat number is understood without marks, dashes or ending', () => {
  const table: [string, unknown][] = [
    ['QNg-90214-TS', 'QNg-90214-TS'],
    ['qng 90214 ts', 'QNg-90214-TS'],
    ['QNG90214TS', 'QNg-90214-TS'],
    ['qng-90214', 'QNg-90214-TS'],
    ['ĐNa-90123-TS', 'ĐNa-90123-TS'],
    ['dna 90123', 'ĐNa-90123-TS'],
    ['BĐ 91234', 'BĐ-91234-TS'],
    ['ZZ-12345-TS', 'ZZ-12345-TS'],
    ['90214', '!boat-wrong'],
    ['QNg-902-TS', '!boat-wrong'],
  ];
  for (const [typed, value] of table) assert.equal(take('boat-number', typed), value, typed);
});

test('names keep their letters and refuse digits', () => {
  assert.equal(take('name', '  Võ   Thị Hòa '), 'Võ Thị Hòa');
  assert.equal(take('name', 'võ thị hòa', { upper: true }), 'VÕ THỊ HÒA');
  assert.equal(take('name', "Y'Bhăm Êban"), "Y'Bhăm Êban");
  assert.equal(take('name', 'Hòa 2'), '!not-a-name');
  assert.equal(take('name', '<b>'), '!not-a-name');
  assert.equal(take('text', 'a'.repeat(251)), '!too-long');
});

test('email and year', () => {
  assert.equal(take('email', ' hoa@example.vn '), 'hoa@example.vn');
  assert.equal(take('email', 'hoa@example'), '!email-wrong');
  assert.equal(take('year', '1998', { latest: 'today' }), 1998);
  assert.equal(take('year', '2027', { latest: 'today' }), '!number-high');
  assert.equal(take('year', '98'), '!date-year');
});

const tinhKhe: UnitMatch = { code: '21172', text: 'Xã Tịnh Khê, tỉnh Quảng Ngãi' };
const atlas: { [text: string]: readonly UnitMatch[] } = {
  'Tịnh Khê, Quảng Ngãi': [tinhKhe],
  'Tịnh Long': [{ ...tinhKhe, was: 'Xã Tịnh Long, thành phố Quảng Ngãi, tỉnh Quảng Ngãi' }],
  'Phước Hải': [
    { code: '26680', text: 'Xã Phước Hải, Thành phố Hồ Chí Minh' },
    {
      code: '22390',
      text: 'Phường Nha Trang, tỉnh Khánh Hòa',
      was: 'Phường Phước Hải, thành phố Nha Trang, tỉnh Khánh Hòa',
    },
  ],
};
const withUnits: Facts = { ...facts, units: (text) => atlas[text] ?? [] };

test('an address names a commune of today, or an old one that is mapped', () => {
  const at = (typed: Typed, more: Partial<Field> = {}) => take('address', typed, more, withUnits);
  const detail = 'thôn Cổ Lũy';
  assert.deepEqual(at({ commune: 'Tịnh Khê, Quảng Ngãi', detail }), { unit: '21172', text: tinhKhe.text, detail });
  assert.deepEqual(at({ commune: 'Tịnh Long', detail }), {
    unit: '21172',
    text: tinhKhe.text,
    detail,
    was: 'Xã Tịnh Long, thành phố Quảng Ngãi, tỉnh Quảng Ngãi',
  });
  assert.equal(at({ commune: 'Phước Hải', detail }), '!address-choose');
  assert.equal((at({ commune: 'Phước Hải', detail, unit: '22390' }) as { unit: string }).unit, '22390');
  assert.equal(
    at({ commune: 'Phước Hải', detail, unit: '21172' }),
    '!address-choose',
    'a code not offered chooses nothing',
  );
  assert.equal(at({ commune: 'Atlantis', detail }), '!address-unknown');
  assert.equal(at({ commune: 'Tịnh Khê, Quảng Ngãi' }), '!missing-detail');
  assert.equal(at({ detail }), '!missing-address');
  assert.deepEqual(at({ country: 'Nhật Bản', detail: 'Osaka' }, { abroad: true }), {
    text: 'Nhật Bản',
    detail: 'Osaka',
    country: 'Nhật Bản',
  });
  assert.equal(
    at({ country: 'Nhật Bản', detail: 'Osaka' }),
    '!missing-address',
    'abroad only where the form allows it',
  );
  assert.deepEqual(
    take('address', { commune: 'Ở đâu đó', detail }),
    { text: 'Ở đâu đó', detail },
    'without a finder it is kept as typed',
  );
});

test('a birth date in words, as the register writes it', () => {
  const table: [string, string][] = [
    ['2026-11-21', 'ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi sáu'],
    ['1984-03-27', 'ngày hai mươi bảy tháng ba năm một nghìn chín trăm tám mươi bốn'],
    ['2005-04-05', 'ngày năm tháng tư năm hai nghìn không trăm linh năm'],
    ['1995-10-15', 'ngày mười lăm tháng mười năm một nghìn chín trăm chín mươi lăm'],
    ['2000-01-10', 'ngày mười tháng một năm hai nghìn'],
  ];
  for (const [date, words] of table) assert.equal(dateInWords(date), words);
  assert.equal(dateInWords('1984'), undefined);
});
