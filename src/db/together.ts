import type { Socket } from 'node:net';
import type pg from 'pg';

/** How a connection begins: as most of its statements have a name. */
export const PLANNED_ONCE = 'force_generic_plan';

type PlanMode = 'force_generic_plan' | 'auto';

/** A statement with a name is planned once a connection (prepared.ts); one without, if it has values, for just these values. */
function planModeOf([what, values]: readonly unknown[]): PlanMode | undefined {
  if (typeof what === 'string') return Array.isArray(values) ? 'auto' : undefined;
  return (what as pg.QueryConfig).name ? 'force_generic_plan' : 'auto';
}

/**
 * Says how the next statement is to be planned where that changes. Left to itself the server plans many a prepared statement anew each time,
 * since a plan for known values looks a little cheaper than one for any: behind a page that was a quarter of all its work.
 */
export function planAsNamed(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>;
  let mode: PlanMode | undefined = PLANNED_ONCE;
  client.query = ((...asked: unknown[]) => {
    const wanted = planModeOf(asked);
    if (wanted && wanted !== mode) {
      mode = wanted;
      query(`set plan_cache_mode = ${wanted}`).catch(() => {
        mode = undefined;
      });
    }
    // Undone with the act, if it was said within.
    if (asked[0] === 'rollback') mode = undefined;
    return query(...asked);
  }) as typeof client.query;
}

/**
 * What is asked in one go is written in one go: a system call costs more than most statements, and each would be written by itself.
 * `connection.stream` is the socket, which pg shows but does not declare.
 */
export function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Pick<Socket, 'cork' | 'uncork'> } }).connection;
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  let isGathering = false;
  const send = (): void => {
    isGathering = false;
    stream.uncork();
  };
  client.query = ((...asked: unknown[]) => {
    if (!isGathering) {
      isGathering = true;
      stream.cork();
      process.nextTick(send);
    }
    return query(...asked);
  }) as typeof client.query;
}

/** Of one turn of the event loop more than this is no page's doing. */
const MOST_TOGETHER = 16;

/**
 * Questions asked in one go are put to one connection, which answers them one after the other: spread over as many connections they
 * wake as many processes of the server for work that is shorter than the waking, and hold places that other pages wait for.
 */
export function askTogether(pool: pg.Pool): pg.Pool['query'] {
  let batch: Batch | undefined;
  const ask = async (...asked: unknown[]): Promise<unknown> => {
    if (!batch || batch.asked >= MOST_TOGETHER) {
      batch = { client: pool.connect(), asked: 0, open: 0 };
      process.nextTick(() => {
        batch = undefined;
      });
    }
    return putTo(batch, asked);
  };
  return ask as pg.Pool['query'];
}

interface Batch {
  readonly client: Promise<pg.PoolClient>;
  asked: number;
  open: number;
  /** The connection is lost: it must not be used again. */
  broken?: Error;
}

async function putTo(batch: Batch, asked: unknown[]): Promise<unknown> {
  batch.asked += 1;
  batch.open += 1;
  const client = await batch.client;
  try {
    return await (client.query as (...asked: unknown[]) => Promise<unknown>)(...asked);
  } catch (error) {
    // Anything but a statement's own error: the server ends, or the way to it is gone.
    if ((error as { severity?: string }).severity !== 'ERROR') batch.broken = error as Error;
    throw error;
  } finally {
    batch.open -= 1;
    if (batch.open === 0) {
      batch.asked = MOST_TOGETHER;
      client.release(batch.broken);
    }
  }
}
