import type { Instant } from '#kernel/time.ts';

/** How a file's own key is kept beside it, wrapped by a realm key: 68 bytes, see realm-keys.ts. */
export type Label = Buffer;

/** One stored body as it lies on the shelf: sealed where it has labels, plain where it has none. */
export interface Item {
  /** Two while a key is being changed: either opens it. */
  readonly labels: readonly Label[];
  /** Bytes of the body as it lies there. */
  readonly size: number;
  /**
   * From `start` to `end`, both counted in. Labels and bytes are of one moment, whoever replaces the file meanwhile:
   * throws ItemReplaced where the bytes of these labels are there no more.
   */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** The same content was kept again, sealed anew, or moved, since the item was taken: it is to be taken again. */
export class ItemReplaced extends Error {
  constructor() {
    super('a stored file was replaced while it was opened');
    this.name = 'ItemReplaced';
  }
}

export interface Placed {
  readonly sha256: string;
  readonly keptAt: Instant;
}

/** A finished file on this machine's disk, for a shelf to take. */
export interface Finished {
  readonly path: string;
  /** The first bytes, which are no part of the body: room for labels. 0 when it is plain. */
  readonly skip: number;
  readonly label: Label | undefined;
}

/** Where bodies lie, by the hash of their plain content: a folder or S3. It knows no key and looks into nothing. */
export interface Shelf {
  /** Takes a finished file whole, over the same content if it is there. When this resolves it survives a power cut. */
  keep(sha256: string, file: Finished): Promise<void>;
  take(sha256: string): Promise<Item | undefined>;
  /**
   * Replaces the labels that were seen without touching the body; after a crash at any moment the old or the new one opens
   * it. False where others stand there by now: the same content was kept again, under another key of its own.
   */
  relabel(sha256: string, seen: readonly Label[], label: Label): Promise<boolean>;
  /** Every file in its place, by hash in order. */
  list(): AsyncGenerator<Placed>;
  /** Out of its place, but still found by `take`: what looks like an orphan waits there. */
  setAside(sha256: string): Promise<void>;
  /** Every file set aside; `keptAt` is when that was. */
  listAside(): AsyncGenerator<Placed>;
  bringBack(sha256: string): Promise<void>;
  /** Removes a file that was set aside, for good. */
  drop(sha256: string): Promise<void>;
}
