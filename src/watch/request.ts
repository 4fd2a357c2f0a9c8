import type { IncomingMessage, ServerResponse } from 'node:http';
import { tracer } from './tracer.ts';

/** Answers a request, as a trace of its own or below the caller's. Its route is told later (routeIs): the path is nobody's to keep. */
export function watchRequest(req: IncomingMessage, res: ServerResponse, answer: () => void): void {
  const one = tracer();
  if (!one) {
    answer();
    return;
  }
  const method = req.method ?? 'GET';
  const parent = req.headers.traceparent;
  void one.run(
    'server',
    method,
    async (span) => {
      span.set('http.request.method', method);
      const closed = new Promise((done) => res.once('close', done));
      answer();
      await closed;
      span.set('http.response.status_code', res.statusCode);
      if (res.statusCode >= 500) span.failed(String(res.statusCode));
    },
    Array.isArray(parent) ? undefined : parent,
  );
}
