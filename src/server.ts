import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import { faultOf } from '#db/faults.ts';
import { uploadDoor } from '#files/door.ts';
import { resumableDoor } from '#files/resumable.ts';
import { closePress } from '#letter/index.ts';
import { apiDoor, BASE } from './api/door.ts';
import { type App, setRunning } from './app.ts';
import { health, openDoor } from './health.ts';
import { type FaultPage, faultPage } from './routes/fault-page.ts';
import { securityHeaders } from './routes/headers.ts';
import { mayUpload } from './routes/resumable.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { watchRequest } from './watch/request.ts';

export interface Serving {
  /** Where it answers, e.g. `http://127.0.0.1:3000`. */
  address: string;
  /** Stops accepting, lets running requests end, then resolves. */
  close(): Promise<void>;
}

/** A paper of 20 MB over a slow mobile network takes minutes; a stalled sender is cut by the upload itself. */
const REQUEST_MS = 1_800_000;

/** Pages are a bundle of their own (`build/`), made by `npm start` when the sources are newer. */
async function pages(app: App): Promise<RequestListener> {
  const bundle = resolve('build/handler.js');
  if (!existsSync(bundle)) throw new Error('The pages are not built: run `npm start`, or `npx vite build` once.');
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
  setRunning(app);
  const { handler } = (await import(pathToFileURL(bundle).href)) as { handler: RequestListener };
  return handler;
}

/** What broke an upload, in the log; and the page for its sender, if it passes. */
function told(app: App, bug: unknown, { headers }: IncomingMessage): FaultPage | undefined {
  const fault = faultOf(bug);
  if (fault) app.log.warn({ event: fault.code, route: 'upload' });
  else app.log.error({ event: 'upload', stack: bug instanceof Error ? bug.stack : String(bug) });
  return fault && faultPage(/(?:^|;\s*)lang=en(?:;|$)/.test(headers.cookie ?? '') ? 'en' : 'vi', fault);
}

/** One front server: health and figures, then pages; everything compressed that gains by it. Port 0 takes a free one. */
export async function serve(app: App): Promise<Serving> {
  const handlePage = await pages(app);
  const doors = health(app);
  const compress = compression({ threshold: 1024 });
  const handleMachine = apiDoor(app);
  const takeUpload = uploadDoor(
    {
      origin: app.settings.origin,
      onBug: (bug, req) => told(app, bug, req),
    },
    uploadRoutes(app),
  );
  const takePieces = resumableDoor({
    ...{ origin: app.settings.origin, uploads: app.unfinished, now: () => app.clock.now() },
    allow: (req, form) => mayUpload(app, req, form),
    onBug: (bug, req) => void told(app, bug, req),
  });
  const protocol = app.settings.origin.startsWith('https:') ? 'https' : 'http';
  const guard = Object.entries(securityHeaders(app.settings.origin));
  const handle = (req: IncomingMessage, res: ServerResponse, path: string): void => {
    // biome-ignore lint/suspicious/noExplicitAny: the types are Express's, the function is plain Node's
    if (path.startsWith(`${BASE}/`)) return void compress(req as any, res as any, () => void handleMachine(req, res));
    if (takeUpload(req, res) || takePieces(req, res)) return;
    // biome-ignore lint/suspicious/noExplicitAny: the types are Express's, the function is plain Node's
    compress(req as any, res as any, () => handlePage(req, res));
  };
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    for (const [name, value] of guard) res.setHeader(name, value);
    // The origin is a setting and not what a client claims: SvelteKit compares form posts with it (CSRF).
    req.headers['x-forwarded-proto'] = protocol;
    const path = (req.url ?? '/').split('?', 1)[0] as string;
    if (openDoor(doors, req, res)) return;
    // Parts of pages are files by the thousand: they would bury what is asked.
    if (path.startsWith('/_app/')) handle(req, res, path);
    else watchRequest(req, res, () => handle(req, res, path));
  });
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = REQUEST_MS;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(app.settings.port, app.settings.host, () => done());
  });
  const at = server.address();
  const port = typeof at === 'object' && at ? at.port : app.settings.port;
  return {
    address: `http://${app.settings.host}:${port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 10_000).unref();
      }).then(closePress),
  };
}
