import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { displayName } from './name.ts';

/** What one request may carry. */
export interface UploadLimits {
  /** Bytes of the whole request, counted as they come; the declared length is checked first. */
  readonly total: number;
  readonly files: number;
  readonly fields: number;
  /** Bytes of one field. */
  readonly field: number;
  /** Milliseconds without a byte after which the sender is taken for gone. */
  readonly idle: number;
}

/** A form of a few papers: 10 files, 60 MB; a bad mobile network may pause for a minute. */
export const usualLimits: UploadLimits = { total: 60 * 1_048_576, files: 10, fields: 50, field: 65_536, idle: 60_000 };

export interface FilePart {
  /** The name of the form's field. */
  readonly field: string;
  /** The sender's name of the file, made safe to show. */
  readonly name: string;
  /** Read once; what is left unread is drained. */
  readonly content: AsyncIterable<Uint8Array>;
}

export interface Upload<T> {
  /** Each field's last value. */
  readonly fields: ReadonlyMap<string, string>;
  /** In the order sent. A file input left empty is not here. */
  readonly files: readonly Taken<T>[];
}

export type UploadRefusal = 'upload-unreadable' | 'upload-too-much' | 'upload-too-many' | 'file-incomplete';

type Failed = ReturnType<typeof refused<UploadRefusal>>;

/**
 * Reads a form sent as multipart/form-data from the connection, never holding more than a chunk of a file. `onFile` is
 * called as each file begins and usually puts it into the store under that component's own limits; what it answers,
 * a refusal included, comes back beside the file. When the whole request is refused, files already put stay in the
 * store without an owner, as after any act that is not finished.
 */
export async function readUpload<T>(
  req: IncomingMessage,
  limits: UploadLimits,
  onFile: (part: FilePart) => Promise<T>,
): Promise<Outcome<Upload<T>, UploadRefusal>> {
  if (Number(req.headers['content-length'] ?? 0) > limits.total) return tooMuch(limits);
  const parser = parserFor(req, limits);
  if (!parser) return refused('upload-unreadable');
  const fields = new Map<string, string>();
  const files: Promise<Taken<T> | undefined>[] = [];
  parser.on('field', (name: string, value: string) => {
    if (name) fields.set(name, value);
  });
  parser.on('file', (field, stream, sentName) => {
    files.push(take(stream, { field: field ?? '', name: displayName(sentName) }, onFile));
  });
  const failed = await run(req, parser, limits);
  const taken = await Promise.allSettled(files);
  const bug = taken.find((one) => one.status === 'rejected');
  if (bug) throw bug.reason;
  if (failed) return failed;
  return ok({ fields, files: taken.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : [])) });
}

interface Taken<T> {
  field: string;
  name: string;
  result: T;
}

const tooMuch = ({ total }: UploadLimits) =>
  refused('upload-too-much' as const, { most: `${Math.floor(total / 1_048_576)} MB` });

/** Feeds the request to the parser until both are done. Answers why not, after which the rest runs into the void. */
function run(req: IncomingMessage, parser: Busboy, limits: UploadLimits): Promise<Failed | undefined> {
  return new Promise((finish) => {
    let current: BusboyFileStream | undefined;
    const fail = (why: Failed) => {
      stopWatching();
      req.unpipe(parser);
      current?.destroy(new Error('the upload ended before its time'));
      req.resume();
      finish(why);
    };
    const stopWatching = watch(req, limits, fail);
    parser.on('file', (_field, stream) => {
      current = stream;
    });
    parser.on('field', (_name: string, _value: string, _nameCut: boolean, valueCut: boolean) => {
      if (valueCut) fail(tooMuch(limits));
    });
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'])
      parser.on(event, () => fail(refused('upload-too-many', { files: limits.files })));
    parser.on('error', () => fail(refused('upload-unreadable')));
    parser.on('finish', () => {
      stopWatching();
      finish(undefined);
    });
    req.pipe(parser);
  });
}

function parserFor(req: IncomingMessage, { files, fields, field }: UploadLimits) {
  const type = req.headers['content-type'] ?? '';
  try {
    return new Busboy({
      headers: { ...req.headers, 'content-type': type },
      limits: { files, fields, fieldSize: field, parts: files + fields, headerPairs: 20, headerSize: 8_192 },
      isPartAFile: (_field, _type, fileName) => fileName !== undefined,
    });
  } catch {
    return undefined; // not a form, or one without a boundary
  }
}

/** Hands one file on; whatever happens, the parser gets to its end, for it waits until a file is read. */
async function take<T>(
  stream: BusboyFileStream,
  about: { field: string; name: string },
  onFile: (part: FilePart) => Promise<T>,
): Promise<Taken<T> | undefined> {
  stream.on('error', () => {});
  if (about.name === '') return void stream.resume();
  const content = stream.iterator({ destroyOnReturn: false }) as AsyncGenerator<Uint8Array>;
  try {
    return { ...about, result: await onFile({ ...about, content }) };
  } finally {
    await content.return(undefined);
    stream.resume();
  }
}

/** Calls `fail` when the request is cut, stalls or grows too long. Answers how to stop watching. */
function watch(req: IncomingMessage, limits: UploadLimits, fail: (why: Failed) => void): () => void {
  let seen = 0;
  const cut = () => {
    // Also closed when all has come and the last file is still being written.
    if (!req.complete) fail(refused('file-incomplete'));
  };
  const timer = setTimeout(cut, limits.idle);
  const count = (chunk: Buffer) => {
    seen += chunk.length;
    timer.refresh();
    if (seen > limits.total) fail(tooMuch(limits));
  };
  req.on('data', count).on('error', cut).on('close', cut);
  return () => {
    clearTimeout(timer);
    req.off('data', count).off('error', cut).off('close', cut);
    req.on('error', () => {});
  };
}
