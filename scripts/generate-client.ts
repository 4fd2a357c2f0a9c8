import { writeFileSync } from 'node:fs';
import { openApi } from '../src/api/document.ts';

/** `node scripts/generate-client.ts`: writes what the typed client knows of /api/v1. A test says when it is stale. */
export const FILE = 'clients/typescript/operations.ts';

type Json = Readonly<Record<string, unknown>>;

const quoted = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value);

function objectType({ properties = {}, required = [], additionalProperties }: Json): string {
  const must = new Set(required as string[]);
  const entries = Object.entries(properties as Record<string, Json>);
  if (entries.length === 0) return additionalProperties === false ? 'Record<string, never>' : 'Record<string, unknown>';
  const lines = entries.map(([name, one]) => `${quoted(name)}${must.has(name) ? '' : '?'}: ${typeOf(one)}`);
  return `{ ${lines.join('; ')} }`;
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

function typeNamed(type: string, schema: Json): string {
  if (type === 'object') return objectType(schema);
  if (type === 'array') return `Array<${typeOf(schema['items'] as Json)}>`;
  return PLAIN[type] ?? 'unknown';
}

/** The type of what a schema of ours lets pass. */
function typeOf(schema: Json): string {
  const { $ref, enum: all, anyOf, type } = schema;
  if (typeof $ref === 'string') return $ref.slice('#/components/schemas/'.length);
  if (Array.isArray(all)) return all.map(literal).join(' | ');
  if (Array.isArray(anyOf)) return anyOf.map((one) => typeOf(one as Json)).join(' | ');
  const types = Array.isArray(type) ? (type as string[]) : [String(type)];
  return types.map((one) => typeNamed(one, schema)).join(' | ');
}

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: Json;
}

function parametersType(parameters: readonly Parameter[], where: string): string {
  const lines = parameters
    .filter((one) => one.in === where)
    .map(({ name, required, schema }) => `${quoted(name)}${required ? '' : '?'}: ${typeOf(schema)}`);
  return lines.length > 0 ? `{ ${lines.join('; ')} }` : 'Record<string, never>';
}

function bodyType(operation: Json): string {
  const content =
    (operation['requestBody'] as { content?: Record<string, { schema: Json }> } | undefined)?.content ?? {};
  const json = content['application/json'];
  if (json) return typeOf(json.schema);
  const parts = content['multipart/form-data'];
  if (!parts) return 'undefined';
  const [name = '', schema = {}] = Object.entries(parts.schema['properties'] as Record<string, Json>)[0] ?? [];
  return `{ ${name}: ${typeOf(schema)}; files: ReadonlyArray<{ component: string; name: string; content: Blob }> }`;
}

function answerType(operation: Json): string {
  const responses = operation['responses'] as Record<string, { content?: Record<string, { schema: Json }> }>;
  const good = responses['200'] ?? responses['201'];
  const json = good?.content?.['application/json'];
  return json ? typeOf(json.schema) : 'Blob';
}

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly json: Json;
}

function operationsOf(document: Json): Operation[] {
  return Object.entries(document['paths'] as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, json]) => {
      return { id: String(json['operationId']), method: method.toUpperCase(), path, json };
    }),
  );
}

function typeLines({ id, json }: Operation): string {
  const parameters = (json['parameters'] ?? []) as Parameter[];
  const onRevision = parameters.some(({ name }) => name === 'If-Match');
  return `  ${id}: {
    path: ${parametersType(parameters, 'path')};
    query: ${parametersType(parameters, 'query')};
    body: ${bodyType(json)};
    onRevision: ${onRevision};
    answer: ${answerType(json)};
  };`;
}

const hasHeader = ({ json }: Operation, header: string): boolean =>
  ((json['parameters'] ?? []) as Parameter[]).some(({ name }) => name === header);

/** The whole file, from the description. */
export function clientSource(): string {
  const document = openApi('https://example.invalid');
  const schemas = (document['components'] as { schemas: Record<string, Json> }).schemas;
  // Asked without a token, by the client itself.
  const operations = operationsOf(document).filter(({ id }) => id !== 'giveToken');
  const types = Object.entries(schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};`);
  const facts = operations.map((one) => {
    const more = [
      hasHeader(one, 'Idempotency-Key') ? ', keyed: true' : '',
      bodyType(one.json).includes('files:') ? ', upload: true' : '',
    ];
    return `  ${one.id}: { method: '${one.method}', path: '${one.path}'${more.join('')} },`;
  });
  return `// Made by scripts/generate-client.ts from the description of /api/v1. Not written by hand.

${types.join('\n\n')}

/** What goes into each operation and what comes out. */
export interface Operations {
${operations.map(typeLines).join('\n')}
}

export interface Fact {
  readonly method: string;
  readonly path: string;
  /** Carries an Idempotency-Key. */
  readonly keyed?: boolean;
  readonly upload?: boolean;
}

export const operations: Readonly<Record<keyof Operations, Fact>> = {
${facts.join('\n')}
};
`;
}

if (import.meta.main) writeFileSync(FILE, clientSource());
