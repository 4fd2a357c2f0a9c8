import { follow } from '#db/follow.ts';
import { anyPending, fold } from '#scorecard/index.ts';
import type { App } from '../app.ts';

/** What one fold takes; while it took so much there is more. */
const BATCH = 500;

/**
 * Keeps the tallies of the index on the heels of the acts until closed. Nothing is lost with it: what acts have left stands in
 * the database until it is folded, by whichever process comes next.
 */
export const openScorekeeper = (app: App, onTrouble: (error: unknown) => void): { close(): Promise<void> } =>
  follow({
    db: app.db,
    round: async () => (await anyPending(app.read, app.realm)) && (await fold(app, BATCH)) >= BATCH,
    lookMs: 200,
    restMs: 200,
    onTrouble,
  });
