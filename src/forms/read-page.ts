import type { Answers, Draft, Given, Value } from './answers.ts';
import { type Field, type FormDefinition, pageOf } from './definition.ts';
import type { Facts } from './facts.ts';
import { countIn, givenFrom, isInputOf, typedInto } from './inputs.ts';
import { mostOf } from './kinds/group.ts';
import { KINDS } from './kinds/index.ts';
import { errorOf, type FieldError, faultIn } from './read-field.ts';
import { readGroup, withoutItem } from './read-group.ts';
import { fieldIn, walk } from './walk.ts';

export interface PageReading {
  /** The fields the page asked, given the answers before it. */
  readonly asked: readonly string[];
  /** What was typed, exactly, for this page's inputs only. */
  readonly given: Given;
  /** The answers understood; a faulty one is absent, an empty one is null. */
  readonly values: { readonly [field: string]: Value };
  readonly errors: readonly FieldError[];
  /** A button of the page itself was pressed (add, remove): show the page again, without judging it. */
  readonly again: boolean;
}

type Entries = Iterable<readonly [string, unknown]>;

const nothing: PageReading = { asked: [], given: {}, values: {}, errors: [], again: false };

/** The fields this page asks now, by name. */
function askedOn(definition: FormDefinition, pageId: string, answers: Answers, facts: Facts) {
  const { pages, seen } = walk(definition, answers, facts, pageId);
  const open = pages.find((one) => one.page.id === pageId);
  const fields = (open?.fields ?? []).map((name) => [name, fieldIn(definition, name) as Field] as const);
  return { fields: Object.fromEntries(fields), seen };
}

function readField(name: string, field: Field, given: Given, facts: Facts): { value?: Value; error?: FieldError } {
  const reading = KINDS[field.kind].read(typedInto(given, name), field, facts);
  return reading.fault ? { error: errorOf(name, field, reading.fault) } : { value: reading.value };
}

type Fields = { readonly [name: string]: Field };
type Found = { values: { [field: string]: Value }; errors: FieldError[] };

/** Groups come last, so that what is asked of each thing may look at the other answers of the page. */
function readGroups(fields: Fields, given: Given, seen: Answers, facts: Facts, into: Found): void {
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'group') continue;
    const reading = readGroup(name, field, given, { answers: { ...seen, ...into.values }, facts });
    into.errors.push(...reading.errors);
    if (reading.errors.length === 0) into.values[name] = reading.value;
  }
}

function readSingles(fields: Fields, given: Given, facts: Facts, into: Found): void {
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'group' || field.kind === 'upload') continue;
    const { value, error } = readField(name, field, given, facts);
    if (error) into.errors.push(error);
    else into.values[name] = value ?? null;
  }
}

function read(fields: Fields, given: Given, seen: Answers, facts: Facts): PageReading {
  const found: Found = { values: {}, errors: [] };
  readSingles(fields, given, facts, found);
  readGroups(fields, given, seen, facts, found);
  const answers = { ...seen, ...found.values };
  for (const [name, value] of Object.entries(answers)) {
    const field = Object.hasOwn(found.values, name) ? fields[name] : undefined;
    const fault = field ? faultIn(name, value as Value, field, { answers, facts }) : undefined;
    if (!fault) continue;
    found.errors.push(fault);
    delete found.values[name];
  }
  const names = Object.keys(fields);
  return { asked: names, given, values: found.values, errors: inOrder(found.errors, names), again: false };
}

const inOrder = (errors: readonly FieldError[], names: readonly string[]): readonly FieldError[] =>
  names.flatMap((name) => errors.filter((one) => isInputOf(one.field, name)));

/** `_add=engines` and `_remove=engines.1`: the page's own buttons. */
function pressed(entries: readonly (readonly [string, unknown])[], fields: Fields, given: Given) {
  for (const [input, target] of entries) {
    if ((input !== '_add' && input !== '_remove') || typeof target !== 'string') continue;
    const [name = '', index = ''] = target.split('.');
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field?.kind !== 'group') continue;
    if (input === '_remove') return withoutItem(given, name, Number(index));
    const count = Math.max(countIn(given, name), 1);
    const [first = ''] = Object.entries(field.fields ?? {}).flatMap(([item, inner]) =>
      KINDS[inner.kind].parts.map((part) => [item, part].filter(Boolean).join('.')),
    );
    return count < mostOf(field) ? { ...given, [`${name}.${count}.${first}`]: '' } : given;
  }
  return undefined;
}

function take<T>(entries: Iterable<T>, most: number): readonly T[] {
  const taken: T[] = [];
  for (const entry of entries) if (taken.push(entry) >= most) break;
  return taken;
}

/**
 * Reads what a page sent. Never throws, whatever is sent; inputs that are not the page's are dropped.
 * `answers` are those already stored (conditions and cross-checks look at them).
 */
export function readPage(
  definition: FormDefinition,
  pageId: string,
  entries: Entries,
  answers: Answers,
  facts: Facts,
): PageReading {
  if (!pageOf(definition, pageId)) return nothing;
  const { fields, seen } = askedOn(definition, pageId, answers, facts);
  const sent = take(entries, 4000);
  const given = givenFrom(sent, fields);
  const changed = pressed(sent, fields, given);
  return changed
    ? { ...nothing, asked: Object.keys(fields), given: changed, again: true }
    : read(fields, given, seen, facts);
}

/** The texts a page sent that name communes: look them up, then read the page with `facts.units`. */
export function unitQueries(definition: FormDefinition, pageId: string, entries: Entries): readonly string[] {
  const texts: string[] = [];
  const page = pageOf(definition, pageId);
  for (const [input, text] of entries) {
    if (typeof input !== 'string' || typeof text !== 'string' || !input.endsWith('.commune')) continue;
    if (page?.fields.some((name) => isInputOf(input, name)) && texts.length < 50)
      texts.push(text.slice(0, 400).normalize('NFC').replace(/\s+/g, ' ').trim());
  }
  return [...new Set(texts.filter(Boolean))];
}

/** The draft with what a page sent put in: its old texts and faulty answers go, everything else stays. */
export function keep(definition: FormDefinition, draft: Draft, reading: PageReading): Draft {
  const names = reading.asked.filter((name) => fieldIn(definition, name)?.kind !== 'upload');
  const others = Object.entries(draft.given).filter(([input]) => !names.some((name) => isInputOf(input, name)));
  const judged = reading.again ? [] : names;
  const values = Object.entries(draft.values).filter(([name]) => !judged.includes(name));
  return {
    given: { ...Object.fromEntries(others), ...reading.given },
    values: { ...Object.fromEntries(values), ...reading.values },
  };
}
