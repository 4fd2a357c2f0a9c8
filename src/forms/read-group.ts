import type { Given, Item, Value } from './answers.ts';
import { holds } from './condition.ts';
import type { Field } from './definition.ts';
import type { Facts } from './facts.ts';
import { countIn, isInputOf, typedInto } from './inputs.ts';
import { KINDS } from './kinds/index.ts';
import type { Around } from './kinds/kind.ts';
import { errorOf, type FieldError, faultIn } from './read-field.ts';

export interface GroupReading {
  readonly value: readonly Item[] | null;
  readonly errors: readonly FieldError[];
}

type Read = { item: { [name: string]: Value }; errors: FieldError[] };

function readItem(path: string, field: Field, given: Given, facts: Facts): Read {
  const item: { [name: string]: Value } = {};
  const errors: FieldError[] = [];
  for (const [name, inner] of Object.entries(field.fields ?? {})) {
    const reading = KINDS[inner.kind].read(typedInto(given, `${path}.${name}`), inner, facts);
    if (reading.fault) errors.push(errorOf(`${path}.${name}`, inner, reading.fault));
    else item[name] = reading.value;
  }
  return { item, errors };
}

/** The faults of one thing of a group; its own answers come before those of the form. */
export function faultsInItem(path: string, item: Item, field: Field, around: Around): readonly FieldError[] {
  const inside: Around = { answers: { ...around.answers, ...item }, facts: around.facts };
  return Object.entries(field.fields ?? {}).flatMap(([name, inner]) => {
    if (!holds(inner.when, inside.answers, inside.facts)) return [];
    const fault = faultIn(`${path}.${name}`, Object.hasOwn(item, name) ? (item[name] as Value) : null, inner, inside);
    return fault ? [fault] : [];
  });
}

const blank = (given: Given, path: string): boolean =>
  Object.entries(given).every(([input, text]) => !isInputOf(input, path) || text.trim() === '');

const filledPart = (item: Item): Item => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));

/** The things of a group as typed: an untouched one is not there, a started one must be whole. */
export function readGroup(name: string, field: Field, given: Given, around: Around): GroupReading {
  const items: Item[] = [];
  const errors: FieldError[] = [];
  for (let index = 0; index < countIn(given, name); index += 1) {
    const path = `${name}.${index}`;
    if (blank(given, path)) continue;
    const { item, errors: unread } = readItem(path, field, given, around.facts);
    const unreadFields = new Set(unread.map((one) => one.field));
    const faults = faultsInItem(path, item, field, around).filter((one) => !unreadFields.has(one.field));
    errors.push(...unread, ...faults);
    items.push(filledPart(item));
  }
  return { value: items.length === 0 ? null : items, errors };
}

/** What was given with the thing at `index` taken out and those after it moved up. */
export function withoutItem(given: Given, group: string, index: number): Given {
  return Object.fromEntries(
    Object.entries(given).flatMap(([input, text]) => {
      if (!input.startsWith(`${group}.`)) return [[input, text]];
      const [at = '', ...rest] = input.slice(group.length + 1).split('.');
      if (Number(at) === index) return [];
      return [[[group, Number(at) > index ? Number(at) - 1 : at, ...rest].join('.'), text]];
    }),
  );
}
