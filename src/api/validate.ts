import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isUuid } from '#kernel/text.ts';
import { parseInstant, parseLocalDate } from '#kernel/time.ts';
import { namedSchemas, type Schema } from './schema.ts';

const ROOT = 'urn:motcua:api';
/** What is wrong with a value, and where (a JSON pointer, RFC 6901). */
export interface Wrong {
  readonly pointer: string;
  readonly detail: string;
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': (text) => parseInstant(text) !== undefined,
  date: (text) => parseLocalDate(text) !== undefined,
  uuid: (text) => isUuid(text.toLowerCase()),
};

/** Those of query and path come as text; bodies say what they mean. */
function judge(coerceTypes: boolean) {
  const ajv = new Ajv2020({ strict: true, allErrors: true, coerceTypes, ownProperties: true, allowUnionTypes: true });
  ajv.addVocabulary(['components']);
  for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, { type: 'string', validate });
  ajv.addSchema({ $id: ROOT, components: { schemas: namedSchemas() } });
  return ajv;
}

const judges = new Map<boolean, Ajv2020>();
const compiled = new Map<boolean, WeakMap<object, ValidateFunction>>([
  [true, new WeakMap()],
  [false, new WeakMap()],
]);

/** A reference to a named schema, as seen from outside the document that holds it. */
const outside = (json: object): object =>
  JSON.parse(JSON.stringify(json).replaceAll('"#/components/schemas/', `"${ROOT}#/components/schemas/`));

function validator(json: object, coerce: boolean): ValidateFunction {
  const known = compiled.get(coerce)?.get(json);
  if (known) return known;
  const ajv = judges.get(coerce) ?? judge(coerce);
  judges.set(coerce, ajv);
  const made = ajv.compile(outside(json));
  compiled.get(coerce)?.set(json, made);
  return made;
}

/** What keeps a value from being of the schema; nothing if it is. Coerced, `value` is changed to what the schema means. */
export function wrongs(schema: Schema<unknown>, value: unknown, coerce = false): readonly Wrong[] {
  const validate = validator(schema.json, coerce);
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 20).map(({ instancePath, message = '', params }) => ({
    pointer: instancePath,
    detail: 'additionalProperty' in params ? `${message}: ${params['additionalProperty']}` : message,
  }));
}
