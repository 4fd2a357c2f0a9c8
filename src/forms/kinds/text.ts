import type { Field } from '../definition.ts';
import { asText, fault, type Kind, read, type Typed } from './kind.ts';

const LINE = 250;
const LONG = 4000;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const lines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();

/** A pattern of the data; the data is checked before it is used, so it compiles. */
const matches = (text: string, field: Field): boolean =>
  field.pattern === undefined || new RegExp(field.pattern, 'u').test(text);

const capitals = (text: string, field: Field): string => (field.upper ? text.toLocaleUpperCase('vi') : text);

const textKind = (clean: (text: string) => string, limit: number, wrong: (text: string) => boolean): Kind => ({
  parts: [''],
  missing: { code: 'missing' },
  read(typed: Typed, field: Field) {
    const text = capitals(clean(typed('')), field);
    const max = field.maxLength ?? limit;
    if (text === '') return read(null);
    if (text.length > max) return fault('too-long', { max });
    if (wrong(text)) return fault('not-a-name');
    return matches(text, field) ? read(text) : fault('pattern');
  },
  schema: (field) => ({
    type: 'string',
    minLength: 1,
    maxLength: field.maxLength ?? limit,
    ...(field.pattern ? { pattern: field.pattern } : {}),
  }),
  show: asText,
  raw: (value) => ({ '': asText(value) }),
});

/** Letters of any people with their marks, and what stands between them: O’Brien, Nguyễn-Lê, Hai (Tư). */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}\s.'’,()-]*$/u;

export const text = textKind(oneLine, LINE, () => false);
export const longText = textKind(lines, LONG, () => false);
export const name = textKind(oneLine, LINE, (typed) => !NAME.test(typed));
