import { tracer } from '#watch/tracer.ts';
import type { Tx } from './transaction.ts';

export interface JobOptions {
  /** Not before this moment (milliseconds since 1970). */
  runAt?: number;
  /** A job with the same key that still waits is replaced. */
  key?: string;
}

/** Adds a job in the caller's transaction: it exists if and only if the act is kept. Its trace goes on from the act's (jobs/work.ts). */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: Record<string, unknown>,
  { runAt, key }: JobOptions = {},
): Promise<void> {
  const traceparent = tracer()?.traceparent();
  await tx.query(
    `select graphile_worker.add_job($1, payload := $2::json, run_at := to_timestamp($3::double precision / 1000), job_key := $4)`,
    [task, JSON.stringify(traceparent ? { ...payload, traceparent } : payload), runAt ?? null, key ?? null],
  );
}
