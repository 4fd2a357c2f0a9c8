import { setInterval as every } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { App } from '../app.ts';

const LOOK_MS = 15_000;
const LOCK = `hashtextextended('motcua worker ' || $1, 0)`;

/**
 * A job whose key was asked for again while it ran: graphile-worker takes its key and its tries from it and puts another in
 * its place. Should its worker die now it would stand there as given up for ever, though nothing is left undone. One that
 * killed its worker in every try was never touched since it was taken, and stays to be seen.
 */
const REPLACED = 'j.key is null and j.attempts >= j.max_attempts and j.updated_at > j.locked_at';

/**
 * Jobs of workers that nobody's life stands for any more. graphile-worker itself waits four hours before it takes a job
 * from a worker that was killed; a notice must not. One statement: a job replaced meanwhile is looked at again.
 */
const FREE = `with holder as (
    select locked_by as id from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null),
  gone as materialized (
    select id from holder where pg_try_advisory_xact_lock(hashtextextended('motcua worker ' || id, 0))),
  replaced as (delete from graphile_worker._private_jobs j using gone where j.locked_by = gone.id and ${REPLACED}),
  jobs as (update graphile_worker._private_jobs j set locked_at = null, locked_by = null
    from gone where j.locked_by = gone.id and not (${REPLACED})),
  queues as (update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
    from gone where q.locked_by = gone.id)
  select count(*) as workers from gone having count(*) > 0`;

export interface Living {
  /** From now on this pool of workers lives, as long as this process does. */
  lives(pool: string): void;
  /** Nothing of it is left. */
  ended(pool: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Tells every process that works the queue which workers live: by a lock on a connection that ends with its process,
 * even by kill -9 or a cut network. Frees at once, and then again and again, what dead ones held; every job is safe to
 * run twice, so an error here costs work and nothing else.
 */
export async function openLiving(app: App): Promise<Living> {
  const pool = app.db.forRealm(app.realm);
  const mine = new Set<string>();
  const stop = new AbortController();
  let holding: PoolClient | undefined;

  async function hold(): Promise<PoolClient> {
    if (holding) return holding;
    const client = await pool.connect();
    holding = client;
    client.once('end', () => drop(client));
    for (const one of mine) await client.query(`select pg_advisory_lock(${LOCK})`, [one]);
    return client;
  }
  function drop(client: PoolClient): void {
    if (holding !== client) return;
    holding = undefined;
    client.release(true);
  }
  async function look(): Promise<void> {
    try {
      await hold();
      const { rows } = await pool.query<{ workers: number }>(FREE);
      const [freed] = rows;
      if (freed)
        app.log.warn({ event: 'jobs-freed', workers: freed.workers }, 'took back the jobs of workers that are gone');
    } catch (error) {
      app.log.warn({ event: 'job', task: 'living' }, error instanceof Error ? error.message : String(error));
    }
  }
  await look();
  const looking = (async () => {
    for await (const _ of every(LOOK_MS, undefined, { signal: stop.signal })) await look();
  })().catch(() => {});
  return {
    lives(id) {
      mine.add(id);
      holding?.query(`select pg_advisory_lock(${LOCK})`, [id]).catch(() => {});
    },
    async ended(id) {
      mine.delete(id);
      await holding?.query(`select pg_advisory_unlock(${LOCK})`, [id]).catch(() => {});
      await look();
    },
    async close() {
      stop.abort();
      await looking;
      if (holding) drop(holding);
    },
  };
}
