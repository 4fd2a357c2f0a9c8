import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from './logging.ts';
import type { Watch } from './watch/watch.ts';

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
/** Jobs may read every dossier or wait for a foreign system. */
const JOB_BUCKETS = [0.01, 0.05, 0.25, 1, 5, 15, 60, 300];

/** The figures of the running program for Prometheus, at /metrics. Routes by pattern, never by what was typed. */
export type Metrics = ReturnType<typeof openMetrics>;

export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    ...flows(registers),
    ...levels(registers),
  };
}

/** What happened since the process began: told as it happens. */
const flows = (registers: Registry[]) => ({
  requests: new Histogram({
    name: 'motcua_request_seconds',
    help: 'Seconds a request took',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: BUCKETS,
    registers,
  }),
  acts: new Histogram({
    name: 'motcua_act_seconds',
    help: 'Seconds an act took, with its transaction; outcome: done, rehearsed, refused or failed',
    labelNames: ['act', 'outcome'] as const,
    buckets: BUCKETS,
    registers,
  }),
  refusals: new Counter({
    name: 'motcua_act_refusals_total',
    help: 'Acts refused, by the code of the refusal',
    labelNames: ['act', 'code'] as const,
    registers,
  }),
  jobsDone: new Histogram({
    name: 'motcua_job_seconds',
    help: 'Seconds a try of a job took; outcome: done or failed',
    labelNames: ['task', 'outcome'] as const,
    buckets: JOB_BUCKETS,
    registers,
  }),
  filesScanned: new Counter({
    name: 'motcua_files_scanned_total',
    help: 'Files the virus scanner was shown; outcome: clean, infected, refused-unseen or taken-unseen',
    labelNames: ['outcome'] as const,
    registers,
  }),
  slowStatements: new Counter({
    name: 'motcua_slow_statements_total',
    help: 'Statements that took longer than SLOW_STATEMENT_MS, by name',
    labelNames: ['statement'] as const,
    registers,
  }),
});

/** What stands at this moment: looked up when somebody asks (jobs/figures.ts). */
const levels = (registers: Registry[]) => ({
  databaseAnswers: new Gauge({
    name: 'motcua_database_answers',
    help: '1 when the database answered for these figures, else 0',
    registers,
  }),
  connections: new Gauge({
    name: 'motcua_database_connections',
    help: 'Connections of this process to the database; state: in-use or idle',
    labelNames: ['state'] as const,
    registers,
  }),
  connectionsWaited: new Gauge({
    name: 'motcua_database_waiting',
    help: 'Questions and acts of this process that wait for a connection',
    registers,
  }),
  queues: new Gauge({
    name: 'motcua_queue_dossiers',
    help: 'Dossiers in the whole realm that wait for a task',
    labelNames: ['task'] as const,
    registers,
  }),
  jobs: new Gauge({
    name: 'motcua_jobs',
    help: 'Jobs in the queue; state: waiting, running, failed (and tried again) or given-up',
    labelNames: ['task', 'state'] as const,
    registers,
  }),
  jobsLag: new Gauge({
    name: 'motcua_jobs_lag_seconds',
    help: 'Seconds the oldest job that could run has waited',
    registers,
  }),
  recountDifferences: new Gauge({
    name: 'motcua_queue_recount_differences',
    help: 'What the last recount of the queues found to differ: 0 is right',
    registers,
  }),
  recountAt: new Gauge({
    name: 'motcua_queue_recount_timestamp_seconds',
    help: 'When the queues were last recounted',
    registers,
  }),
});

/** Names of statements kept as labels; text is made of parts here and there, and labels must not grow without end. */
const MOST_STATEMENTS = 200;

/** Counts acts, and logs and counts statements slower than `slowMs` (0: none), by name and never with their values. */
export function watchWith(metrics: Metrics, log: Log, slowMs: number): Watch {
  const seen = new Set<string>();
  return {
    act(act, outcome, code, ms) {
      metrics.acts.observe({ act, outcome }, ms / 1000);
      if (outcome === 'refused') metrics.refusals.inc({ act, code: code ?? 'none' });
    },
    statement(name, ms) {
      if (slowMs === 0 || ms <= slowMs) return;
      const slow = name();
      if (seen.size < MOST_STATEMENTS) seen.add(slow.name);
      metrics.slowStatements.inc({ statement: seen.has(slow.name) ? slow.name : 'other' });
      log.warn({ event: 'slow-statement', statement: slow.name, text: slow.text, ms: Math.round(ms) });
    },
  };
}
