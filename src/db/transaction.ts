import type { Clock, Instant } from '#kernel/time.ts';
import type { Database, Reader } from './pool.server.ts';

/** Who acts: `officer:<id>`, `citizen:<id>`, `client:<id>` (a machine), `system:<part>`. Written in the trail, so it never carries a name. */
export type Actor = `officer:${string}` | `citizen:${string}` | `client:${string}` | `system:${string}`;

export interface Tx extends Reader {
  readonly realm: string;
  readonly actor: Actor;
  /** The moment of the act: one for all its rows. */
  readonly at: Instant;
  /** Acts that someone reacts to: for these, `record` leaves a job behind (jobs/reactions.ts). */
  readonly reactions: ReadonlySet<string>;
}

/** What an act needs of the program. */
export interface Acting {
  readonly db: Database;
  readonly clock: Clock;
  readonly realm: string;
  readonly reactions: ReadonlySet<string>;
  /** Only to see what would happen: everything is done and judged as ever, and then undone. */
  readonly rehearsed?: boolean;
}

const isRefused = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;

/**
 * One act, one transaction: state, trail and jobs are kept together or not at all.
 * A refusal changes nothing: what the act wrote before it refused is undone.
 */
export async function inTransaction<T>(app: Acting, actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await app.db.forRealm(app.realm).connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; set local motcua.realm = '${app.realm}'`);
    const tx: Tx = {
      realm: app.realm,
      actor,
      at: app.clock.now(),
      reactions: app.reactions,
      query: (text: string, values?: unknown[]) => client.query(text, values),
    };
    const value = await act(tx);
    await client.query(app.rehearsed || isRefused(value) ? 'rollback' : 'commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
