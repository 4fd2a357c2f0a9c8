import type { Snapshot, SnapshotTable } from '#db/snapshot.ts';
import { ByteReader } from '#files/byte-reader.ts';
import { SealedProblem } from '#files/sealed.ts';

/** What stands in a backup, in this order: one manifest, every table or every file of the cluster, every stored file, one end. */
export type Entry =
  | {
      readonly kind: 'manifest';
      readonly format: 1;
      readonly realm: string;
      readonly at: string;
      /** Files lay encrypted at rest; they are restored only to where they will again. */
      readonly sealed?: true;
      /** Tables follow; restored into any PostgreSQL of ours. */
      readonly snapshot?: Snapshot;
      /** The embedded cluster itself follows, of this major version; with its archived WAL it is restored to a moment. */
      readonly cluster?: string;
    }
  | { readonly kind: 'table'; readonly table: SnapshotTable }
  | { readonly kind: 'cluster'; readonly path: string }
  | { readonly kind: 'file'; readonly sha256: string; readonly size: number }
  | {
      readonly kind: 'end';
      readonly rows: Readonly<Record<string, number>>;
      readonly files: number;
      readonly parts: number;
    };

const length = (size: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(size);
  return bytes;
};

/** An entry as bytes: its head as JSON, its body in pieces, an empty piece at the end. */
export async function* entryBytes(entry: Entry, body?: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head = Buffer.from(JSON.stringify(entry));
  yield Buffer.concat([length(head.length), head]);
  if (body)
    for await (const piece of body) {
      if (piece.length === 0) continue;
      yield length(piece.length);
      yield piece;
    }
  yield length(0);
}

const LONGEST_HEAD = 4_194_304;

/** Entries as they come; each body must be read to its end before the next entry. Throws SealedProblem when it breaks off. */
export async function* readEntries(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ entry: Entry; body: AsyncGenerator<Buffer> }> {
  const reader = new ByteReader(source);
  const exactly = async (size: number): Promise<Buffer> => {
    const bytes = await reader.upTo(size);
    if (bytes.length < size) throw new SealedProblem('cut');
    return bytes;
  };
  const size = async () => (await exactly(4)).readUInt32BE();
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let left = await size(); left > 0; left = await size()) yield await exactly(left);
  }
  while (!(await reader.atEnd())) {
    const headSize = await size();
    if (headSize > LONGEST_HEAD) throw new SealedProblem('altered');
    const entry = JSON.parse((await exactly(headSize)).toString('utf8')) as Entry;
    const body = pieces();
    yield { entry, body };
    for await (const _rest of body);
  }
}
