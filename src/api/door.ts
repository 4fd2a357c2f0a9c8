import type { IncomingMessage, ServerResponse } from 'node:http';
import { COME_AGAIN, faultOf } from '#db/faults.ts';
import { type Machine, machineOf, openRates } from '#identity/index.ts';
import { addressOf } from '#kernel/caller.ts';
import { type Outcome, ok, type Refused, refused } from '#kernel/outcome.ts';
import { routeIs } from '#watch/tracer.ts';
import type { Language } from '#words/index.ts';
import type { App } from '../app.ts';
import { incidentCode } from '../logging.ts';
import { type Refusal, sendJson, sendProblem, sendReply } from './answer.ts';
import { parseJson, readText } from './body.ts';
import { keeperOf, revisionAsked } from './conditions.ts';
import { openApi } from './document.ts';
import { languageAsked } from './problem.ts';
import { openRate, rateHeaders, withinRate } from './rate.ts';
import type { Call, Route } from './route.ts';
import { routes } from './routes.ts';
import { wrongs } from './validate.ts';

export const BASE = '/api/v1';
/** Where the description is: no operation of it, and open to everybody. */
const DESCRIPTION = `${BASE}/openapi.json`;

interface Place {
  readonly route: Route;
  readonly params: Record<string, string>;
}

/** Path patterns once, in the order of the list; a placeholder is one part of a path. */
const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${BASE}${route.path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

function placeOf(method: string, pathname: string): Outcome<Place, 'not-found' | 'method-refused'> {
  const there = patterns.filter(({ pattern }) => pattern.test(pathname));
  const found = there.find(({ route }) => route.method === method);
  if (!found)
    return there.length === 0
      ? refused('not-found')
      : refused('method-refused', { method, allowed: there.map(({ route }) => route.method).join(', ') });
  const groups = found.pattern.exec(pathname)?.groups ?? {};
  const params = Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decoded(value)]));
  return ok({ route: found.route, params });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whose a request without a token is. */
const NOBODY = undefined as unknown as Machine;

const stop = (why: Refused, more: Omit<Refusal, 'why'> = {}) => ({ ok: false as const, stop: { why, ...more } });
type Stopped = ReturnType<typeof stop>;
const BEARER = 'Bearer realm="motcua"';

async function enter(
  app: App,
  req: IncomingMessage,
  { scope }: Route,
): Promise<{ ok: true; machine: Machine } | Stopped> {
  if (scope === 'public') return { ok: true, machine: NOBODY };
  const token = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (!token) return stop(refused('token-needed'), { headers: { 'www-authenticate': BEARER } });
  const found = await machineOf(app, token);
  if (!found)
    return stop(refused('token-wrong'), { headers: { 'www-authenticate': `${BEARER}, error="invalid_token"` } });
  if (found.scopes.includes(scope)) return { ok: true, machine: found.machine };
  const challenge = `${BEARER}, error="insufficient_scope", scope="${scope}"`;
  return stop(refused('scope-missing', { scope }), { headers: { 'www-authenticate': challenge } });
}

/** The parts of a request judged by the operation's own schemas. */
async function shaped({ route, params }: Place, url: URL, req: IncomingMessage) {
  const query: Record<string, unknown> = Object.fromEntries(url.searchParams);
  const errors = [...wrongs(route.params, params, true), ...wrongs(route.query, query, true)];
  if (errors.length > 0) return stop(refused('request-wrong'), { errors });
  if (!route.body) return { ok: true as const, query, body: undefined, text: '' };
  const text = await readText(req, 'application/json');
  if (!text.ok) return stop(text);
  const body = parseJson(text.value);
  if (!body.ok) return stop(body);
  const bad = wrongs(route.body, body.value);
  return bad.length > 0
    ? stop(refused('request-wrong'), { errors: bad })
    : { ok: true as const, query, body: body.value, text: text.value };
}

interface Asked {
  readonly app: App;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly url: URL;
  readonly language: Language;
  readonly place: Place;
}

