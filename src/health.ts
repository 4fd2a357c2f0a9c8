import { Hono } from 'hono';
import type { App } from './app.ts';

/** `/healthz` says the program lives, `/readyz` that it can serve (database included), `/metrics` its figures. */
export function health(app: App): Hono {
  const doors = new Hono();
  doors.get('/healthz', (c) => c.text('ok\n'));
  doors.get('/readyz', async (c) => {
    try {
      await app.read.query('select 1');
      return c.text('ready\n');
    } catch {
      app.log.warn({ event: 'not-ready' }, 'the database does not answer');
      return c.text('the database does not answer\n', 503);
    }
  });
  doors.get('/metrics', async (c) => {
    const text = await app.metrics.registry.metrics();
    return c.text(text, 200, { 'content-type': app.metrics.registry.contentType });
  });
  return doors;
}
