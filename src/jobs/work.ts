import { traced } from '#watch/tracer.ts';
import type { App } from '../app.ts';
import type { Task } from './tasks.ts';

/** Does one try of a job, counted, and traced as what follows from the act that left it. Errors pass through to its queue. */
export async function doJob(app: App, name: string, task: Task, payload: unknown): Promise<void> {
  const began = performance.now();
  let outcome = 'failed';
  try {
    const work = async () => task(app, payload);
    await traced('consumer', `job ${name}`, work, parentIn(payload));
    outcome = 'done';
  } finally {
    app.metrics.jobsDone.observe({ task: name, outcome }, (performance.now() - began) / 1000);
  }
}

function parentIn(payload: unknown): string | undefined {
  const { traceparent } = (payload ?? {}) as { traceparent?: unknown };
  return typeof traceparent === 'string' ? traceparent : undefined;
}
