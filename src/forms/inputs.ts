import type { Given } from './answers.ts';
import type { Field, Fields } from './definition.ts';
import { mostOf } from './kinds/group.ts';
import { KINDS } from './kinds/index.ts';
import type { Typed } from './kinds/kind.ts';

/** No page sends more inputs than this, no input more characters; the rest is dropped unread. */
const MOST_ENTRIES = 2000;
const MOST_CHARACTERS = 10_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Exactly as typed, but for what PostgreSQL cannot store: NUL, other controls and halves of characters. */
const kept = (text: string): string => text.slice(0, MOST_CHARACTERS).toWellFormed().replace(CONTROL, '');

export const inputName = (field: string, part: string): string => (part === '' ? field : `${field}.${part}`);

/** Whether the name is an input of this field: `name`, `born.day`, `engines.0.power`. */
function belongs(input: string, name: string, field: Field): boolean {
  if (field.kind !== 'group') return KINDS[field.kind].parts.some((part) => inputName(name, part) === input);
  if (!input.startsWith(`${name}.`)) return false;
  const found = /^(0|[1-9]\d?)\.([A-Za-z0-9]+)(?:\.|$)/.exec(input.slice(name.length + 1));
  const [, index = '', item = ''] = found ?? [];
  const inner = field.fields && Object.hasOwn(field.fields, item) ? field.fields[item] : undefined;
  return inner !== undefined && Number(index) < mostOf(field) && belongs(input, `${name}.${index}.${item}`, inner);
}

/** Those entries that are inputs of these fields; a name sent twice is two lines. */
export function givenFrom(entries: Iterable<readonly [string, unknown]>, fields: Fields): Given {
  const given = new Map<string, string>();
  const named = Object.entries(fields);
  let count = 0;
  for (const [input, text] of entries) {
    count += 1;
    if (count > MOST_ENTRIES) break;
    if (typeof input !== 'string' || typeof text !== 'string' || input.length > 200) continue;
    if (!named.some(([name, field]) => belongs(input, name, field))) continue;
    const before = given.get(input);
    given.set(input, before === undefined ? kept(text) : kept(`${before}\n${text}`));
  }
  return Object.fromEntries(given);
}

/** The part of what was given that one field reads, cleaned: composed characters, no blanks around. */
export const typedInto =
  (given: Given, field: string): Typed =>
  (part) => {
    const name = inputName(field, part);
    return Object.hasOwn(given, name) ? (given[name] as string).normalize('NFC').trim() : '';
  };

/** Whether an input belongs to a field, whatever part of it. */
export const isInputOf = (input: string, field: string): boolean => input === field || input.startsWith(`${field}.`);

/** How many things of a group the inputs speak of. */
export const countIn = (given: Given, group: string): number =>
  Object.keys(given)
    .filter((input) => input.startsWith(`${group}.`))
    .reduce((most, input) => Math.max(most, Number(input.slice(group.length + 1).split('.')[0]) + 1), 0);
