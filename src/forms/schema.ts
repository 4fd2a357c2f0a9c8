import type { Condition } from './condition.ts';
import type { Field, FormDefinition, Page } from './definition.ts';
import { pagesIn } from './definition.ts';
import { KINDS } from './kinds/index.ts';
import type { Schema } from './kinds/kind.ts';

const onProperty = (field: string, schema: Schema): Schema => ({
  properties: { [field]: schema },
  required: [field],
});

const many = (conditions: readonly Condition[], keyword: string): Schema | undefined => {
  const schemas = conditions.map(schemaOfCondition);
  return schemas.every((one) => one !== undefined) && schemas.length > 0 ? { [keyword]: schemas } : undefined;
};

const negation = (condition: Condition): Schema | undefined => {
  const schema = schemaOfCondition(condition);
  return schema ? { not: schema } : undefined;
};

/** The condition as a schema of the answers; undefined when it needs today's date, which a schema does not know. */
export function schemaOfCondition(condition: Condition): Schema | undefined {
  if ('all' in condition) return many(condition.all, 'allOf');
  if ('any' in condition) return many(condition.any, 'anyOf');
  if ('not' in condition) return negation(condition.not);
  if ('is' in condition) return onProperty(condition.field, { const: condition.is });
  if ('in' in condition) return onProperty(condition.field, { enum: condition.in });
  if ('has' in condition) return onProperty(condition.field, { type: 'array', contains: { const: condition.has } });
  if ('filled' in condition)
    return condition.filled ? onProperty(condition.field, {}) : { not: onProperty(condition.field, {}) };
  if (!('number' in condition)) return undefined;
  const { atLeast, below } = condition;
  return onProperty(condition.field, {
    type: 'number',
    ...(atLeast === undefined ? {} : { minimum: atLeast }),
    ...(below === undefined ? {} : { exclusiveMaximum: below }),
  });
}

const isDemanded = (field: Field): boolean => !field.optional && field.kind !== 'computed' && field.kind !== 'upload';

function demands(page: Page, definition: FormDefinition): readonly { name: string; when: readonly Condition[] }[] {
  return page.fields.flatMap((name) => {
    const field = definition.fields[name];
    if (!field || !isDemanded(field)) return [];
    return [{ name, when: [page.when, field.when].filter((one) => one !== undefined) }];
  });
}

/**
 * The form as JSON Schema 2020-12 of what is filed: every question a property, the unconditional ones required,
 * the others by `if`/`then`. Any validator may judge a dossier with it; formats beyond the standard are in README.
 */
export function schemaOf(definition: FormDefinition): Schema {
  const all = pagesIn(definition).flatMap((page) => demands(page, definition));
  const conditional = all.flatMap(({ name, when }) => {
    const condition = when.length > 0 ? schemaOfCondition({ all: when }) : undefined;
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema
    return condition ? [{ if: condition, then: { required: [name] } }] : [];
  });
  const questions = definition.eligibility.map((one): [string, Schema] => [
    one.id,
    { type: 'string', enum: one.options.map((option) => option.value) },
  ]);
  const fields = Object.entries(definition.fields).map(([name, field]): [string, Schema] => [
    name,
    { title: field.label.vi, ...KINDS[field.kind].schema(field) },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:motcua:form:${definition.code}:${definition.edition}`,
    title: definition.title.vi,
    type: 'object',
    properties: Object.fromEntries([...questions, ...fields]),
    required: all.filter(({ when }) => when.length === 0).map(({ name }) => name),
    ...(conditional.length > 0 ? { allOf: conditional } : {}),
    additionalProperties: false,
  };
}
