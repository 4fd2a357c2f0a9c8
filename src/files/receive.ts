import { createHash } from 'node:crypto';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type ContentRefusal, inspect } from './inspect.ts';
import { judge, type Scanning } from './judge.ts';
import { officeType } from './office.ts';
import type { Scan } from './scanner.ts';
import { HEAD_BYTES, sniff } from './sniff.ts';
import type { Spool } from './spool.ts';
import type { Kept, PutRefusal, PutTerms } from './store.ts';
import { type FileType, typeNames } from './types.ts';

const MEGABYTE = 1_048_576;

/** One decimal in the Vietnamese way of large numbers is not needed: limits are whole megabytes, or kilobytes below one. */
const readable = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / MEGABYTE)} MB`;

const wrongType = ({ accept }: PutTerms) => refused('file-type-refused', { accepted: typeNames(accept) });

const ARCHIVES = ['docx', 'xlsx', 'zip'] as const;

/** Whether a file of these first bytes could still be one of the accepted types. */
const couldBe = (head: Uint8Array, { accept }: PutTerms): boolean => {
  const found = sniff(head);
  return found === 'zip' ? ARCHIVES.some((type) => accept.includes(type)) : !!found && accept.includes(found);
};

/** What a source yields, or that it ended before its time: the reader's own errors stay exceptions. */
async function* guarded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | 'broken'> {
  const chunks = source[Symbol.asyncIterator]();
  for (;;) {
    try {
      const next = await chunks.next();
      if (next.done) return;
      yield next.value;
    } catch {
      yield 'broken';
      return;
    }
  }
}

/** Writes a stream into an empty spool while hashing it and showing it to the scanner. Holds one chunk in memory. */
export async function receive(
  source: AsyncIterable<Uint8Array>,
  spool: Spool,
  terms: PutTerms,
  scanning?: Scanning & { quarantine(sha256: string): Promise<boolean> },
): Promise<Outcome<Kept, PutRefusal>> {
  const scan = terms.trusted ? undefined : scanning?.scanner.begin();
  try {
    const taken = await take(source, spool, terms, scan);
    if (!taken.ok) return taken;
    if (!scan || !scanning) return taken;
    const { value: file } = taken;
    const quarantine = () => scanning.quarantine(file.sha256);
    const judged = await judge(scan, scanning, { file, from: terms.from, quarantine });
    return judged.ok ? taken : judged;
  } finally {
    scan?.end();
  }
}

/** Stops at the first chunk that shows the file cannot be taken. */
async function take(
  source: AsyncIterable<Uint8Array>,
  spool: Spool,
  terms: PutTerms,
  scan: Scan | undefined,
): Promise<Outcome<Kept, PutRefusal>> {
  const hash = createHash('sha256');
  let head: Uint8Array = new Uint8Array(0);
  let size = 0;
  for await (const chunk of guarded(source)) {
    if (chunk === 'broken') return refused('file-incomplete');
    if (size + chunk.length > terms.limit) return refused('file-too-big', { limit: readable(terms.limit) });
    if (head.length < HEAD_BYTES) {
      head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      if (head.length === HEAD_BYTES && !couldBe(head, terms)) return wrongType(terms);
    }
    hash.update(chunk);
    await Promise.all([spool.write(chunk), scan?.feed(chunk)]);
    size += chunk.length;
  }
  if (size === 0) return refused('file-empty');
  await spool.finish();
  const type = await typeIn(spool, head, terms);
  return type.ok ? ok({ sha256: hash.digest('hex'), size, type: type.value }) : type;
}

/** What a file that came whole is, if it may be kept for what is in it. */
async function typeIn(
  spool: Spool,
  head: Uint8Array,
  terms: PutTerms,
): Promise<Outcome<FileType, 'file-type-refused' | ContentRefusal>> {
  const found = sniff(head);
  const type = found === 'zip' ? await officeType(spool) : found;
  if (!type || !terms.accept.includes(type)) return wrongType(terms);
  const why = terms.trusted ? undefined : await inspect(spool, type);
  return why ? refused(why) : ok(type);
}
