/** A JSON Schema (2020-12) and the type of what it lets pass. The same object validates, documents and types. */
export interface Schema<T> {
  readonly json: Readonly<Record<string, unknown>>;
  /** Only for the type checker; never there. */
  readonly of?: T;
}

export type Of<S> = S extends Schema<infer T> ? T : never;

type Json = Schema<unknown>['json'];
const make = <T>(json: Json): Schema<T> => ({ json });

interface Said {
  readonly description?: string;
}

export const text = (more: Said & { minLength?: number; maxLength?: number; pattern?: string } = {}): Schema<string> =>
  make({ type: 'string', ...more });
export const whole = (more: Said & { minimum?: number; maximum?: number } = {}): Schema<number> =>
  make({ type: 'integer', ...more });
export const amount = (more: Said = {}): Schema<number> => make({ type: 'number', ...more });
export const yesNo = (more: Said = {}): Schema<boolean> => make({ type: 'boolean', ...more });
/** ISO 8601 with an offset. */
export const moment = (more: Said = {}): Schema<string> => make({ type: 'string', format: 'date-time', ...more });
export const day = (more: Said = {}): Schema<string> => make({ type: 'string', format: 'date', ...more });
export const uuid = (more: Said = {}): Schema<string> => make({ type: 'string', format: 'uuid', ...more });
export const oneOf = <const T extends string | number>(all: readonly T[], more: Said = {}): Schema<T> =>
  make({ type: typeof all[0] === 'number' ? 'integer' : 'string', enum: all, ...more });
export const list = <T>(items: Schema<T>, more: Said & { minItems?: number; maxItems?: number } = {}): Schema<T[]> =>
  make({ type: 'array', items: items.json, ...more });
/** Anything under any name: what a form of ours asks, or facts of a refusal. */
export const anything = (more: Said = {}): Schema<Record<string, unknown>> => make({ type: 'object', ...more });

export function nullable<T>({ json }: Schema<T>): Schema<T | null> {
  const { type } = json;
  if (typeof type !== 'string') return make({ anyOf: [json, { type: 'null' }] });
  return make({ ...json, type: [type, 'null'], ...('enum' in json ? { enum: [...(json['enum'] as []), null] } : {}) });
}

type Parts = Readonly<Record<string, Schema<unknown>>>;
type Shape<R extends Parts, O extends Parts> = { [K in keyof R]: Of<R[K]> } & { [K in keyof O]?: Of<O[K]> };

/** An object of these parts and no others. */
export const object = <const R extends Parts, const O extends Parts = Record<never, never>>(
  required: R,
  optional?: O,
  more: Said = {},
): Schema<Shape<R, O>> =>
  make({
    type: 'object',
    properties: Object.fromEntries(
      Object.entries({ ...required, ...optional }).map(([name, { json }]) => [name, json]),
    ),
    ...(Object.keys(required).length > 0 ? { required: Object.keys(required) } : {}),
    additionalProperties: false,
    ...more,
  });

const definitions = new Map<string, Json>();

/** Puts a schema among the document's components, under a name that clients see. */
export function named<T>(name: string, { json }: Schema<T>): Schema<T> {
  if (definitions.has(name)) throw new Error(`two schemas are called ${name}`);
  definitions.set(name, json);
  return make({ $ref: `#/components/schemas/${name}` });
}

/** Every named schema, in the order of names. */
export const namedSchemas = (): Record<string, Json> =>
  Object.fromEntries([...definitions].toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** A page of a list: `next` is the cursor of the page after, null at the end. */
export const pageOf = <T>(name: string, item: Schema<T>): Schema<{ items: T[]; next: string | null }> =>
  named(name, object({ items: list(item), next: nullable(text({ description: 'The cursor of the next page.' })) }));