async function operate({ app, req, res, url, language, place }: Asked, machine: Machine): Promise<Refusal | undefined> {
  const { route, params } = place;
  const sent = await shaped(place, url, req);
  if (!sent.ok) return sent.stop;
  const keeper = keeperOf(app, machine, req, route);
  if (!keeper.ok) return { why: keeper };
  const revision = revisionAsked(req, route);
  if (!revision.ok) return { why: revision };
  const { key, use } = keeper.value;
  const useKey = (material: string) => use(`${req.method} ${url.pathname}\n${material}`);
  if (route.keyed && !route.upload) {
    const mine = await useKey(sent.text);
    if (!mine.ok) return { why: mine };
  }
  const { query, body } = sent;
  const call: Call = { app, machine, language, params, query, body, req, res, key, revision: revision.value, useKey };
  const done = await route.handle(call);
  if (!done.ok) return { why: done, errors: done.errors };
  if (!route.raw) sendReply(req, res, route, done.value);
  return undefined;
}

type Entered = Awaited<ReturnType<typeof enter>>;

interface Answered {
  /** The path as a pattern, for figures and the log. */
  readonly pattern: string;
  readonly refusal: Refusal | undefined;
}

/** There is no such operation: nobody is told more than that. */
function nowhere(why: Refused): Answered {
  const { allowed } = why.facts;
  return { pattern: 'none', refusal: { why, ...(allowed ? { headers: { allow: String(allowed) } } : {}) } };
}

/** The door for machines, before the pages: who asks, how often, whether it may, whether it is asked rightly; then the operation. */
export function apiDoor(app: App): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const rates = openRates(app);
  const count = openRate(app.settings.apiRate, rates.take);
  /** Counted by machine; who could not say which it is, by address. */
  async function limit({ req, res }: Pick<Asked, 'req' | 'res'>, entered: Entered | undefined) {
    const known = entered?.ok ? entered.machine?.id : undefined;
    const who = known ?? (await rates.nameOf(addressOf(req, app.settings.proxy)));
    const standing = await count(who, app.clock.now());
    for (const [name, value] of Object.entries(rateHeaders(standing))) res.setHeader(name, value);
    return withinRate(standing);
  }
  const description = openApi(app.settings.origin);
  async function answer(asked: Omit<Asked, 'place'>): Promise<Answered> {
    if (asked.req.method === 'GET' && asked.url.pathname === DESCRIPTION) {
      sendJson(asked.res, 200, description, { 'cache-control': 'public, max-age=300' });
      return { pattern: '/openapi.json', refusal: undefined };
    }
    // What answers GET answers HEAD: Node leaves the body out (RFC 9110, 9.3.2).
    const { method = '' } = asked.req;
    const place = placeOf(method === 'HEAD' ? 'GET' : method, asked.url.pathname);
    const entered = place.ok ? await enter(app, asked.req, place.value.route) : undefined;
    const within = await limit(asked, entered);
    if (!within.ok) return { pattern: 'any', refusal: { why: within } };
    if (!place.ok) return nowhere(place);
    const pattern = place.value.route.path;
    if (!entered?.ok) return { pattern, refusal: entered?.stop };
    return { pattern, refusal: await operate({ ...asked, place: place.value }, entered.machine) };
  }
  return async (req, res) => {
    const began = performance.now();
    const url = URL.parse(req.url ?? '/', 'http://localhost') ?? new URL('http://localhost/');
    const language = languageAsked(req.headers['accept-language']);
    let pattern = 'any';
    try {
      const done = await answer({ app, req, res, url, language });
      pattern = done.pattern;
      if (done.refusal) sendProblem(res, language, done.refusal);
    } catch (error) {
      failed(app, res, language, error);
    } finally {
      req.resume();
      note(
        app,
        { route: `${BASE}${pattern}`, method: req.method ?? '', status: res.statusCode },
        performance.now() - began,
      );
    }
  };
}

function failed(app: App, res: ServerResponse, language: Language, error: unknown): void {
  const fault = faultOf(error);
  if (fault) {
    app.log.warn({ event: fault.code, route: BASE });
    if (res.headersSent) res.destroy();
    else sendProblem(res, language, { why: fault, headers: COME_AGAIN });
    return;
  }
  const incident = incidentCode();
  const bug = error instanceof Error ? error : new Error(String(error));
  app.log.error({ event: 'incident', incident, route: BASE, type: bug.name, stack: bug.stack });
  if (res.headersSent) res.destroy();
  else sendProblem(res, language, { why: refused('incident', { incident }) });
}

function note(app: App, { status, ...labels }: { route: string; method: string; status: number }, ms: number): void {
  routeIs(labels.method, labels.route);
  app.metrics.requests.observe({ ...labels, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
  app.log.info({ event: 'request', ...labels, status, ms: Math.round(ms * 10) / 10 });
}
