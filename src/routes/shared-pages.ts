import type { RequestEvent } from '@sveltejs/kit';
import { catalogueRevision } from '#db/revision.ts';
import { dateAt } from '#kernel/time.ts';

/** Pages that say the same to everybody who is not signed in, and nothing but what the catalogue holds. */
const SHARED = new Set(['/thu-tuc', '/thu-tuc/[code]', '/thu-tuc/[code]/phien-ban/[version]']);

interface Kept {
  readonly revision: string;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** Some 25 kB each. */
const MOST = 600;
const shelf = new Map<string, Kept>();

function keyOf({ url, route, request, locals }: RequestEvent): string | undefined {
  const shared = request.method === 'GET' && route.id !== null && SHARED.has(route.id) && !url.searchParams.has('lang'); // that one sets a cookie
  if (!shared || locals.viewer.kind !== 'anyone' || locals.lapsed) return undefined;
  // Browsers and machines are answered differently at one address.
  if (!(request.headers.get('accept') ?? '*/*').match(/text\/html|\*\/\*/)) return undefined;
  return `${locals.language} ${dateAt(locals.app.clock.now())} ${url.pathname}${url.search}`;
}

/**
 * Answers a shared page from the shelf while the catalogue's revision is the one it was rendered at: one small question to the
 * database instead of the page's own, and no rendering. What an act changed is on the next page (read your own writes),
 * because the revision rises in the act's transaction.
 */
export async function sharedPage(event: RequestEvent, render: () => Promise<Response>): Promise<Response> {
  const key = keyOf(event);
  if (key === undefined) return render();
  const revision = await catalogueRevision(event.locals.app.read);
  const kept = shelf.get(key);
  if (kept?.revision === revision) return answer(event, kept);
  const response = await render();
  if (response.status !== 200 || !/^text\/html/.test(response.headers.get('content-type') ?? '')) return response;
  const fresh = { revision, body: await response.text(), headers: [...response.headers] };
  if (shelf.size >= MOST) shelf.delete(shelf.keys().next().value as string);
  shelf.set(key, fresh);
  return answer(event, fresh);
}

function answer({ request }: RequestEvent, { body, headers }: Kept): Response {
  const copy = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
  const etag = copy.get('etag');
  if (etag && request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: copy });
  return new Response(body, { headers: copy });
}
