import { fold } from '#kernel/text.ts';
import { asText, fault, type Kind, read } from './kind.ts';

/**
 * Letters of the registering province as painted on boats (Thông tư 23/2018/TT-BNNPTNT, Phụ lục; boats keep theirs
 * after the mergers of 2025). Others are kept in capitals as typed.
 */
const LETTERS =
  'QN HP TB NĐ NB TH NA HT QB QT TTH ĐNa QNa QNg BĐ PY KH NT BTh BV SG TG BTr TV ST BL CM KG LA AG ĐT VL CT ĐN HD HY';
const WRITTEN = new Map(LETTERS.split(' ').map((one) => [fold(one), one]));

export const BOAT_NUMBER = /^[A-ZĐ][A-ZĐa-z]{0,3}-\d{4,5}-TS$/u;

/** `qng 90214`, `QNG90214TS`, `QNg - 90214 - TS` → `QNg-90214-TS`; undefined if it is no such number. */
export function boatNumberFrom(typed: string): string | undefined {
  const found = /^([a-z]{1,4})\s*(\d{4,5})\s*(?:ts)?$/.exec(fold(typed));
  if (!found) return undefined;
  const letters = found[1] ?? '';
  return `${WRITTEN.get(letters) ?? letters.toUpperCase()}-${found[2]}-TS`;
}

export const boatNumber: Kind = {
  parts: [''],
  missing: { code: 'missing' },
  read(typed) {
    if (typed('') === '') return read(null);
    const number = boatNumberFrom(typed(''));
    return number ? read(number) : fault('boat-wrong');
  },
  schema: () => ({ type: 'string', format: 'boat-number' }),
  show: asText,
  raw: (value) => ({ '': asText(value) }),
};
