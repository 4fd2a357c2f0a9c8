import type { Fault } from '../say.ts';
import { asText, digitsOf, type Kind, read } from './kind.ts';
import { personalNumberFault } from './personal-number.ts';

/** Thông tư 86/2024/TT-BTC, Điều 5: the tenth digit checks the nine before it. */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

const sumAgrees = (digits: string): boolean => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return 10 - (sum % 11) === Number(digits[9]);
};

/** 10 digits, 13 for a dependent unit, or since 1/7/2025 the personal number of a person or household business. */
export function taxCodeFault(digits: string): Fault | undefined {
  if (/^\d{12}$/.test(digits)) return personalNumberFault(digits);
  if (!/^(\d{10}|\d{13})$/.test(digits)) return { code: 'tax-code-length' };
  return sumAgrees(digits) ? undefined : { code: 'tax-code-sum' };
}

const written = (digits: string): string => digits.replace(/^(\d{10})(\d{3})$/, '$1-$2');

export const taxCode: Kind = {
  parts: [''],
  missing: { code: 'missing' },
  read(typed) {
    const digits = digitsOf(typed(''));
    if (digits === '') return read(null);
    const wrong = taxCodeFault(digits);
    return wrong ? { fault: wrong } : read(written(digits));
  },
  schema: () => ({ type: 'string', format: 'tax-code' }),
  show: asText,
  raw: (value) => ({ '': asText(value) }),
};
