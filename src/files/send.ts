import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { FileStore, OpenFile } from './store.ts';
import { endings, type FileType, mediaTypes } from './types.ts';

export interface SentFile {
  readonly sha256: string;
  /** What the person called it (displayName); its ending is made to fit its type. */
  readonly name: string;
  readonly type: FileType;
  /** `inline` shows it in the browser where a browser can; documents of office programs are always saved. */
  readonly disposition: 'inline' | 'attachment';
}

const SHOWN: readonly FileType[] = ['pdf', 'jpeg', 'png', 'webp'];

/** RFC 8187: what an attribute value may carry unescaped. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^A-Za-z0-9._ -]/g, '_');

/** The name twice: without marks for old programs, and whole (RFC 6266, RFC 8187). */
export function contentDisposition({ name, type, disposition }: Omit<SentFile, 'sha256'>): string {
  const bare = name.replace(/\.[A-Za-z][A-Za-z0-9]{0,7}$/, '') || 'tep';
  const full = bare + endings[type];
  const how = SHOWN.includes(type) ? disposition : 'attachment';
  return `${how}; filename="${plain(full)}"; filename*=UTF-8''${encoded(full)}`;
}

type Span = { start: number; end: number };

/** One range of RFC 9110 14.1; `all` if there is none or several, `none` if it lies outside the file. */
export function rangeOf(header: string | undefined, size: number): Span | 'all' | 'none' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return 'all';
  const [from, to] = [found[1] as string, found[2] as string];
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'all';
  return start > end ? 'none' : { start, end };
}

/** What a stranger's file may do in our name: nothing. Chromium 156 shows a PDF under it, alone and in our frames. */
const POLICY = "default-src 'none'; sandbox; frame-ancestors 'self'";

/** The headers of a kept file: its type is what its bytes are, and whatever it contains runs nowhere. */
export const sentHeaders = (file: SentFile) => ({
  'content-type': mediaTypes[file.type],
  'content-disposition': contentDisposition(file),
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-cache, no-transform',
  'accept-ranges': 'bytes',
  etag: `"${file.sha256}"`,
});

/**
 * Sends a kept file to someone who may have it: the caller has checked that. Answers false, with nothing sent, if
 * there is no such file. A browser asks again before it shows a copy it kept, so that a right withdrawn is withdrawn.
 */
export async function sendFile(res: ServerResponse, store: FileStore, file: SentFile): Promise<boolean> {
  const open = await store.open(file.sha256);
  if (!open) return false;
  const headers = sentHeaders(file);
  const tag = headers.etag;
  const asked = res.req.headers;
  if (asked['if-none-match']?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) {
    res.writeHead(304, headers).end();
    return true;
  }
  const current = asked['if-range'] === undefined || asked['if-range'] === tag;
  const range = current ? rangeOf(asked.range, open.size) : 'all';
  if (range === 'none') res.writeHead(416, { ...headers, 'content-range': `bytes */${open.size}` }).end();
  else await body(res, open, range, headers);
  return true;
}

async function body(res: ServerResponse, open: OpenFile, range: Span | 'all', headers: Record<string, string>) {
  const { start, end } = range === 'all' ? { start: 0, end: open.size - 1 } : range;
  const part = range === 'all' ? {} : { 'content-range': `bytes ${start}-${end}/${open.size}` };
  res.writeHead(range === 'all' ? 200 : 206, { ...headers, ...part, 'content-length': end - start + 1 });
  if (res.req.method === 'HEAD') return void res.end();
  try {
    await pipeline(open.read({ start, end }), res);
  } catch (error) {
    // A reader who closes the page is no fault of ours; a disk that fails is.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
