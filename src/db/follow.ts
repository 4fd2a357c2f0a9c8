import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './pool.server.ts';

export interface Following {
  readonly db: Database;
  /** One round; true when there is more than it took. */
  readonly round: () => Promise<boolean>;
  /** What acts of other processes left is found this soon; milliseconds. */
  readonly lookMs: number;
  /** From the end of a round that took all to the next: under load one round then serves many acts; milliseconds. */
  readonly restMs: number;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Does a round as soon as an act of this process has left work, and now and then for others' acts, one at a time, until closed.
 * A round that fails is told of and tried again at the next look.
 */
export function follow({ db, round, lookMs, restMs, onTrouble }: Following): { close(): Promise<void> } {
  let isOpen = true;
  let wanted = false;
  let way: Promise<void> | undefined;
  const go = async (): Promise<void> => {
    while (wanted && isOpen) {
      wanted = false;
      const began = performance.now();
      const isMore = await round();
      if (isMore) wanted = true;
      // Of a long backlog, as after an upgrade, every second moment is left to whoever waits for a page.
      await wait(isMore ? performance.now() - began : restMs);
    }
  };
  const wake = (): void => {
    wanted = true;
    way ??= go()
      .catch(onTrouble)
      .finally(() => {
        way = undefined;
        if (wanted && isOpen) setImmediate(wake);
      });
  };
  const forget = db.onJobs(wake);
  const clock = setInterval(wake, lookMs);
  wake();
  return {
    close: async () => {
      isOpen = false;
      clearInterval(clock);
      forget();
      await way;
    },
  };
}
