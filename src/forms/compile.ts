import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { FormDefinition } from './definition.ts';
import { boatNumberFrom } from './kinds/boat-number.ts';
import { dateRange } from './kinds/calendar.ts';
import { isWholeDate } from './kinds/date.ts';
import { digitsOf, type Schema } from './kinds/kind.ts';
import { isPersonalNumber } from './kinds/personal-number.ts';
import { EMAIL, PHONE } from './kinds/phone.ts';
import { taxCodeFault } from './kinds/tax-code.ts';
import { schemaOf } from './schema.ts';

/** The formats of our schemas, beyond what the standard names. */
export const FORMATS: { readonly [name: string]: (text: string) => boolean } = {
  date: isWholeDate,
  'partial-date': (text) => dateRange(text) !== undefined,
  'personal-number': isPersonalNumber,
  'tax-code': (text) => taxCodeFault(digitsOf(text)) === undefined,
  'phone-vn': (text) => PHONE.test(text),
  'boat-number': (text) => boatNumberFrom(text) === text,
  email: (text) => EMAIL.test(text),
};

const judge = () => {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    ownProperties: true,
  });
  for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, { type: 'string', validate });
  return ajv;
};

type Validate = (data: unknown) => readonly ErrorObject[];

/** By definition, and by what the schema says: definitions read from the database are new objects every time. */
const byDefinition = new WeakMap<FormDefinition, Validate>();
const bySchema = new Map<string, Validate>();
const MOST_KEPT = 500;

function compile(schema: Schema): Validate {
  const validate = judge().compile(schema);
  return (data) => (validate(data) ? [] : (validate.errors ?? []));
}

/** The form's schema as a function that lists what breaks it; compiled once for an edition. */
export function validatorOf(definition: FormDefinition): Validate {
  const known = byDefinition.get(definition);
  if (known) return known;
  const schema = schemaOf(definition);
  const text = JSON.stringify(schema);
  const made = bySchema.get(text) ?? compile(schema);
  if (bySchema.size >= MOST_KEPT) bySchema.clear();
  bySchema.set(text, made);
  byDefinition.set(definition, made);
  return made;
}
