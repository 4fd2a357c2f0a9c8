import type { Language } from '#words/index.ts';
import type { Field } from '../definition.ts';
import { wordsOf } from '../say.ts';
import { asText, fault, type Kind, type Reading, read, type Typed } from './kind.ts';

/** Beyond this a number loses its last digits. */
const LIMIT = Number.MAX_SAFE_INTEGER;

const GROUPED = /^-?[1-9]\d{0,2}([.\s]\d{3})+$/;

const bare = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

const plain = (text: string): number | undefined => {
  const value = /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) && Math.abs(value) <= LIMIT ? value : undefined;
};

/**
 * A number as it is written in Viet Nam: comma before the decimals, dots or spaces between thousands.
 * One dot before other than three digits can only be a decimal point: `15.6`. `15.600` is fifteen
 * thousand six hundred, unless that exceeds `max` and 15.6 does not.
 */
export function numberFrom(typed: string, max = LIMIT): number | undefined {
  const text = bare(typed);
  if (text.includes(',')) {
    const [whole = '', decimals = '', ...more] = text.split(',');
    const joined = GROUPED.test(whole) ? whole.replace(/[.\s]/g, '') : whole;
    return more.length > 0 || /[.\s]/.test(joined)
      ? undefined
      : plain(decimals === '' ? joined : `${joined}.${decimals}`);
  }
  if (GROUPED.test(text)) {
    const thousands = plain(text.replace(/[.\s]/g, ''));
    const point = plain(text);
    return thousands !== undefined && thousands > max && point !== undefined && point <= max ? point : thousands;
  }
  return plain(text);
}

/** `1234567.5` → `1.234.567,5`; one way to write it on every machine. */
export function vietnameseNumber(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${grouped}${decimals ? `,${decimals}` : ''}`;
}

export const localNumber = (value: number, language: Language): string =>
  language === 'vi'
    ? vietnameseNumber(value)
    : vietnameseNumber(value).replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));

const bound = (value: number) => ({ bound: { vi: localNumber(value, 'vi'), en: localNumber(value, 'en') } });

function readNumber(typed: Typed, field: Field, whole: boolean): Reading {
  const text = typed('');
  if (text === '') return read(null);
  const value = numberFrom(text, field.max);
  if (value === undefined) return fault('number-unreadable', { example: whole ? '12' : '15,6' });
  return whole && !Number.isInteger(value) ? fault('number-whole') : read(value);
}

const withUnit = (value: unknown, field: Field, language: Language): string => {
  if (typeof value !== 'number') return '';
  const unit = field.unit?.[language];
  return unit ? `${localNumber(value, language)} ${unit}` : localNumber(value, language);
};

const numberKind = (whole: boolean): Kind => ({
  parts: [''],
  missing: { code: 'missing' },
  read: (typed, field) => readNumber(typed, field, whole),
  check(value, field) {
    const number = Number(value);
    if (field.min !== undefined && number < field.min) return { code: 'number-low', facts: bound(field.min) };
    if (field.max !== undefined && number > field.max) return { code: 'number-high', facts: bound(field.max) };
    return undefined;
  },
  schema: (field) => ({
    type: whole ? 'integer' : 'number',
    ...(field.min === undefined ? {} : { minimum: field.min }),
    ...(field.max === undefined ? {} : { maximum: field.max }),
  }),
  show: withUnit,
  raw: (value) => ({ '': typeof value === 'number' ? vietnameseNumber(value) : '' }),
});

export const number = numberKind(true);
export const decimal = numberKind(false);

/** A year written in four figures, never grouped. */
export const year: Kind = {
  ...number,
  read(typed) {
    const text = typed('');
    if (text === '') return read(null);
    return /^\d{4}$/.test(text) ? read(Number(text)) : fault('date-year');
  },
  check(value, field, { facts }) {
    const current = Number(facts.today.slice(0, 4));
    const latest = field.latest === 'today' ? current : field.max;
    if (latest !== undefined && Number(value) > latest) return { code: 'number-high', facts: { bound: latest } };
    const earliest = field.min ?? 1900;
    return Number(value) < earliest ? { code: 'number-low', facts: { bound: earliest } } : undefined;
  },
  schema: () => ({ type: 'integer', minimum: 1000, maximum: 9999 }),
  show: asText,
  raw: (value) => ({ '': asText(value) }),
};

const SCALE: { readonly [word: string]: number } = {
  '': 1,
  nghin: 1e3,
  ngan: 1e3,
  k: 1e3,
  trieu: 1e6,
  tr: 1e6,
  ty: 1e9,
  ti: 1e9,
};

/** Whole đồng: `1.500.000 đ`, `1500000`, `1,5 triệu`. */
export function moneyFrom(typed: string): number | undefined {
  const folded = typed
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/(vnd|dong|d|₫)\s*$/, '')
    .trim();
  const found = /^([\d.,\s]*\d)\s*([a-z]*)$/.exec(folded);
  const scale = found && Object.hasOwn(SCALE, found[2] ?? '') ? SCALE[found[2] ?? ''] : undefined;
  if (!found || scale === undefined) return undefined;
  const amount = /^\d{1,3}(,\d{3})+$/.test(found[1] ?? '') && scale === 1 ? found[1]?.replaceAll(',', '') : found[1];
  const value = numberFrom(amount ?? '');
  const whole = value === undefined ? undefined : Math.round(value * scale * 100) / 100;
  return whole !== undefined && Number.isSafeInteger(whole) ? whole : undefined;
}

export const money: Kind = {
  ...number,
  read(typed) {
    const text = typed('');
    if (text === '') return read(null);
    const value = moneyFrom(text);
    return value === undefined ? fault('number-unreadable', { example: '1.500.000' }) : read(value);
  },
  show: (value, _field, language) =>
    typeof value === 'number' ? `${localNumber(value, language)} ${wordsOf(language).money}` : '',
};
