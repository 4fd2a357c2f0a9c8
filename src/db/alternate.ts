import { setTimeout as wait } from 'node:timers/promises';

/**
 * For long work that may take twice as long: called between its parts, it waits as long as the last part took, so that every second
 * moment is left to the pages that are asked for meanwhile. What was missed over night is made good at a start, when everybody comes.
 */
export function alternating(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    await wait(performance.now() - since);
    since = performance.now();
  };
}
