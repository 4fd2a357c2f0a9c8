import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';

/** A background job as its queue knows it. */
export interface Job {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly mostAttempts: number;
  /** When it is tried next. */
  readonly runAt: Instant;
  readonly isRunning: boolean;
  /** The first line of its last failure, no stack; null when it never failed. */
  readonly error: string | null;
}

/** Failed as often as it may: nobody tries it again unless told to. */
export const isGivenUp = ({ attempts, mostAttempts, isRunning }: Job): boolean =>
  !isRunning && attempts >= mostAttempts;

const JOB = `id::text, task_identifier as task, attempts, max_attempts as "mostAttempts", run_at as "runAt",
  locked_at is not null as "isRunning", left(split_part(last_error, E'\\n', 1), 300) as error`;
const MOST = 200;

/** Jobs that wait or run, the next first; `failed`: only those that failed at least once. At most 200. */
export const jobsNow = async (reader: Reader, failed: boolean): Promise<Job[]> =>
  (
    await reader.query<Job>(
      `select ${JOB} from graphile_worker.jobs where not $1 or last_error is not null order by run_at, id limit ${MOST}`,
      [failed],
    )
  ).rows;

export interface JobCounts {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly givenUp: number;
  /** Of those that could run now, how long the oldest has waited: seconds; 0 when none waits. */
  readonly lag: number;
}

export const jobCounts = async (reader: Reader): Promise<JobCounts> =>
  (
    await reader.query<JobCounts>(
      `select (count(*) filter (where locked_at is null and attempts < max_attempts)
           + (select count(*) from job_outbox))::integer as waiting,
         count(*) filter (where locked_at is not null)::integer as running,
         count(*) filter (where last_error is not null)::integer as failed,
         count(*) filter (where locked_at is null and attempts >= max_attempts)::integer as "givenUp",
         coalesce(extract(epoch from now() - min(run_at) filter (where locked_at is null and attempts < max_attempts
           and run_at <= now())), 0)::integer as lag
       from graphile_worker.jobs`,
    )
  ).rows[0] as JobCounts;

export interface TaskCount {
  readonly task: string;
  readonly state: 'waiting' | 'running' | 'failed' | 'given-up';
  readonly count: number;
}

/** Jobs of each task by how they stand; each in one state. What no courier has taken yet waits too. */
export const jobsByTask = async (reader: Reader): Promise<TaskCount[]> =>
  (
    await reader.query<TaskCount>(
      `select task_identifier as task, case when locked_at is not null then 'running' when attempts >= max_attempts then 'given-up'
         when last_error is not null then 'failed' else 'waiting' end as state, count(*)::integer as count
       from (select task_identifier, locked_at, attempts, max_attempts, last_error from graphile_worker.jobs
         union all select task, null, 0, 1, null from job_outbox) as jobs group by 1, 2 order by 1, 2`,
    )
  ).rows;

/** Lets jobs run again now, as if they had never failed; one that is running is let be. Answers which. */
export const retryJobs = async (reader: Reader, ids: readonly string[]): Promise<string[]> =>
  (
    await reader.query<{ id: string }>(
      `select id::text from graphile_worker.reschedule_jobs($1::bigint[], run_at := now(), attempts := 0)`,
      [ids],
    )
  ).rows.map(({ id }) => id);

/** When the mail that has waited longest was asked for; null when none waits. */
export const oldestMail = async (reader: Reader): Promise<Instant | null> =>
  (
    await reader.query<{ since: Instant | null }>(
      `select min(created_at) as since from graphile_worker.jobs where task_identifier = 'send-notice'`,
    )
  ).rows[0]?.since ?? null;
