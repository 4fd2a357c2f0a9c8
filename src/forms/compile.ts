import { type ErrorObject, Ajv2020 } from 'ajv/dist/2020.js';
import type { FormDefinition } from './definition.ts';
import { boatNumberFrom } from './kinds/boat-number.ts';
import { dateRange } from './kinds/calendar.ts';
import { isWholeDate } from './kinds/date.ts';
import { isPersonalNumber } from './kinds/personal-number.ts';
import { EMAIL, PHONE } from './kinds/phone.ts';
import { digitsOf } from './kinds/kind.ts';
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
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true, ownProperties: true });
  for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, { type: 'string', validate });
  return ajv;
};

type Validate = (data: unknown) => readonly ErrorObject[];

const compiled = new WeakMap<FormDefinition, Validate>();

/** The form's schema as a function that lists what breaks it; compiled once for a definition. */
export function validatorOf(definition: FormDefinition): Validate {
  const known = compiled.get(definition);
  if (known) return known;
  const validate = judge().compile(schemaOf(definition));
  const made: Validate = (data) => (validate(data) ? [] : (validate.errors ?? []));
  compiled.set(definition, made);
  return made;
}
