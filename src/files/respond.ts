import { Readable } from 'node:stream';
import { rangeOf, type SentFile, sentHeaders } from './send.ts';
import type { FileStore } from './store.ts';

/** As `sendFile`, for an endpoint that answers with a Response; nothing if there is no such file. */
export async function fileResponse(request: Request, store: FileStore, file: SentFile): Promise<Response | undefined> {
  const open = await store.open(file.sha256);
  if (!open) return undefined;
  const headers = new Headers(sentHeaders(file));
  const tag = headers.get('etag') as string;
  const asked = request.headers;
  const known = asked
    .get('if-none-match')
    ?.split(',')
    .some((one) => one.trim().replace(/^W\//, '') === tag);
  if (known) return new Response(null, { status: 304, headers });
  const current = asked.get('if-range') === null || asked.get('if-range') === tag;
  const range = current ? rangeOf(asked.get('range') ?? undefined, open.size) : 'all';
  if (range === 'none') {
    headers.set('content-range', `bytes */${open.size}`);
    return new Response(null, { status: 416, headers });
  }
  const span = range === 'all' ? { start: 0, end: open.size - 1 } : range;
  if (range !== 'all') headers.set('content-range', `bytes ${span.start}-${span.end}/${open.size}`);
  headers.set('content-length', String(span.end - span.start + 1));
  const status = range === 'all' ? 200 : 206;
  return new Response(Readable.toWeb(open.read(span)) as ReadableStream, { status, headers });
}
