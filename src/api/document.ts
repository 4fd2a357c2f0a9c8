import { SCOPES, type Scope } from '#identity/index.ts';
import { PROBLEM, Problem } from './problem.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { namedSchemas, type Schema, text, whole } from './schema.ts';
import { WebhookMessage } from './shapes/feed.ts';

type Json = Record<string, unknown>;

/** What each scope opens, for whoever gives them. */
const SCOPE_WORDS: Record<Scope, string> = {
  'catalogue:read': 'Procedures, their forms, and agencies.',
  'dossiers:read': 'Dossiers the client works on or filed, with their papers.',
  'dossiers:track': 'Where a dossier stands, by its code and a secret of its owner.',
  'dossiers:file': 'File for a person with recorded authority; withdraw, stop, object for that person.',
  'dossiers:act': 'Acts of officers, from the posts the client holds.',
  'events:read': 'What happened to dossiers the client may see.',
  'webhooks:manage': 'Where events are sent as they happen.',
};

const TAGS: Readonly<Record<string, string>> = {
  Clients: 'Access tokens.',
  Catalogue: 'Administrative procedures: what they ask, and the forms they are filed on.',
  Agencies: 'Agencies of the province.',
  Dossiers: 'Filing, reading and tracking.',
  Acts: 'Acts on a dossier. Each carries the revision it was read at (If-Match) and a key that makes a repeat safe.',
  Events: 'What happened, in order; read from where one stopped.',
  Webhooks: 'The same, sent as it happens, signed as Standard Webhooks says.',
};

const header = (name: string, schema: Schema<unknown>, description: string, required = true): Json => ({
  ...{ name, in: 'header', required, schema: schema.json, description },
});

const KEY = header(
  'Idempotency-Key',
  text({ minLength: 8, maxLength: 120, pattern: '^"?[\\w.:~-]+"?$' }),
  'Chosen by the client, new for each request that means something new. A repeat is answered as the first time.',
);
const MATCH = header('If-Match', text(), 'The ETag of the dossier as it was read, or `*`.');
const NONE_MATCH = header('If-None-Match', text(), 'The ETag of an earlier answer: 304 if nothing changed.', false);
const LANGUAGE = header(
  'Accept-Language',
  text(),
  '`vi` (if none is asked for) or `en`: the language of sentences.',
  false,
);

const partsOf = (where: 'path' | 'query', { json }: Schema<unknown>): Json[] =>
  Object.entries((json['properties'] ?? {}) as Record<string, Json>).map(([name, { description, ...schema }]) => ({
    ...{ name, in: where, required: ((json['required'] ?? []) as string[]).includes(name), schema },
    ...(description ? { description } : {}),
  }));

function parametersOf(route: Route): Json[] {
  return [
    ...partsOf('path', route.params),
    ...partsOf('query', route.query),
    ...(route.keyed ? [KEY] : []),
    ...(route.onRevision ? [MATCH] : []),
    ...(route.method === 'GET' ? [NONE_MATCH] : []),
    ...(route.scope === 'public' ? [] : [LANGUAGE]),
  ];
}

function requestBody({ body, upload, form }: Route): Json | undefined {
  if (form) return { required: true, content: { 'application/x-www-form-urlencoded': { schema: form.json } } };
  if (body) return { required: true, content: { 'application/json': { schema: body.json } } };
  if (!upload) return undefined;
  const [name, { json }] = upload.json;
  const files = { type: 'string', format: 'binary', description: upload.files };
  const schema = { type: 'object', properties: { [name]: json }, required: [name], additionalProperties: files };
  const encoding = { [name]: { contentType: 'application/json' } };
  return { required: true, content: { 'multipart/form-data': { schema, encoding } } };
}

const problem = (description: string): Json => ({ description, content: { [PROBLEM]: { schema: Problem.json } } });

function responsesOf(route: Route): Json {
  const { answer, raw, status = 200, method, onRevision, scope } = route;
  const media = raw?.media ?? ['application/json'];
  const rate = {
    RateLimit: { $ref: '#/components/headers/RateLimit' },
    'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
  };
  const etag = method === 'GET' || onRevision ? { ETag: { $ref: '#/components/headers/ETag' } } : {};
  const content = Object.fromEntries(media.map((one) => [one, { schema: answer.json }]));
  return {
    [status]: { description: 'Done.', headers: { ...rate, ...etag }, content },
    ...(method === 'GET' ? { 304: { description: 'Nothing changed since the ETag.' } } : {}),
    ...(scope === 'public'
      ? {}
      : { 401: problem('No token, or one that opens nothing.'), 403: problem('Not allowed to this client.') }),
    ...(onRevision ? { 412: problem('The dossier changed since it was read.'), 428: problem('No If-Match.') } : {}),
    429: {
      ...problem('Too many requests: wait as long as Retry-After says.'),
      headers: { 'Retry-After': { schema: whole().json } },
    },
    '4XX': problem('Refused: `code` says why, `sentences` what to do next.'),
    '5XX': problem('Our fault; `facts.incident` names it in the log.'),
  };
}

function operationOf(route: Route): Json {
  const body = requestBody(route);
  return {
    ...{ operationId: route.id, tags: [route.tag], summary: route.summary, parameters: parametersOf(route) },
    ...(body ? { requestBody: body } : {}),
    responses: responsesOf(route),
    security: route.scope === 'public' ? [] : [{ client: [route.scope] }],
  };
}

/** What a webhook is sent (OpenAPI 3.1, webhooks): thin, signed as Standard Webhooks says. */
const eventSent = (): Json => ({
  ...{ operationId: 'receiveEvent', tags: ['Webhooks'], summary: 'An act on a dossier, sent to a webhook' },
  parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    header(name, text(), 'Standard Webhooks 1.0: HMAC-SHA256 of `id.timestamp.body`, as `v1,<base64>`.'),
  ),
  requestBody: { required: true, content: { 'application/json': { schema: WebhookMessage.json } } },
  responses: {
    '2XX': { description: 'Taken. Anything else is tried again for three days.' },
    410: { description: 'Nobody listens here any more: the webhook is closed.' },
  },
  security: [],
});

/** The description of /api/v1 (OpenAPI 3.1), made of the same schemas that judge requests. `origin`: the address people type. */
export function openApi(origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    paths[route.path] = path;
    path[route.method.toLowerCase()] = operationOf(route);
  }
  const used = new Set(routes.map(({ tag }) => tag));
  const flow = {
    tokenUrl: `${origin}/api/v1/token`,
    scopes: Object.fromEntries(SCOPES.map((one) => [one, SCOPE_WORDS[one]])),
  };
  return {
    openapi: '3.1.1',
    info: {
      ...{ title: 'Một Cửa', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      description: 'Administrative procedures of a province: the catalogue, filing, handling, events.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    tags: Object.entries(TAGS)
      .filter(([name]) => used.has(name))
      .map(([name, description]) => ({ name, description })),
    paths,
    webhooks: { event: { post: eventSent() } },
    components: {
      schemas: namedSchemas(),
      headers: {
        ETag: { description: 'The state that was answered.', schema: { type: 'string' } },
        RateLimit: {
          description: 'What is left of the quota (draft-ietf-httpapi-ratelimit-headers).',
          schema: { type: 'string' },
        },
        RateLimitPolicy: { description: 'The quota.', schema: { type: 'string' } },
      },
      securitySchemes: { client: { type: 'oauth2', flows: { clientCredentials: flow } } },
    },
  };
}
