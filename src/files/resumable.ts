import type { IncomingMessage, ServerResponse } from 'node:http';
import { DAY_MS, type Instant, instant } from '#kernel/time.ts';
import { routeIs } from '#watch/tracer.ts';
import { displayName } from './name.ts';
import type { Unfinished, UnfinishedUploads } from './unfinished.ts';

/** Whose upload it is, for which form, and how large it may be. */
export interface Allowed {
  readonly owner: string;
  readonly target: string;
  readonly limit: number;
}

export interface ResumableTerms {
  readonly origin: string;
  readonly uploads: UnfinishedUploads;
  now(): Instant;
  /** The form's own door: whoever may post there may upload there; nobody else learns that there is anything. */
  allow(req: IncomingMessage, form: string): Promise<Allowed | undefined>;
  onBug(error: unknown, req: IncomingMessage): void;
}

/** Every address of a form followed by this takes the parts of its files. */
const PLACE = /^(\/.+)\/tai-len(?:\/([0-9a-f-]{36}))?$/;
const VERSION = '1.0.0';
/** Until tomorrow: the evening's network, the morning's counter. */
const LIFE_MS = DAY_MS;

/**
 * Uploads that go on where the network broke them off: the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload),
 * core with creation, termination and expiration. What came whole is named in the form it is for, which is posted as ever
 * and decides as ever. Answers whether it took the request.
 */
export function resumableDoor(terms: ResumableTerms): (req: IncomingMessage, res: ServerResponse) => boolean {
  return (req, res) => {
    const [, form, id] = PLACE.exec((req.url ?? '').split('?', 1)[0] as string) ?? [];
    if (!form || req.method === 'GET') return false;
    routeIs(req.method ?? '', '…/tai-len');
    handle(terms, req, res, form, id).catch((error) => {
      terms.onBug(error, req);
      req.resume();
      if (res.headersSent) res.destroy();
      else end(res, 500);
    });
    return true;
  };
}

function end(res: ServerResponse, status: number, headers: Record<string, string | number> = {}): void {
  res.writeHead(status, { 'tus-resumable': VERSION, 'cache-control': 'no-store', ...headers }).end();
}

async function handle(terms: ResumableTerms, req: IncomingMessage, res: ServerResponse, form: string, id?: string) {
  const { origin } = req.headers;
  // A browser lets no other site send this header without asking us first, and we never say yes.
  if (origin !== undefined && origin !== terms.origin) return end(res, 403);
  const allowed = await terms.allow(req, form);
  if (!allowed) return end(res, 404);
  if (req.method === 'OPTIONS') return end(res, 204, offered(allowed));
  if (req.headers['tus-resumable'] !== VERSION) return end(res, 412, { 'tus-version': VERSION });
  if (id === undefined) return req.method === 'POST' ? begin(terms, req, res, allowed) : end(res, 405);
  const upload = await terms.uploads.find(id, allowed.owner, allowed.target);
  if (!upload || upload.expiresAt <= terms.now()) return end(res, 404);
  if (req.method === 'HEAD') return end(res, 200, stateOf(upload));
  if (req.method === 'PATCH') return append(terms, req, res, upload);
  if (req.method !== 'DELETE') return end(res, 405);
  await terms.uploads.drop(id);
  end(res, 204);
}

const offered = ({ limit }: Allowed) => ({
  ...{ 'tus-version': VERSION, 'tus-extension': 'creation,termination,expiration', 'tus-max-size': limit },
});

const stateOf = ({ offset, length, expiresAt }: Unfinished) => ({
  ...{ 'upload-offset': offset, 'upload-length': length, 'upload-expires': new Date(expiresAt).toUTCString() },
});

async function begin({ uploads, now }: ResumableTerms, req: IncomingMessage, res: ServerResponse, allowed: Allowed) {
  const length = wholeNumber(req.headers['upload-length']);
  if (length === undefined || length === 0) return end(res, 400);
  if (length > allowed.limit) return end(res, 413, offered(allowed));
  const { owner, target } = allowed;
  const name = displayName(metadata(req.headers['upload-metadata'], 'filename'));
  const begun = await uploads.begin({ owner, target, length, name, expiresAt: instant(now() + LIFE_MS) });
  if (!begun.ok) return end(res, 429);
  end(res, 201, { ...stateOf(begun.value), location: `${target}/tai-len/${begun.value.id}` });
}

async function append({ uploads }: ResumableTerms, req: IncomingMessage, res: ServerResponse, upload: Unfinished) {
  if (req.headers['content-type'] !== 'application/offset+octet-stream') return end(res, 415);
  const from = wholeNumber(req.headers['upload-offset']);
  if (from === undefined) return end(res, 400);
  const done = await uploads.append(upload, from, req);
  if (done.ok) return end(res, 204, { ...stateOf(upload), 'upload-offset': done.value });
  req.resume();
  // Incomplete: these bytes do not follow on those that are here.
  end(res, { 'file-incomplete': 409, 'upload-too-much': 413, 'disk-full': 507 }[done.code], { connection: 'close' });
}

const wholeNumber = (header: string | string[] | undefined): number | undefined =>
  typeof header === 'string' && /^\d{1,13}$/.test(header) ? Number(header) : undefined;

function metadata(header: string | string[] | undefined, wanted: string): string | undefined {
  const pair = String(header ?? '')
    .split(',')
    .map((one) => one.trim().split(' '))
    .find(([name]) => name === wanted);
  return pair?.[1] === undefined ? undefined : Buffer.from(pair[1], 'base64').toString('utf8');
}
