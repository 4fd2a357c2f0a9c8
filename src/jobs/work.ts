import { traced } from '#watch/tracer.ts';
import type { App } from '../app.ts';
import type { JobEnds, Task } from './tasks.ts';

/**
 * Does one try of a job, counted, and traced as what follows from the act that left it. Errors pass through to its queue, and each
 * end of what came as one. `stop`: aborted when the program stops.
 */
export async function doJob(
  app: App,
  name: string,
  task: Task,
  payload: unknown,
  stop?: AbortSignal,
): Promise<JobEnds> {
  const began = performance.now();
  let outcome = 'failed';
  try {
    const work = async () => task(app, payload, stop);
    const ends = await traced('consumer', `job ${name}`, work, parentIn(payload));
    const all = await Promise.allSettled(ends ?? []);
    if (all.every(({ status }) => status === 'fulfilled')) outcome = 'done';
    return ends;
  } finally {
    app.metrics.jobsDone.observe({ task: name, outcome }, (performance.now() - began) / 1000);
  }
}

function parentIn(payload: unknown): string | undefined {
  const { traceparent } = (payload ?? {}) as { traceparent?: unknown };
  return typeof traceparent === 'string' ? traceparent : undefined;
}
