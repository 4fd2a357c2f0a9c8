import { localDate } from '#kernel/time.ts';
import { isRecord } from './answers.ts';
import { validatorOf } from './compile.ts';
import { type Condition, namesIn } from './condition.ts';
import { type Field, type FormDefinition, pagesIn } from './definition.ts';
import { boundDate } from './kinds/calendar.ts';
import { LANGUAGES } from './say.ts';

const NAME = /^[a-z][A-Za-z0-9]{0,59}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PREFILL = /^(person\.\w+|earlier:\w+)$/;
const SOME_DAY = localDate('2026-11-21');
const WITH_OPTIONS = new Set(['select', 'radios', 'checkboxes']);

/** Every place where a text lacks a language. */
function halfTexts(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => halfTexts(one, `${path}[${at}]`));
  if (!isRecord(value)) return [];
  const isText = 'vi' in value || 'en' in value;
  const lacking = isText && LANGUAGES.some((one) => typeof value[one] !== 'string' || value[one] === '');
  const found = lacking ? [`${path} lacks a language`] : [];
  return [...found, ...Object.entries(value).flatMap(([key, one]) => halfTexts(one, `${path}.${key}`))];
}

const twice = (names: readonly string[], what: string): readonly string[] =>
  [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((name) => `${what} ${name} stands twice`);

function ofField(name: string, field: Field, definition: FormDefinition): readonly string[] {
  const finds: [boolean, string][] = [
    [!NAME.test(name) || name in Object.prototype, 'has a name that cannot be an input'],
    [WITH_OPTIONS.has(field.kind) && !field.options?.length, 'offers nothing to choose'],
    [field.kind === 'computed' && !field.compute, 'is computed from nothing'],
    [field.kind === 'group' && (!field.fields || !field.each), 'is a group without questions or a name for one'],
    [
      field.kind === 'upload' && !definition.components.some((one) => one.id === field.component),
      'belongs to no component',
    ],
    [field.pattern !== undefined && !field.errors?.['pattern'], 'has a pattern but no words for it'],
    [sources(field).some((one) => !PREFILL.test(one)), 'is prefilled from an unknown source'],
    [bounds(field).some((one) => boundDate(one, SOME_DAY) === undefined), 'has a bound that is no date'],
  ];
  const inner = Object.entries(field.fields ?? {}).flatMap(([item, one]) => [
    ...(one.kind === 'group' || one.kind === 'upload' ? [`${name}.${item} is a ${one.kind} inside a group`] : []),
    ...ofField(item, one, definition),
  ]);
  const options = twice(
    (field.options ?? []).map((one) => one.value),
    `${name}: option`,
  );
  return [...finds.filter(([bad]) => bad).map(([, why]) => `${name} ${why}`), ...options, ...inner];
}

const sources = (field: Field): readonly string[] => (field.prefill === undefined ? [] : [field.prefill].flat());
const bounds = (field: Field): readonly string[] =>
  [field.earliest, field.kind === 'date' ? field.latest : undefined].filter((one) => one !== undefined);

const SEX: Field = {
  kind: 'radios',
  label: { vi: '', en: '' },
  options: ['male', 'female'].map((value) => ({ value, label: { vi: '', en: '' } })),
};

type Known = { readonly [name: string]: Field };

/** Values a condition compares with that the question can never have: a spelling mistake that would hide a page for ever. */
function impossible(condition: Condition, known: Known): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((one) => impossible(one, known));
  if ('any' in condition) return condition.any.flatMap((one) => impossible(one, known));
  if ('not' in condition) return impossible(condition.not, known);
  if (!('field' in condition)) return [];
  const field = Object.hasOwn(known, condition.field) ? known[condition.field] : undefined;
  const values =
    'is' in condition ? [condition.is] : 'in' in condition ? condition.in : 'has' in condition ? [condition.has] : [];
  if (!field || values.length === 0) return [];
  const possible = field.kind === 'yes-no' ? [true, false] : field.options?.map((one) => one.value);
  return values
    .filter((value) => possible && !(possible as readonly unknown[]).includes(value))
    .map((value) => `${condition.field} is never ${JSON.stringify(value)}`);
}

function ofCondition(condition: Condition | undefined, where: string, known: Known): readonly string[] {
  if (!condition) return [];
  const strange = namesIn(condition).filter((name) => !Object.hasOwn(known, name));
  return [
    ...strange.map((name) => `${where} looks at ${name}, which is not asked before it`),
    ...impossible(condition, known).map((why) => `${where}: ${why}`),
  ];
}

