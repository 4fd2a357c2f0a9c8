import { tracer } from '#watch/tracer.ts';
import { follow } from './follow.ts';
import type { Database, Reader } from './pool.server.ts';
import { prepared } from './prepared.ts';
import type { Tx } from './transaction.ts';

export interface JobOptions {
  /** Not before this moment (milliseconds since 1970). */
  runAt?: number;
  /** A job with the same key that still waits is replaced. */
  key?: string;
}

/**
 * Adds a job in the caller's transaction: it exists if and only if the act is kept. A courier takes it to the workers, and its trace
 * goes on from the act's (jobs/work.ts).
 */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: Record<string, unknown>,
  { runAt, key }: JobOptions = {},
): Promise<void> {
  tx.leavesJob();
  const traceparent = tracer()?.traceparent();
  tx.send(
    `insert into job_outbox (realm, task, payload, run_at, key)
     values ($1, $2, $3, to_timestamp($4::double precision / 1000), $5)`,
    [tx.realm, task, JSON.stringify(traceparent ? { ...payload, traceparent } : payload), runAt ?? null, key ?? null],
  );
}

const BATCH = 1_000;
/** Of what acts cause so much is one job; a traced act keeps a job to itself, so that its trace goes on. */
const TOGETHER = 50;

/**
 * Takes what acts have left to the workers, in the order it was left; answers how many. Safe for several at once. What is caused by
 * acts that were left together is one job (jobs/react.ts): one transaction then serves them all.
 */
export async function moveJobs(reader: Reader, realm: string): Promise<number> {
  // Of jobs with one key the last counts, as when each is added by itself; add_jobs takes a key once.
  const { rows } = await prepared<{ moved: number }>(
    reader,
    `with taken as (delete from job_outbox o using (
         select seq from job_outbox where realm = $1 order by seq limit ${BATCH} for update skip locked) first
       where o.realm = $1 and o.seq = first.seq returning o.seq, o.task, o.payload, o.run_at, o.key),
     kept as (select distinct on (coalesce(key, seq::text)) * from taken order by coalesce(key, seq::text), seq desc),
     numbered as (select *, case when task = 'react' and not payload ? 'traceparent'
       then -1 - (row_number() over (partition by task, payload ? 'traceparent' order by seq) - 1) / ${TOGETHER} else seq end as job from kept),
     jobs as (select min(seq) as seq, task, run_at, key,
       case when job < 0 then jsonb_agg(payload order by seq) else (array_agg(payload))[1] end as payload
       from numbered group by job, task, run_at, key),
     specs as (select array_agg((task, payload::json, null, run_at, null, key, null, null)::graphile_worker.job_spec
       order by seq) as all from jobs having count(*) > 0),
     added as materialized (select graphile_worker.add_jobs(specs.all) from specs)
     select (select count(*) from taken)::integer as moved from (select count(*) from added) done`,
    [realm],
  );
  return rows[0]?.moved ?? 0;
}

/** Between two looks for jobs that another process left and did not take along. */
const LOOK_MS = 2_000;
const REST_MS = 25;

/** Moves jobs as acts of this process leave them, and looks for others now and then, until closed. */
export const openCourier = (
  db: Database,
  realm: string,
  onTrouble: (error: unknown) => void,
): { close(): Promise<void> } =>
  follow({
    db,
    round: async () => (await moveJobs(db.forRealm(realm), realm)) === BATCH,
    lookMs: LOOK_MS,
    restMs: REST_MS,
    onTrouble,
  });
