import type { IncomingMessage } from 'node:http';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';

/** A decision's text is a page or two; files come otherwise. */
const MOST = 1_048_576;

async function readAll(req: IncomingMessage): Promise<Outcome<Buffer, 'body-too-big'>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST) return refused('body-too-big', { most: '1 MB' });
    parts.push(part);
  }
  return ok(Buffer.concat(parts));
}

type Unread = 'body-too-big' | 'media-refused' | 'json-unreadable';

/** The text of a request whose media type must be the one said. */
export async function readText(req: IncomingMessage, media: string): Promise<Outcome<string, Unread>> {
  if (Number(req.headers['content-length'] ?? 0) > MOST) return refused('body-too-big', { most: '1 MB' });
  const sent = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (sent !== media) return refused('media-refused', { accepted: media });
  const read = await readAll(req);
  return read.ok ? ok(read.value.toString('utf8')) : read;
}

export function parseJson(text: string): Outcome<unknown, 'json-unreadable'> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return refused('json-unreadable');
  }
}
