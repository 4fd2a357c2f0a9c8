import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moveJobs } from '#db/enqueue.ts';
import { connectOnce } from '#db/pool.server.ts';
import { makeFilesKey } from '#files/realm-keys.ts';
import { makeClient, type Scope } from '#identity/index.ts';
import { tasks } from '#jobs/tasks.ts';
import { type Answered, type Asked, type Client, openClient } from '../../clients/typescript/client.ts';
import type { Operations } from '../../clients/typescript/operations.ts';
import { Problem } from '../../src/api/problem.ts';
import { routes } from '../../src/api/routes.ts';
import { wrongs } from '../../src/api/validate.ts';
import type { App } from '../../src/app.ts';
import { serve } from '../../src/server.ts';
import { clockAt, type TestClock } from './clock.ts';
import type { Hooks } from './database.ts';
import { CENTRE, neededFiles, PROCEDURE, wish } from './filing.ts';
import { openProvince } from './province.ts';

export { CENTRE, neededFiles, PROCEDURE, wish } from './filing.ts';

const AGENCY = 'H48.14.05';

/** Posts along the whole way of that procedure. */
export const EVERY_POST = [
  { role: 'receiver', unit: CENTRE },
  { role: 'unit-head', unit: `${AGENCY}.002` },
  { role: 'handler', unit: `${AGENCY}.002` },
  { role: 'leader', unit: AGENCY },
  { role: 'clerk', unit: `${AGENCY}.001` },
];

export const EVERY_SCOPE: readonly Scope[] = [
  'catalogue:read',
  'dossiers:read',
  'dossiers:track',
  'dossiers:file',
  'dossiers:act',
  'events:read',
  'webhooks:manage',
];

export interface Machine {
  readonly id: string;
  readonly secret: string;
  readonly client: Client;
  /** An access token of its own, for requests by hand. */
  token(): Promise<string>;
}

export interface MachineSite {
  readonly app: App;
  readonly address: string;
  /** The database, as the superuser. */
  readonly url: string;
  readonly clock: TestClock;
  machine(name: string, scopes?: readonly string[], posts?: typeof EVERY_POST): Promise<Machine>;
  /** Does the jobs that are due by the test's clock, until there are none. */
  work(): Promise<void>;
  /** A request by hand below /api/v1. */
  ask(path: string, init?: RequestInit & { token?: string }): Promise<Response>;
}

/** The program over the demonstration province, with its door for machines (and its pages, which must be built). */
export async function openMachineSite(t: Hooks, env: Record<string, string> = {}): Promise<MachineSite> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-machines-'));
  makeFilesKey(join(folder, 'files.key'));
  const clock = clockAt('2026-11-20T09:00:00+07:00');
  const app = await openProvince(t, { clock }, { MOTCUA_VAR: folder, PORT: '0', ...env });
  t.after(async () => rmSync(folder, { recursive: true, force: true }));
  const serving = await serve(app);
  t.after(() => serving.close());
  const { address } = serving;
  const ask: MachineSite['ask'] = (path, { token, ...init } = {}) =>
    checkedFetch(`${address}/api/v1${path}`, {
      ...init,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...init.headers },
    });
  const machine: MachineSite['machine'] = async (name, scopes = EVERY_SCOPE, posts = EVERY_POST) => {
    const made = await makeClient(app, 'system:cli', { name, scopes, posts });
    assert.ok(made.ok, JSON.stringify(made));
    const { id, secret } = made.value;
    const client = openClient({ origin: address, clientId: id, clientSecret: secret, retries: 0, fetch: checkedFetch });
    return { id, secret, client, token: () => tokenOf(ask, id, secret) };
  };
  return { app, address, url: app.url, clock, machine, ask, work: () => workDue(app, app.url) };
}

/** The queue's own rows, done in the order of their time. */
async function workDue(app: App, url: string): Promise<void> {
  const admin = await connectOnce(url);
  try {
    for (;;) {
      await moveJobs(app.read, app.realm);
      const { rows } = await admin.query<{ id: string; task: string; payload: unknown }>(
        `select j.id::text, t.identifier as task, j.payload from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
         where (j.run_at = j.created_at or j.run_at <= to_timestamp($1::double precision / 1000))
           and t.identifier in ('react', 'send-webhook') order by j.run_at, j.id limit 1`,
        [app.clock.now()],
      );
      const [job] = rows;
      if (!job) return;
      await admin.query('delete from graphile_worker._private_jobs where id = $1', [job.id]);
      await tasks[job.task]?.(app, job.payload);
    }
  } finally {
    await admin.end();
  }
}

const patterns = routes.map((route) => ({
  route,
  pattern: new URLPattern({ pathname: `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}` }),
}));

/** Every answer in these tests is of the shape that the description promises; what has no place in it fails here. */
const checkedFetch: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const media = answer.headers.get('content-type') ?? '';
  if (media.startsWith('application/problem+json')) {
    const problem: unknown = await answer.clone().json();
    assert.deepEqual(wrongs(Problem, problem), [], JSON.stringify(problem));
    assert.equal((problem as { status: number }).status, answer.status);
    return answer;
  }
  const method = init?.method ?? 'GET';
  const found = patterns.find(({ route, pattern }) => route.method === method && pattern.test({ pathname }))?.route;
  if (!found || !answer.ok || !media.startsWith('application/json')) return answer;
  assert.equal(answer.status, found.status ?? 200, `${method} ${pathname}`);
  const body: unknown = await answer.clone().json();
  assert.deepEqual(wrongs(found.answer, body), [], `${found.id}: ${JSON.stringify(body)}`);
  return answer;
};

async function tokenOf(ask: MachineSite['ask'], id: string, secret: string): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret };
  const answer = await ask('/token', { method: 'POST', body: new URLSearchParams(form) });
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** A dossier filed through the API. Answers its code. */
export async function fileOne({ client }: Machine, key?: string): Promise<string> {
  const body = { dossier: wish(), files: await neededFiles(client) };
  const filed = await client.call('fileDossier', { path: { procedure: PROCEDURE }, body, ...(key ? { key } : {}) });
  assert.equal(filed.status, 201);
  return filed.body.code;
}

type ActOperation = Extract<keyof Operations, `${string}Dossier`>;

/** An act on the revision that is read just before it. */
export async function act<O extends ActOperation>(
  client: Client,
  operation: O,
  code: string,
  body: Operations[O]['body'],
): Promise<Answered<Operations[O]['answer']>> {
  const { etag } = await client.call('readDossier', { path: { dossier: code } });
  return client.call(operation, { path: { dossier: code }, etag, body } as unknown as Asked<O>);
}
