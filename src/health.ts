import type { ServerResponse } from 'node:http';
import type { App } from './app.ts';
import { takeFigures } from './jobs/figures.ts';

const answer = (res: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
  res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
};

/** `/healthz` says the program lives, `/readyz` that it can serve (database included), `/metrics` its figures. */
export const health = (app: App): Readonly<Record<string, (res: ServerResponse) => void | Promise<void>>> => ({
  '/healthz': (res) => answer(res, 200, 'ok\n'),
  '/readyz': async (res) => {
    try {
      await app.read.query('select 1');
      answer(res, 200, 'ready\n');
    } catch {
      app.log.warn({ event: 'not-ready' }, 'the database does not answer');
      answer(res, 503, 'the database does not answer\n');
    }
  },
  '/metrics': async (res) => {
    const { registry } = app.metrics;
    await takeFigures(app);
    answer(res, 200, await registry.metrics(), registry.contentType);
  },
});
