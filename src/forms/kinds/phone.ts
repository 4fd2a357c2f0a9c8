import { asText, fault, type Kind, read } from './kind.ts';

/** Mobile: 10 digits from 03, 05, 07, 08, 09. Land line: 02 and nine digits (Thông tư 22/2014/TT-BTTTT and the plan of 2017). */
export const PHONE = /^0([35789]\d{8}|2\d{9})$/;

/** `+84 905.123.456`, `84905123456`, `(0905) 123 456` → `0905123456`. */
export const phoneFrom = (typed: string): string =>
  typed.replace(/[\s().\-_/]+/g, '').replace(/^(\+84|0084|84(?=\d{9,10}$))0?/, '0');

/** `0905123456` → `0905 123 456`. */
export const showPhone = (number: string): string => number.replace(/^(\d{4})(\d{3})(\d{3,4})$/, '$1 $2 $3');

export const phone: Kind = {
  parts: [''],
  missing: { code: 'missing' },
  read(typed) {
    const number = phoneFrom(typed(''));
    if (number === '') return read(null);
    return PHONE.test(number) ? read(number) : fault('phone-wrong');
  },
  schema: () => ({ type: 'string', format: 'phone-vn' }),
  show: (value) => showPhone(asText(value)),
  raw: (value) => ({ '': asText(value) }),
};

/** One @, a name before it and a domain with a dot after it; whether it arrives only a letter can tell. */
export const EMAIL = /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/i;

export const email: Kind = {
  parts: [''],
  missing: { code: 'missing' },
  read(typed) {
    const address = typed('').replace(/\s+/g, '');
    if (address === '') return read(null);
    return address.length <= 254 && EMAIL.test(address) ? read(address) : fault('email-wrong');
  },
  schema: () => ({ type: 'string', format: 'email', maxLength: 254 }),
  show: asText,
  raw: (value) => ({ '': asText(value) }),
};
