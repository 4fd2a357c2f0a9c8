import { type Item, isRecord } from '../answers.ts';
import type { Field, FieldKind } from '../definition.ts';
import { inSentence } from '../say.ts';
import { type Kind, read, type Schema } from './kind.ts';

/** However many a form allows, a page never takes more. */
export const MOST = 30;

export const mostOf = (field: Field): number => Math.min(field.max ?? MOST, MOST);

export const itemsIn = (value: unknown): readonly Item[] =>
  (Array.isArray(value) ? value.filter(isRecord) : []) as readonly Item[];

type Kinds = () => { readonly [kind in FieldKind]: Kind };

const itemSchema = (field: Field, kinds: Kinds): Schema => {
  const entries = Object.entries(field.fields ?? {});
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, one]) => [name, kinds()[one.kind].schema(one)])),
    required: entries.filter(([, one]) => !one.optional && !one.when).map(([name]) => name),
    additionalProperties: false,
  };
};

/** Several of the same: ship engines, household members. Its inputs are `group.0.name`; `read-group.ts` reads them. */
export const groupKind = (kinds: Kinds): Kind => ({
  parts: [],
  missing: { code: 'group-few' },
  read: () => read(null),
  check(value, field) {
    const count = itemsIn(value).length;
    const each = { vi: inSentence(field.each?.vi ?? ''), en: inSentence(field.each?.en ?? '') };
    const min = field.min ?? (field.optional ? 0 : 1);
    if (count < min) return { code: 'group-few', facts: { each, min } };
    return count > mostOf(field) ? { code: 'group-many', facts: { each, max: mostOf(field) } } : undefined;
  },
  schema: (field) => ({
    type: 'array',
    items: itemSchema(field, kinds),
    minItems: field.min ?? 0,
    maxItems: mostOf(field),
  }),
  show: (value, field, language) => itemLines(value, field, language, kinds).join('\n'),
  raw: () => ({}),
});

/** One line for each thing of the group: its filled answers with their labels. */
const itemLines = (value: unknown, field: Field, language: 'vi' | 'en', kinds: Kinds): readonly string[] =>
  itemsIn(value).map((item) =>
    Object.entries(field.fields ?? {})
      .map(([name, one]) => ({
        label: one.label[language],
        text: Object.hasOwn(item, name) ? kinds()[one.kind].show(item[name] ?? null, one, language) : '',
      }))
      .filter(({ text }) => text !== '')
      .map(({ label, text }) => `${label}: ${text}`)
      .join('; '),
  );
