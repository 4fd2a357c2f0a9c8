import type { ContentRefusal } from './inspect.ts';
import type { Received } from './spool.ts';

const WINDOW = 262_144;
const OVERLAP = 256;

/** XML that is only data: UTF-8, no declarations that expand or fetch, no scripts, no style that transforms. */
export async function inspectXml(file: Received): Promise<ContentRefusal | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let carried = '';
  for (let at = 0; at < file.size; at += WINDOW) {
    let text: string;
    try {
      text = decoder.decode(await file.read(at, WINDOW), { stream: true });
    } catch {
      return 'xml-not-plain'; // another encoding, in which what is looked for would look otherwise
    }
    const seen = carried + text;
    if (at === 0 && /^\s*<\?xml[^>]*encoding=["'](?!utf-8)/i.test(seen)) return 'xml-not-plain';
    if (/<!(?:DOCTYPE|ENTITY)/i.test(seen)) return 'xml-not-plain';
    if (/<(?:[\w.-]+:)?script\b|<\?xml-stylesheet/i.test(seen)) return 'file-active';
    carried = seen.slice(-OVERLAP);
  }
  return undefined;
}
