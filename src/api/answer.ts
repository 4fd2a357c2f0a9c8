import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refused } from '#kernel/outcome.ts';
import type { Language } from '#words/index.ts';
import { PROBLEM, problemOf, problemStatus } from './problem.ts';
import type { Reply, Route } from './route.ts';
import type { Wrong } from './validate.ts';

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers });
  res.end(text);
}

export interface Refusal {
  readonly why: Refused;
  readonly errors?: readonly Wrong[] | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal as problem+json (RFC 9457). */
export function sendProblem(res: ServerResponse, language: Language, { why, errors, headers = {} }: Refusal): void {
  const { seconds } = why.facts;
  sendJson(res, problemStatus(why), problemOf(why, language, errors), {
    'content-type': `${PROBLEM}; charset=utf-8`,
    'content-language': language,
    ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
    ...headers,
  });
}

const hashOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;

const isKnown = (req: IncomingMessage, etag: string): boolean =>
  (req.headers['if-none-match'] ?? '')
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);

/** What was asked for, or that the asker has it already (RFC 9110, 13.1.2). */
export function sendReply(req: IncomingMessage, res: ServerResponse, route: Route, reply: Reply<unknown>): void {
  const text = JSON.stringify(reply.body);
  const etag = reply.etag ?? hashOf(text);
  const isRead = route.method === 'GET';
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    // Kept by whoever asked, and asked about again each time: a right withdrawn is withdrawn.
    'cache-control': isRead ? 'private, no-cache' : 'no-store',
    vary: 'Authorization',
    ...(isRead || reply.etag ? { etag } : {}),
    ...(reply.location ? { location: reply.location } : {}),
  };
  if (isRead && isKnown(req, etag)) res.writeHead(304, headers).end();
  else res.writeHead(route.status ?? 200, headers).end(text);
}
