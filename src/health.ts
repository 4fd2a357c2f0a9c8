import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { App } from './app.ts';
import { takeFigures } from './jobs/figures.ts';

type Door = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

const answer = (res: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
  res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
};

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** Asked on this machine, and not by a proxy on it for somebody else. */
const isFromHere = ({ headers, socket }: IncomingMessage, header: string | undefined): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  !headers.forwarded &&
  !headers['x-forwarded-for'] &&
  !(header && headers[header]);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who may read the figures: whoever has METRICS_TOKEN; without one, this machine alone. */
function mayRead({ settings: { metricsToken, proxy } }: App, req: IncomingMessage): 'yes' | 'sign-in' | 'no' {
  if (metricsToken === undefined) return isFromHere(req, proxy.header) ? 'yes' : 'no';
  const given = req.headers.authorization ?? '';
  return timingSafeEqual(digest(given), digest(`Bearer ${metricsToken}`)) ? 'yes' : 'sign-in';
}

/** `/healthz` says the program lives, `/readyz` that it can serve (database included), `/metrics` its figures. */
export const health = (app: App): Readonly<Record<string, Door>> => ({
  '/healthz': (_, res) => answer(res, 200, 'ok\n'),
  '/readyz': async (_, res) => {
    try {
      await app.read.query('select 1');
      answer(res, 200, 'ready\n');
    } catch {
      app.log.warn({ event: 'not-ready' }, 'the database does not answer');
      answer(res, 503, 'the database does not answer\n');
    }
  },
  '/metrics': async (req, res) => {
    const may = mayRead(app, req);
    if (may === 'sign-in') {
      res.setHeader('www-authenticate', 'Bearer');
      return answer(res, 401, 'the token of METRICS_TOKEN is asked for\n');
    }
    if (may === 'no') return answer(res, 403, 'from another machine only with a token: set METRICS_TOKEN\n');
    const { registry } = app.metrics;
    await takeFigures(app);
    answer(res, 200, await registry.metrics(), registry.contentType);
  },
});

/** Answers a request for one of the doors; false where it is for none. */
export function openDoor(doors: Readonly<Record<string, Door>>, req: IncomingMessage, res: ServerResponse): boolean {
  const path = (req.url ?? '/').split('?', 1)[0] as string;
  const door = req.method === 'GET' && Object.hasOwn(doors, path) ? doors[path] : undefined;
  if (door) void door(req, res);
  return door !== undefined;
}

/** A worker's own doors and nothing else, on `host` and `port` (0 takes a free one). Answers its port and how to close it. */
export async function serveHealth(
  app: App,
  host: string,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const doors = health(app);
  const server = createServer((req, res) => {
    if (!openDoor(doors, req, res)) answer(res, 404, 'not found\n');
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done());
  });
  const at = server.address();
  return {
    port: typeof at === 'object' && at ? at.port : port,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
