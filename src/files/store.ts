import type { Readable } from 'node:stream';
import type { Outcome } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import type { AskNamed, Collected } from './collect.ts';
import type { ContentRefusal } from './inspect.ts';
import type { ScanRefusal } from './judge.ts';
import type { Quarantine } from './quarantine.ts';
import type { Placed } from './shelf.ts';
import type { FileType } from './types.ts';

/** A kept file: its name is the SHA-256 of its content, 64 hexadecimal digits in lower case. */
export interface Kept {
  readonly sha256: string;
  /** Bytes; never 0. */
  readonly size: number;
  readonly type: FileType;
}

export interface PutTerms {
  /** The most bytes taken. */
  readonly limit: number;
  /** The types taken, by content. */
  readonly accept: readonly FileType[];
  /** Judged when it was first taken: a restore and a sealing take it as it is. */
  readonly trusted?: true;
  /** Who sends it and where it was to go: told with a virus, and nothing else is made of it here. */
  readonly from?: Sender;
}

/** In words of whoever puts the file: the store looks nobody up. */
export interface Sender {
  /** As an actor of the trail: `citizen:…`, `officer:…`, `client:…`. */
  readonly by: string;
  /** As a subject of the trail: `draft/…`. */
  readonly subject: string;
  /** The component it was sent for, where the form knows it. */
  readonly component?: string;
}

export type PutRefusal =
  | 'file-empty'
  | 'file-too-big'
  | 'file-type-refused'
  | 'file-incomplete'
  | 'disk-full'
  | ScanRefusal
  | ContentRefusal;

export interface OpenFile {
  readonly size: number;
  /** The bytes from `start` to `end`, both counted in; everything if not given. */
  read(range?: { start: number; end: number }): Readable;
}

/** How a stored file is sealed: not at all, under the newest realm key, under an older one, or under none that is here. */
export type Sealing = 'plain' | 'current' | 'older' | 'lost';

/**
 * Where files are kept, by content: a shelf (folder or S3) behind one keeper that receives, judges and seals (keeper.ts).
 * Nothing in this interface knows of paths. The store does not know whose a file is or who may read it.
 */
export interface FileStore {
  /**
   * Takes a file from a stream, whole or not at all: when this answers ok, the content is on the disk and survives a
   * power cut. The same content twice is one file. After a refusal the source is left where it was: its owner drains
   * or ends it. A source that fails refuses with `file-incomplete`, a full disk with `disk-full`; any
   * other failure of the disk is an exception.
   */
  put(source: AsyncIterable<Uint8Array>, terms: PutTerms): Promise<Outcome<Kept, PutRefusal>>;
  /** Nothing if there is no such file, or that is no SHA-256. */
  open(sha256: string): Promise<OpenFile | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Removes what killed processes left half written: not touched since that moment. Answers how many. */
  sweepTemp(untouchedSince: Instant): Promise<number>;
  /** Every kept file by hash in order: for backups, and to compare with what the database names. */
  list(): AsyncGenerator<Placed>;
  sealing(sha256: string): Promise<Sealing | undefined>;
  /** Seals a plain file, or wraps its key with the newest realm key. Throws FilesKeyProblem where no key opens it. */
  bringUp(sha256: string): Promise<'as-it-was' | 'rewrapped' | 'sealed'>;
  /** Takes away what no row names, in two steps days apart (collect.ts). */
  collect(named: AskNamed, now: Instant): Promise<Collected>;
  /** What was infected: sealed apart, opened by nothing here (quarantine.ts). */
  readonly quarantine: Quarantine;
}

export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
