import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Machine, Scope } from '#identity/index.ts';
import type { Ok, Outcome, Refused } from '#kernel/outcome.ts';
import type { Language } from '#words/index.ts';
import type { App } from '../app.ts';
import type { Schema } from './schema.ts';
import type { Wrong } from './validate.ts';

/** A request as an operation gets it: let in, and of the shape it names. */
export interface Call<P = Record<string, string>, Q = Record<string, unknown>, B = unknown> {
  readonly app: App;
  readonly machine: Machine;
  readonly language: Language;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** Of a write: its Idempotency-Key. */
  readonly key: string;
  /** Of an act: the revision in If-Match; undefined where it was `*`. */
  readonly revision: number | undefined;
  /** Keeps what the key is used for; refuses another use of it. Uploads call it once they are read. */
  useKey(material: string): Promise<Outcome<true, 'key-used'>>;
}

export interface Reply<R> {
  readonly body: R;
  /** A strong validator of the reader's own choice; else the hash of the body. */
  readonly etag?: string;
  /** The address of what was made. */
  readonly location?: string;
}

/** What an operation answers; a refusal may name the places that are wrong. */
export type Answer<R> = Ok<Reply<R>> | (Refused & { readonly errors?: readonly Wrong[] });

/** One part of a multipart request, for the document. */
export interface Multipart {
  /** The name and shape of the part that is JSON. */
  readonly json: readonly [name: string, schema: Schema<unknown>];
  readonly files: string;
}

interface Described {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/dossiers/{code}`, below /api/v1. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** What a token must carry. `public`: asked without one. */
  readonly scope: Scope | 'public';
  readonly upload?: Multipart;
  /** A form that the operation reads itself, for the document. */
  readonly form?: Schema<unknown>;
  /** Not JSON: the operation writes its answer itself. */
  readonly raw?: { readonly media: readonly string[]; readonly by: 'operation' };
  readonly status?: 200 | 201;
  /** A write that is not by its nature the same when repeated carries a key. */
  readonly keyed?: boolean;
  /** An act on a dossier: carries its revision. */
  readonly onRevision?: boolean;
}

export interface Route extends Described {
  readonly params: Schema<unknown>;
  readonly query: Schema<unknown>;
  readonly body: Schema<unknown> | undefined;
  readonly answer: Schema<unknown>;
  readonly handle: (call: Call) => Promise<Answer<unknown>>;
}

interface Shapes<P, Q, B, R> {
  readonly params?: Schema<P>;
  readonly query?: Schema<Q>;
  readonly body?: Schema<B>;
  readonly answer: Schema<R>;
  handle(call: Call<P, Q, B>): Promise<Answer<R>>;
}

const NOTHING: Schema<unknown> = { json: { type: 'object', additionalProperties: false, properties: {} } };

/** Says an operation: what it is called, who may, what goes in and what comes out. */
export const route = <P = Record<string, never>, Q = Record<string, never>, B = undefined, R = unknown>(
  described: Described,
  { params, query, body, answer, handle }: Shapes<P, Q, B, R>,
): Route => ({
  ...described,
  params: params ?? NOTHING,
  query: query ?? NOTHING,
  body,
  answer,
  // The door has judged each part by its schema before it calls.
  handle: handle as unknown as Route['handle'],
});
