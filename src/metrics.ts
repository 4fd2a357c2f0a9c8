import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** The figures of the running program for Prometheus, at /metrics. Routes by pattern, never by what was typed. */
export interface Metrics {
  registry: Registry;
  /** Seconds a request took, by route, method and status class. */
  requests: Histogram<'route' | 'method' | 'status'>;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'motcua_request_seconds',
    help: 'Seconds a request took',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  return { registry, requests };
}
