import { isWholeDate } from './date.ts';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const digit = (value: number): string => DIGITS[value] as string;

function unitAfterTen(unit: number, tens: number): string {
  if (unit === 1 && tens > 1) return 'mốt';
  return unit === 5 ? 'lăm' : digit(unit);
}

/** 0 to 99; after a hundred a missing ten is said “linh”. */
function twoDigits(value: number, afterHundred: boolean): string {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return afterHundred ? (unit === 0 ? '' : `linh ${digit(unit)}`) : digit(unit);
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`;
  return unit === 0 ? head : `${head} ${unitAfterTen(unit, tens)}`;
}

/** 0 to 9999 in Vietnamese words, as years are read: 2006 “hai nghìn không trăm linh sáu”. */
export function inWords(value: number): string {
  const thousands = Math.floor(value / 1000);
  const hundreds = Math.floor((value % 1000) / 100);
  const rest = value % 100;
  if (value < 100) return twoDigits(value, false);
  const parts = [
    thousands > 0 ? `${digit(thousands)} nghìn` : '',
    value % 1000 > 0 ? `${digit(hundreds)} trăm` : '',
    value % 1000 > 0 ? twoDigits(rest, true) : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** The civil register writes a birth date in words beside the figures (Thông tư 04/2020/TT-BTP, mẫu tờ khai). */
export function dateInWords(value: unknown): string | undefined {
  if (typeof value !== 'string' || !isWholeDate(value)) return undefined;
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  return `ngày ${inWords(day)} tháng ${month === 4 ? 'tư' : inWords(month)} năm ${inWords(year)}`;
}
