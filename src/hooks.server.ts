import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { faultOf } from '#db/faults.ts';
import { ANYONE, keepUnsent } from '#identity/index.ts';
import { type Refused, refused } from '#kernel/outcome.ts';
import { routeIs } from '#watch/tracer.ts';
import { refusalSentence } from '#words/index.ts';
import { running } from './app.ts';
import { incidentCode } from './logging.ts';
import { doorOf } from './routes/access.ts';
import { faultPage } from './routes/fault-page.ts';
import { statusOf } from './routes/refusals.ts';
import { sharedPage } from './routes/shared-pages.ts';
import { recognise } from './routes/visitor.ts';

const NOT_FOUND = '/khong-tim-thay';
/** Tells the page above, when it is fetched from here, which address it stands for: it must look like any other not found. */
const ASKED = 'x-motcua-asked';

export const handle: Handle = async ({ event, resolve }) => {
  const app = running();
  const began = performance.now();
  let status = 500;
  try {
    if (event.isSubRequest) event.url.pathname = event.request.headers.get(ASKED) ?? event.url.pathname;
    await recognise(event, app);
    event.locals.mayOpen = (route) => doorOf(route, event.locals.viewer) === 'yes';
    const render = async () => resolve(event, { transformPageChunk: setLanguage(event) });
    const answer = (await closedDoor(event)) ?? (await sharedPage(event, render));
    status = answer.status;
    if (!event.locals.fault) return keptPrivate(answer, event);
  } catch (error) {
    event.locals.fault = faultOf(error);
    if (!event.locals.fault) throw error;
  } finally {
    if (event.locals.fault) status = statusOf(event.locals.fault.code);
    if (!event.isSubRequest) note(event, status, performance.now() - began);
  }
  return faultAnswer(event, event.locals.fault);
};

/** Nobody can be answered rightly while the database is away or a disk is full; everybody is told so. */
function faultAnswer({ route, locals }: RequestEvent, fault: Refused): Response {
  running().log.warn({ event: fault.code, route: route.id });
  const { body, ...init } = faultPage(locals.language ?? 'vi', fault);
  return new Response(body, init);
}

const setLanguage =
  ({ locals }: RequestEvent) =>
  ({ html }: { html: string }): string =>
    html.replace('%lang%', locals.language);

/** The answer to whoever may not enter, or undefined. */
async function closedDoor(event: RequestEvent): Promise<Response | undefined> {
  const { route, locals, url } = event;
  if (route.id === null) return undefined;
  const door = doorOf(route.id, locals.viewer);
  if (door === 'yes') return mustChoose(event);
  if (door === 'no') return event.fetch(NOT_FOUND, { headers: { accept: 'text/html', [ASKED]: url.pathname } });
  const wish = (await lapsedPost(event)) ?? new URLSearchParams({ tiep: url.pathname + url.search });
  if (locals.lapsed && !wish.has('het-phien')) wish.set('het-phien', '1');
  return new Response(null, { status: 303, headers: { location: `/dang-nhap?${wish}` } });
}

const CHOOSE = '/can-bo/mat-khau';

/** With a password that somebody else chose an officer opens nothing but the page where another is chosen, and the way out. */
function mustChoose({ route, locals }: RequestEvent): Response | undefined {
  const { viewer } = locals;
  if (viewer.kind !== 'officer' || !viewer.mustChoose || route.id === CHOOSE || route.id === '/dang-xuat')
    return undefined;
  if (doorOf(route.id as string, ANYONE) === 'yes') return undefined;
  return new Response(null, { status: 303, headers: { location: CHOOSE } });
}

/** Where signing in leads whose session ended before a form was sent: to what was typed, if it could be kept. */
async function lapsedPost({ request, locals, url }: RequestEvent): Promise<URLSearchParams | undefined> {
  if (request.method !== 'POST') return undefined;
  const again = new URLSearchParams({ tiep: url.pathname });
  if (!locals.lapsed) return again;
  const isText = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const sent = { address: url.pathname + url.search, entries: isText ? [...(await request.formData())] : [] };
  const kept = await keepUnsent(locals.app, locals.lapsed, sent);
  if (kept) again.set('tiep', `/gui-lai/${kept}`);
  again.set('het-phien', kept ? 'da-giu' : 'chua-gui');
  return again;
}

/** What somebody saw who signed in stays in no cache. A copy, because the headers of some answers cannot be written. */
function keptPrivate(answer: Response, { locals }: RequestEvent): Response {
  const headers = new Headers(answer.headers);
  const known = locals.viewer.kind !== 'anyone';
  // Events pass one by one: nobody on the way may compress them together.
  const isStream = headers.get('content-type') === 'text/event-stream';
  if (!isStream && (!headers.has('cache-control') || known))
    headers.set('cache-control', known ? 'no-store' : 'private, no-cache');
  headers.append('vary', 'Cookie');
  return new Response(answer.body, { status: answer.status, headers });
}

/** One line and one figure a request: the route's pattern, never what was typed into the address (Law 91/2025). */
function note({ route, request, locals }: RequestEvent, status: number, ms: number): void {
  const app = locals.app ?? running();
  const labels = { route: route.id ?? 'none', method: request.method };
  routeIs(labels.method, labels.route);
  app.metrics.requests.observe({ ...labels, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
  app.log.info({ event: 'request', ...labels, status, ms: Math.round(ms * 10) / 10 });
}

/** A bug is told by a code that finds it in the log; the page never says more. */
export const handleError: HandleServerError = (caught) => {
  const { kind, error, event } = caught;
  const language = event.locals.language ?? 'vi';
  if (kind === 'framework' && error.status === 404) return { message: refusalSentence(language, refused('not-found')) };
  if (kind !== 'unknown') return {};
  event.locals.fault = faultOf(error);
  if (event.locals.fault) return { message: refusalSentence(language, event.locals.fault) };
  const incident = incidentCode();
  const bug = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in bug ? bug.code : undefined;
  running().log.error({ event: 'incident', incident, route: event.route.id, type: bug.name, code, stack: bug.stack });
  return { message: refusalSentence(language, refused('incident', { incident })), incident };
};
