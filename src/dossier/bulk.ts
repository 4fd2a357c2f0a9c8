import type { Acting } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { accept } from './acts/accept.ts';
import type { Ask } from './acts/act.ts';
import { number, returnResult, sign } from './acts/decide.ts';
import { handOver } from './acts/hand-over.ts';
import { undoAssign } from './acts/undo.ts';
import { assign, claim } from './acts/work.ts';

/** Acts that may be done to several dossiers at once: they ask for nothing that differs from one to the next. */
export const BULK_ACTS = ['accept', 'hand-over', 'claim', 'assign', 'sign', 'number', 'return-result'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** More than a page of a queue is not looked through before it is done. */
export const MOST_AT_ONCE = 50;

export interface BulkTerms {
  /** To whom, for assigning. */
  readonly officer?: string;
  /** In which office, for signing. */
  readonly title?: string;
}

type Do = (app: Acting, viewer: Viewer, ask: Ask, terms: BulkTerms) => Promise<Outcome<unknown>>;

const ACTS: Record<BulkAct, Do> = {
  accept,
  'hand-over': handOver,
  claim,
  assign: (app, viewer, ask, { officer = '' }) => assign(app, viewer, { ...ask, officer }),
  sign: (app, viewer, ask, { title = '' }) => sign(app, viewer, { ...ask, title }),
  number,
  'return-result': (app, viewer, ask) => returnResult(app, viewer, { ...ask, unattended: true }),
};

const keyOf = (key: string, code: string): string => `${key}-${code}`;

/** What became of one dossier. */
export interface BulkResult {
  readonly code: string;
  readonly done: Outcome<unknown>;
}

/**
 * The act on each dossier, one transaction each, in the order given: one that is refused stops no other. Repeated with the
 * same key each answers as the first time. With `rehearsed` everything is judged by the acts themselves and nothing kept:
 * the preview cannot differ from what will be done, unless somebody acts in between.
 */
export async function doToMany(
  app: Acting,
  viewer: Viewer,
  { act, asks, terms, key }: { act: BulkAct; asks: readonly Ask[]; terms: BulkTerms; key?: string },
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const ask of asks.slice(0, MOST_AT_ONCE)) {
    const keyed = key === undefined ? ask : { ...ask, key: keyOf(key, ask.code) };
    results.push({ code: ask.code, done: await ACTS[act](app, viewer, keyed, terms) });
  }
  return results;
}

/** Which of them can be taken back by whoever did them (rules/undo.ts). */
export const UNDOABLE_ACTS: readonly BulkAct[] = ['claim', 'assign'];

/**
 * Takes back what was done under a key, each dossier by itself and only if nothing has happened to it since; repeated, each
 * answers as the first time.
 */
export async function undoMany(
  app: Acting,
  viewer: Viewer,
  { key, codes }: { readonly key: string; readonly codes: readonly string[] },
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const code of codes.slice(0, MOST_AT_ONCE)) {
    const ask = { code, key: keyOf(`${key}-undo`, code), done: keyOf(key, code) };
    results.push({ code, done: await undoAssign(app, viewer, ask) });
  }
  return results;
}
