/** What a piece of work is to others: `server` answers a request, `client` asks another system, `consumer` does a job. */
export type Kind = 'server' | 'client' | 'consumer' | 'internal';

/** A piece of work under way. Whatever is told of it is a code, a pattern or a figure, never what a person is or wrote. */
export interface Span {
  name(text: string): void;
  set(key: string, value: string | number): void;
  failed(why: string): void;
}

/** Says which piece of work belongs to which, to a collector of traces (open-telemetry.ts). */
export interface Tracer {
  /**
   * Does the work as a piece of what is under way. `server` and `consumer` begin anew, below `parent` (a `traceparent` of
   * https://www.w3.org/TR/trace-context/) if there is one. Errors pass through.
   */
  run<T>(kind: Kind, name: string, work: (span: Span) => Promise<T>, parent?: string): Promise<T>;
  /** The request or job all this belongs to; undefined outside of one. */
  root(): Span | undefined;
  /** Where one stands, to be carried to another process; undefined outside of any work. */
  traceparent(): string | undefined;
}

const TRACER = Symbol.for('motcua.tracer');
const place = globalThis as Record<symbol, unknown>;

/** Undefined while nobody collects traces. One for the process: the pages are a bundle of their own. */
export const tracer = (): Tracer | undefined => place[TRACER] as Tracer | undefined;

export function setTracer(one: Tracer | undefined): void {
  place[TRACER] = one;
}

const UNWATCHED: Span = { name: () => {}, set: () => {}, failed: () => {} };

/** Does the work, traced where traces are collected. */
export function traced<T>(kind: Kind, name: string, work: (span: Span) => Promise<T>, parent?: string): Promise<T> {
  const one = tracer();
  return one ? one.run(kind, name, work, parent) : work(UNWATCHED);
}

/** Names the request under way by its route as a pattern, `/ho-so/[code]`. */
export function routeIs(method: string, pattern: string): void {
  const span = tracer()?.root();
  span?.name(`${method} ${pattern}`);
  span?.set('http.route', pattern);
}

/** Names an error without its message, which may repeat what somebody wrote: PostgreSQL's or Node's code, else its kind. */
export const errorCode = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'Error';
};
