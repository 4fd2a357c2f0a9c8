import type { IncomingMessage, ServerResponse } from 'node:http';
import { routeIs } from '#watch/tracer.ts';

/** Answers a form that carries files. Must answer; checks who asks before it reads. */
export type UploadHandler = (req: IncomingMessage, res: ServerResponse, at: UploadAddress) => Promise<void>;

export interface UploadAddress {
  /** The address as sent, with its query. */
  readonly url: URL;
  /** The parts of the path named in the handler's pattern. */
  readonly params: Readonly<Record<string, string>>;
}

/** What is told instead of a bare 500. */
export interface BugPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface UploadDoorTerms {
  /** ORIGIN: where our own forms come from. */
  readonly origin: string;
  /** Told of what a handler threw. Answers the page that says it, if there is one; else the sender gets a bare 500. */
  onBug(error: unknown, req: IncomingMessage): BugPage | undefined;
}

const answer = (res: ServerResponse, status: number, text: string): void => {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(text);
};

/**
 * The door for forms with files, before the pages: the pages' own form handling would hold a file in memory whole.
 * Patterns are paths with named parts, `/nop-ho-so/:draft/giay-to`. Answers whether it took the request.
 * A form of another site is refused as SvelteKit does it, by its Origin, which every browser sends with a POST.
 */
export function uploadDoor(
  { origin, onBug }: UploadDoorTerms,
  handlers: Readonly<Record<string, UploadHandler>>,
): (req: IncomingMessage, res: ServerResponse) => boolean {
  const routes = Object.entries(handlers).map(([pathname, handle]) => ({
    pathname,
    pattern: new URLPattern({ pathname }),
    handle,
  }));
  const run = async (handle: UploadHandler, req: IncomingMessage, res: ServerResponse, at: UploadAddress) => {
    try {
      await handle(req, res, at);
    } catch (error) {
      const page = onBug(error, req);
      req.resume();
      if (res.headersSent) res.destroy();
      else if (page) res.writeHead(page.status, { ...page.headers, connection: 'close' }).end(page.body);
      else answer(res, 500, 'Internal error');
    }
  };
  return (req, res) => {
    const url = isForm(req) ? URL.parse(req.url ?? '/', origin) : null;
    const found = url && routes.find(({ pattern }) => pattern.test({ pathname: url.pathname }));
    if (!url || !found) return false;
    routeIs('POST', found.pathname);
    const params = found.pattern.exec({ pathname: url.pathname })?.pathname.groups as Record<string, string>;
    if (req.headers.origin === origin) void run(found.handle, req, res, { url, params });
    else answer(res, 403, 'Cross-site forms are refused');
    return true;
  };
}

const isForm = (req: IncomingMessage): boolean =>
  req.method === 'POST' && /^multipart\/form-data/i.test(req.headers['content-type'] ?? '');

/** After a form: look at this page now. Keeps a reload from sending the files again. */
export const seeOther = (res: ServerResponse, location: string): void => {
  res.writeHead(303, { location, 'cache-control': 'no-store' }).end();
};
