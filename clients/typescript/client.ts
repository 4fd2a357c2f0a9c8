import { type Fact, type Operations, operations, type Problem } from './operations.ts';

/** A refusal of the server, as it told it. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly status: number;
  constructor(problem: Problem, status: number) {
    super(`${problem.code}: ${problem.sentences.en}`);
    this.problem = problem;
    this.status = status;
  }
}

export interface ClientTerms {
  /** The address people type, without a path: `https://motcua.tinh.gov.vn`. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Sentences in this language; Vietnamese if not said. */
  readonly language?: 'vi' | 'en';
  /** How often a request is sent anew after 429, 5xx or a lost connection; 4 if not said. */
  readonly retries?: number;
  readonly fetch?: typeof fetch;
}

type Empty = Record<string, never>;
type Part<N extends string, T> = T extends Empty ? { [K in N]?: T } : { [K in N]: T };

/** What one operation is called with. `key` makes sending it again safe; a new one is made where none is given. */
export type Asked<O extends keyof Operations> = Part<'path', Operations[O]['path']> & {
  query?: Operations[O]['query'];
  key?: string;
  /** The ETag of an earlier answer: `unchanged` comes back if nothing changed. */
  ifNoneMatch?: string;
} & (Operations[O]['onRevision'] extends true ? { etag: string } : unknown) &
  (Operations[O]['body'] extends undefined ? unknown : { body: Operations[O]['body'] });

export interface Answered<T> {
  readonly status: number;
  readonly etag: string;
  readonly headers: Headers;
  readonly body: T;
}

export interface Client {
  /** Calls an operation by its name. Throws Refusal. */
  call<O extends keyof Operations>(operation: O, asked: Asked<O>): Promise<Answered<Operations[O]['answer']>>;
}

interface Sent {
  path?: Record<string, string | number>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  key?: string;
  etag?: string;
  ifNoneMatch?: string;
}

const EARLY_MS = 30_000;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

function addressOf(origin: string, pattern: string, { path = {}, query = {} }: Sent): URL {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name] ?? '')));
  const url = new URL(`/api/v1${filled}`, origin);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

/** The parts of a filing: what is declared as JSON, then the files, each under its component. */
function formOf(body: unknown): FormData {
  const { files, ...json } = body as { files: readonly { component: string; name: string; content: Blob }[] };
  const form = new FormData();
  for (const [name, value] of Object.entries(json)) form.set(name, JSON.stringify(value));
  for (const { component, name, content } of files) form.append(component, content, name);
  return form;
}

const headersOf = ({ keyed, upload }: Fact, { key, etag, ifNoneMatch, body }: Sent): Record<string, string> => ({
  ...(keyed ? { 'idempotency-key': key ?? crypto.randomUUID() } : {}),
  ...(etag ? { 'if-match': etag } : {}),
  ...(ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {}),
  ...(body !== undefined && !upload ? { 'content-type': 'application/json' } : {}),
});

/** The access token, got when it is needed and anew before it ends. */
function openTokens({ origin, clientId, clientSecret }: ClientTerms, ask: typeof fetch) {
  let held: Promise<{ text: string; until: number }> | undefined;
  async function fresh(): Promise<{ text: string; until: number }> {
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const basic = btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
    const headers = { authorization: `Basic ${basic}` };
    const answer = await ask(new URL('/api/v1/token', origin), { method: 'POST', body, headers });
    const told = (await answer.json()) as { access_token?: string; expires_in?: number; error?: string };
    if (!told.access_token) throw new Error(`no access token: ${told.error ?? answer.status}`);
    const lives = (told.expires_in ?? 0) * 1000;
    return { text: told.access_token, until: Date.now() + Math.max(lives - EARLY_MS, lives / 2) };
  }
  const forget = (): void => {
    held = undefined;
  };
  async function now(): Promise<string> {
    const known = await held?.catch(() => undefined);
    if (known && known.until > Date.now()) return known.text;
    held = fresh();
    return (await held).text;
  }
  return { now, forget };
}

/** Again after what passes by itself; a write only because its key, or its own nature, makes it safe. */
async function patiently(send: () => Promise<Response>, most: number): Promise<Response> {
  for (let tried = 0; ; tried += 1) {
    const answer = await send().catch((error: Error) => {
      if (tried >= most) throw error;
      return undefined;
    });
    if (answer && (!mayPass(answer) || tried >= most)) return answer;
    await pause(Number(answer?.headers.get('retry-after') ?? 0) * 1000 || 250 * 2 ** tried);
  }
}

/** A client of /api/v1: gets its token, makes keys, waits as it is told and sends again what was lost. */
export function openClient(terms: ClientTerms): Client {
  const ask = terms.fetch ?? fetch;
  const tokens = openTokens(terms, ask);
  const most = terms.retries ?? 4;

  async function call(operation: keyof Operations, sent: Sent): Promise<Answered<unknown>> {
    const { method, path, upload } = operations[operation];
    const own = { 'accept-language': terms.language ?? 'vi', ...headersOf(operations[operation], sent) };
    const body = sent.body === undefined ? {} : { body: upload ? formOf(sent.body) : JSON.stringify(sent.body) };
    const url = addressOf(terms.origin, path, sent);
    const send = async () =>
      ask(url, { method, headers: { ...own, authorization: `Bearer ${await tokens.now()}` }, ...body });
    const answer = await patiently(send, most);
    if (answer.status !== 401) return readAnswer(answer);
    // Perhaps the token ended before its time: once with a new one.
    tokens.forget();
    return readAnswer(await patiently(send, most));
  }

  return { call: call as unknown as Client['call'] };
}

const mayPass = ({ status }: Response): boolean => status === 429 || status >= 500;

async function readAnswer(answer: Response): Promise<Answered<unknown>> {
  const { status, headers } = answer;
  const media = headers.get('content-type') ?? '';
  if (media.startsWith('application/problem+json')) throw new Refusal((await answer.json()) as Problem, status);
  const body =
    status === 304 ? undefined : media.startsWith('application/json') ? await answer.json() : await answer.blob();
  return { status, headers, etag: headers.get('etag') ?? '', body };
}
