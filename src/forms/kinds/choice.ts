import type { Language } from '#words/index.ts';
import type { Field } from '../definition.ts';
import { wordsOf } from '../say.ts';
import { asText, fault, type Kind, read } from './kind.ts';

const labelOf = (value: unknown, field: Field, language: Language): string =>
  field.options?.find((one) => one.value === value)?.label[language] ?? '';

const values = (field: Field): readonly string[] => (field.options ?? []).map((one) => one.value);

/** One of the options: a list or radio buttons. */
export const oneOf: Kind = {
  parts: [''],
  missing: { code: 'missing-choice' },
  read(typed, field) {
    const chosen = typed('');
    if (chosen === '') return read(null);
    return values(field).includes(chosen) ? read(chosen) : fault('choice-unknown');
  },
  schema: (field) => ({ type: 'string', enum: values(field) }),
  show: labelOf,
  raw: (value) => ({ '': asText(value) }),
};

/** Any of the options; several of one name arrive one to a line. */
export const anyOf: Kind = {
  parts: [''],
  missing: { code: 'missing-choice' },
  read(typed, field) {
    const chosen = [...new Set(typed('').split('\n').filter(Boolean))];
    if (chosen.length === 0) return read(null);
    const known = values(field);
    return chosen.every((one) => known.includes(one))
      ? read(known.filter((one) => chosen.includes(one)))
      : fault('choice-unknown');
  },
  schema: (field) => ({
    type: 'array',
    items: { type: 'string', enum: values(field) },
    minItems: 1,
    uniqueItems: true,
  }),
  show: (value, field, language) =>
    Array.isArray(value) ? value.map((one) => labelOf(one, field, language)).join(', ') : '',
  raw: (value) => ({ '': Array.isArray(value) ? value.join('\n') : '' }),
};

export const yesNo: Kind = {
  parts: [''],
  missing: { code: 'missing-yes-no' },
  read(typed) {
    const chosen = typed('');
    if (chosen === '') return read(null);
    return chosen === 'yes' || chosen === 'no' ? read(chosen === 'yes') : fault('choice-unknown');
  },
  schema: () => ({ type: 'boolean' }),
  show: (value, _field, language) =>
    typeof value === 'boolean' ? (value ? wordsOf(language).yes : wordsOf(language).no) : '',
  raw: (value) => ({ '': value === true ? 'yes' : value === false ? 'no' : '' }),
};

/** Files are sent with the papers, not typed: the value is put in by the caller as a list of ids. */
export const upload: Kind = {
  parts: [],
  missing: { code: 'missing-upload' },
  read: () => read(null),
  schema: () => ({ type: 'array', items: { type: 'string', minLength: 1, maxLength: 64 }, maxItems: 50 }),
  show: (value) => (Array.isArray(value) ? String(value.length) : ''),
  raw: () => ({}),
};
