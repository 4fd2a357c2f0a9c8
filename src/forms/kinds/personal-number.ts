import { answerTo } from '../answers.ts';
import { type Fault, inBoth, wordsOf } from '../say.ts';
import { asText, digitsOf, type Kind, onlyDigits, read } from './kind.ts';

/**
 * Provinces where a birth was registered, by the code in the number (Thông tư 07/2016/TT-BCA, Điều 7 and its tables, as numbered before the
 * mergers of 2025: numbers already given keep them). From 101 on: countries.
 */
const PROVINCES = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 ' +
    '045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 ' +
    '092 093 094 095 096'
  ).split(' '),
);

const placeKnown = (start: string): boolean => PROVINCES.has(start) || Number(start) > 100;

/** What the number itself says: fourth digit century and sex (even male, odd female), then the year. */
export const toldBy = (number: string): { readonly year: number; readonly sex: 'male' | 'female' } => {
  const century = Number(number[3]);
  return {
    year: 1900 + 100 * Math.floor(century / 2) + Number(number.slice(4, 6)),
    sex: century % 2 === 0 ? 'male' : 'female',
  };
};

/** The fault of a text that should be twelve digits of a personal number. */
export function personalNumberFault(digits: string): Fault | undefined {
  if (!/^\d{12}$/.test(digits)) return { code: 'personal-number-length' };
  const start = digits.slice(0, 3);
  return placeKnown(start) ? undefined : { code: 'personal-number-province', facts: { start } };
}

const sexWord = (sex: 'male' | 'female') => inBoth((language) => wordsOf(language).sex[sex]);

export const personalNumber: Kind = {
  parts: [''],
  missing: { code: 'missing' },
  read(typed) {
    const digits = digitsOf(typed(''));
    if (digits === '') return read(null);
    const wrong = personalNumberFault(digits);
    return wrong ? { fault: wrong } : read(digits);
  },
  check(value, field, { answers, facts }) {
    const told = toldBy(asText(value));
    const birth = field.agrees?.birth ? answerTo(answers, field.agrees.birth) : undefined;
    const stated = typeof birth === 'string' ? Number(birth.slice(0, 4)) : undefined;
    if (stated !== undefined && stated !== told.year)
      return { code: 'personal-number-year', facts: { number: told.year, stated } };
    if (told.year > Number(facts.today.slice(0, 4))) return { code: 'personal-number-length' };
    const named = field.agrees?.sex;
    const sex = named === 'male' || named === 'female' ? named : named ? answerTo(answers, named) : undefined;
    return (sex === 'male' || sex === 'female') && sex !== told.sex
      ? { code: 'personal-number-sex', facts: { number: sexWord(told.sex), stated: sexWord(sex) } }
      : undefined;
  },
  schema: () => ({ type: 'string', format: 'personal-number' }),
  show: (value) => asText(value).replace(/(\d{3})(?=\d)/g, '$1 '),
  raw: (value) => ({ '': asText(value) }),
};

export const isPersonalNumber = (text: string): boolean => onlyDigits(text) && personalNumberFault(text) === undefined;
