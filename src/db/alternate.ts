import { setTimeout as wait } from 'node:timers/promises';

/** What long work calls between its parts. */
export type Between = () => Promise<void>;

/** For work that nobody waits beside. */
export const atOnce: Between = async () => {};

/**
 * For long work that may take twice as long: called between its parts, it waits as long as the last part took, so that every second
 * moment is left to the pages that are asked for meanwhile. What was missed over night is made good at a start, when everybody comes.
 * Once `signal` is aborted it throws, and the work ends where it is.
 */
export function alternating(signal?: AbortSignal): Between {
  let since = performance.now();
  return async () => {
    await wait(performance.now() - since, undefined, { signal });
    since = performance.now();
  };
}
