import { type AddressValue, type Answers, answerTo, isFilled, isRecord, type Value } from './answers.ts';
import { holds } from './condition.ts';
import type { Field, FormDefinition } from './definition.ts';
import type { Facts } from './facts.ts';
import { inputName } from './inputs.ts';
import { KINDS } from './kinds/index.ts';
import { walk } from './walk.ts';

/** What is known of the person who fills in the form, and where it comes from. */
export interface Person {
  readonly source: 'population' | 'vneid' | 'account';
  readonly fullName?: string;
  readonly birthDate?: string;
  readonly sex?: 'male' | 'female';
  readonly personalNumber?: string;
  readonly ethnicity?: string;
  readonly nationality?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly permanentAddress?: AddressValue;
  readonly currentAddress?: AddressValue;
  /** `can-cuoc`, `ho-chieu` … of `lists.json`. */
  readonly documentKind?: string;
  readonly documentNumber?: string;
  readonly documentIssuedOn?: string;
  readonly documentIssuedBy?: string;
  readonly organisation?: string;
  readonly taxCode?: string;
}

/** A dossier filed before, newest first. */
export interface Earlier {
  readonly dossier: string;
  readonly values: Answers;
}

export type Provenance =
  | { readonly from: 'person'; readonly source: Person['source'] }
  | { readonly from: 'earlier'; readonly dossier: string };

export interface Prefilled {
  readonly value: Value;
  readonly provenance: Provenance;
}

function yielded(source: string, person: Person | undefined, earlier: readonly Earlier[]): Prefilled | undefined {
  const [, kind, name = ''] = /^(person|earlier)[.:](\w+)$/.exec(source) ?? [];
  if (kind === 'person' && person && isRecord(person)) {
    const value = answerTo(person, name);
    return isFilled(value)
      ? { value: value as Value, provenance: { from: 'person', source: person.source } }
      : undefined;
  }
  const found = kind === 'earlier' ? earlier.find((one) => isFilled(answerTo(one.values, name))) : undefined;
  return found
    ? { value: answerTo(found.values, name) as Value, provenance: { from: 'earlier', dossier: found.dossier } }
    : undefined;
}

const sourcesOf = (field: Field): readonly string[] =>
  field.prefill === undefined ? [] : typeof field.prefill === 'string' ? [field.prefill] : field.prefill;

/** Whether the field can hold the value at all: an option that is no longer offered is not filled in. */
function fits(field: Field, value: Value): boolean {
  if (field.options) return field.options.some((one) => one.value === value);
  if (field.kind === 'address') return isRecord(value);
  return field.kind === 'group' ? Array.isArray(value) : !isRecord(value) && !Array.isArray(value);
}

/** What can be filled in beforehand, by field, each with where it comes from. Nothing of it is an answer yet. */
export function prefillOf(
  definition: FormDefinition,
  person: Person | undefined,
  earlier: readonly Earlier[],
  answers: Answers,
  facts: Facts,
): { readonly [field: string]: Prefilled } {
  const { seen } = walk(definition, answers, facts);
  const known = { ...seen, 'person.sex': person?.sex };
  return Object.fromEntries(
    Object.entries(definition.fields).flatMap(([name, field]) => {
      if (!holds(field.prefillIf, known, facts)) return [];
      const found = sourcesOf(field)
        .map((source) => yielded(source, person, earlier))
        .find((one) => one !== undefined && fits(field, one.value));
      return found ? [[name, found]] : [];
    }),
  );
}

/** A value as it stands in the inputs of its field. */
export function rawOf(name: string, field: Field, value: Value): { readonly [input: string]: string } {
  if (field.kind !== 'group')
    return Object.fromEntries(
      Object.entries(KINDS[field.kind].raw(value)).map(([part, text]) => [inputName(name, part), text]),
    );
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return Object.assign(
    {},
    ...items.map((item, index) =>
      Object.assign(
        {},
        ...Object.entries(field.fields ?? {}).map(([inner, one]) =>
          rawOf(`${name}.${index}.${inner}`, one, isRecord(item) ? ((answerTo(item, inner) ?? null) as Value) : null),
        ),
      ),
    ),
  );
}
