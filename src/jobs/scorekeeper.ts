import { anyPending, fold } from '#scorecard/index.ts';
import type { App } from '../app.ts';

/** What acts of other processes left is found this soon; those of this one are folded at once. */
const LOOK_MS = 100;
/** What one fold takes; while it took so much there is more. */
const BATCH = 500;

/**
 * Keeps the tallies of the index on the heels of the acts until closed. Nothing is lost with it: what acts have left stands in
 * the database until it is folded, by whichever process comes next.
 */
export function openScorekeeper(app: App, onTrouble: (error: unknown) => void): { close(): Promise<void> } {
  let isOpen = true;
  let wanted = false;
  let way: Promise<void> | undefined;
  const go = async (): Promise<void> => {
    while (wanted && isOpen) {
      wanted = false;
      if ((await anyPending(app.read, app.realm)) && (await fold(app, BATCH)) >= BATCH) wanted = true;
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
  const forget = app.db.onJobs(wake);
  const clock = setInterval(wake, LOOK_MS);
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
