import { createHash } from 'node:crypto';
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
  /** Says that the act leaves a job, so that it is fetched as soon as the act is kept. */
  leavesJob(): void;
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

const names = new Map<string, string>();

/**
 * Statements of acts are few and always the same texts: each is planned once a connection and kept by name. Planning the
 * statement that saves a dossier costs more than carrying it out.
 */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `act-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
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
  let hasJobs = false;
  try {
    await client.query(`begin; set local motcua.realm = '${app.realm}'`);
    const tx: Tx = {
      realm: app.realm,
      actor,
      at: app.clock.now(),
      reactions: app.reactions,
      leavesJob: () => {
        hasJobs = true;
      },
      query: (text: string, values?: unknown[]) =>
        // What is no text has a name already (db/prepared.ts); what has no values may be several statements.
        values === undefined || typeof text !== 'string'
          ? client.query(text, values)
          : client.query({ name: nameOf(text), text, values }),
    };
    const value = await act(tx);
    const isKept = !app.rehearsed && !isRefused(value);
    await client.query(isKept ? 'commit' : 'rollback');
    if (isKept && hasJobs) app.db.jobsLeft();
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
