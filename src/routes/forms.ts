import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type { Caller } from '#identity/index.ts';
import type { Refused } from '#kernel/outcome.ts';
import { refusalSentence } from '#words/index.ts';
import { statusOf } from './refusals.ts';
import { cookieName } from './visitor.ts';

/** A field as text, without the spaces around it; '' if it was not sent. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Everything that was typed, by field, to be shown again: files are not among it. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

export interface Wrong {
  readonly id: string;
  readonly text: string;
}

/**
 * A form refused: what to mend and where, for `ErrorSummary` and the field, with what was typed. A refusal is put
 * into the reader's language and gets its status; one that tells how long to wait tells the browser too.
 */
export function wrongField<T extends object>(
  id: string,
  why: string | Refused,
  typed: T,
  event?: RequestEvent,
): ActionFailure<T & { errors: Wrong[] }> {
  if (typeof why === 'string') return fail(422, { ...typed, errors: [{ id, text: why }] });
  const { seconds } = why.facts;
  if (seconds !== undefined) event?.setHeaders({ 'retry-after': String(seconds) });
  return fail(statusOf(why.code), {
    ...typed,
    errors: [{ id, text: refusalSentence(event?.locals.language ?? 'vi', why) }],
  });
}

/** Where a sign-in comes from. */
export const callerOf = ({ getClientAddress, cookies, locals, request }: RequestEvent): Caller => ({
  address: getClientAddress(),
  shownToken: cookies.get(cookieName(locals.app)),
  signal: request.signal,
});

/** A form of many fields refused: the act, the sentence, and everything that was typed, so that nothing is lost. */
export function formAgain(
  act: string,
  why: Refused,
  form: FormData,
  event: RequestEvent,
): ActionFailure<{ act: string; errors: Wrong[]; typed: Record<string, string> }> {
  const typed: Record<string, string> = {};
  // Boxes ticked under one name stand one a line.
  for (const [name, value] of form)
    if (typeof value === 'string') typed[name] = Object.hasOwn(typed, name) ? `${typed[name]}\n${value}` : value;
  return fail(statusOf(why.code), {
    act,
    typed,
    errors: [{ id: act, text: refusalSentence(event.locals.language, why) }],
  });
}