const asField = (question: FormDefinition['eligibility'][number]): Field => ({
  kind: 'radios',
  label: question.question,
  options: question.options,
});

/** What is wrong with a condition that is judged on a whole form's answers from outside it, as the ways of a process are. */
export const conditionProblems = (condition: Condition, { eligibility, fields }: FormDefinition): readonly string[] =>
  ofCondition(condition, 'it', { ...fields, ...Object.fromEntries(eligibility.map((one) => [one.id, asField(one)])) });

/** Conditions look only at questions asked before; demands and agreements may look at their own page too. */
function ofConditions(definition: FormDefinition): readonly string[] {
  const known: { [name: string]: Field } = {};
  const found: string[] = [];
  for (const question of definition.eligibility) {
    found.push(...ofCondition(question.when, question.id, known));
    known[question.id] = asField(question);
  }
  for (const page of pagesIn(definition)) {
    const own = page.fields.flatMap((name) =>
      definition.fields[name] ? [[name, definition.fields[name]] as const] : [],
    );
    found.push(...ofCondition(page.when, `page ${page.id}`, known));
    for (const [name, field] of own) {
      found.push(...ofCondition(field.when, name, known));
      found.push(...ofCondition(field.prefillIf, `${name}, its prefill,`, { ...known, 'person.sex': SEX }));
    }
    Object.assign(known, Object.fromEntries(own));
    for (const [name, field] of own) found.push(...ofDemands(name, field, known));
  }
  for (const one of definition.components) {
    const conditions = [one.when, typeof one.required === 'boolean' ? undefined : one.required];
    found.push(...conditions.flatMap((condition) => ofCondition(condition, `component ${one.id}`, known)));
    if (conditions.some(Boolean) && !one.only) found.push(`component ${one.id} has a condition but no words for it`);
  }
  return found;
}

function ofDemands(name: string, field: Field, known: Known): readonly string[] {
  const own = { ...known, ...field.fields };
  const agreed = Object.values(field.agrees ?? {}).filter((one) => !['male', 'female'].includes(one));
  return [
    ...agreed.filter((one) => !Object.hasOwn(own, one)).map((one) => `${name} agrees with ${one}, which is not asked`),
    ...(field.must ?? []).flatMap((one) => ofCondition(one.that, name, own)),
    ...Object.entries(field.fields ?? {}).flatMap(([item, inner]) => [
      ...ofCondition(inner.when, `${name}.${item}`, own),
      ...ofDemands(item, inner, own),
    ]),
  ];
}

function ofSchema(definition: FormDefinition): readonly string[] {
  try {
    validatorOf(definition);
    return [];
  } catch (error) {
    return [`its schema does not compile: ${error instanceof Error ? error.message : error}`];
  }
}

/** What is wrong with a form, in sentences for its author; nothing when it may be published. */
export function checkDefinition(definition: FormDefinition): readonly string[] {
  const pages = pagesIn(definition);
  const placed = pages.flatMap((page) => page.fields);
  const all = Object.keys(definition.fields);
  const shape = [
    ...halfTexts(definition, definition.code),
    ...twice(
      pages.map((one) => one.id),
      'page',
    ),
    ...twice(
      definition.sections.map((one) => one.id),
      'section',
    ),
    ...twice(
      definition.components.map((one) => one.id),
      'component',
    ),
    ...twice(placed, 'question'),
    ...pages.filter((one) => !SLUG.test(one.id)).map((one) => `page ${one.id} has an id that cannot be an address`),
    ...pages.filter((one) => one.fields.length === 0).map((one) => `page ${one.id} asks nothing`),
    ...placed
      .filter((name) => !Object.hasOwn(definition.fields, name))
      .map((name) => `${name} is asked but not described`),
    ...all.filter((name) => !placed.includes(name)).map((name) => `${name} is described but not asked`),
    ...Object.values(definition.holder ?? {})
      .flat()
      .filter((name) => !all.includes(name))
      .map((name) => `the holder is named by ${name}, which is not asked`),
    ...definition.eligibility.filter((one) => all.includes(one.id)).map((one) => `${one.id} is asked twice`),
    ...all.flatMap((name) => ofField(name, definition.fields[name] as Field, definition)),
  ];
  const deeper = shape.length > 0 ? [] : [...ofConditions(definition), ...ofSchema(definition)];
  return [...shape, ...deeper];
}
