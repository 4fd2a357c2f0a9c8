import { Readable } from 'node:stream';
import { createZstdCompress } from 'node:zlib';
import type pg from 'pg';
import { connectOnce } from '#db/pool.server.ts';
import { atOneMoment, namedFiles, rowsEndedIn, rowsOut, type Snapshot } from '#db/snapshot.ts';
import { compareFiles } from '#files/compare.ts';
import { type Secret, seal } from '#files/sealed.ts';
import type { FileStore } from '#files/store.ts';
import { entryBytes } from './entries.ts';

export interface Source {
  /** As the owner of the tables: every realm is backed up. */
  readonly ownerUrl: string;
  readonly realm: string;
  readonly files: FileStore;
  /** Whether the store seals. */
  readonly isSealed: boolean;
  readonly at: number;
}

export interface Made {
  tables: number;
  rows: number;
  files: number;
  /** Plain, before compression. */
  bytes: number;
  /** Hashes the database names and the store has not: they could not be backed up. */
  missing: string[];
}

/**
 * A backup as sealed bytes: the database at one moment, then every file in the store. Files are never changed and never
 * removed, and a row is written only after its file: so the files listed after the moment hold all that its rows name.
 */
export const backupBytes = (source: Source, secret: Secret, made: Made): AsyncGenerator<Buffer> =>
  sealedBytes(entries(source, made), secret, made);

/** Entries compressed and sealed, counted on the way. */
export function sealedBytes(entries: AsyncIterable<Uint8Array>, secret: Secret, made: Made): AsyncGenerator<Buffer> {
  const plain = Readable.from(
    watched(entries, (bytes) => {
      made.bytes += bytes.length;
    }),
    { objectMode: false, highWaterMark: 262_144 },
  );
  const compressed = plain.pipe(createZstdCompress());
  // A pipe does not carry errors on.
  plain.once('error', (error) => compressed.destroy(error));
  return seal(compressed, secret);
}

async function* watched(
  source: AsyncIterable<Uint8Array>,
  see: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    see(bytes);
    yield bytes;
  }
}

async function* entries(source: Source, made: Made): AsyncGenerator<Uint8Array> {
  const client = await connectOnce(source.ownerUrl);
  try {
    yield* atOneMoment(client, (snapshot) => everything(client, snapshot, source, made));
  } finally {
    await client.end();
  }
}

async function* everything(
  client: pg.Client,
  snapshot: Snapshot,
  source: Source,
  made: Made,
): AsyncGenerator<Uint8Array> {
  const rows: Record<string, number> = {};
  const { realm, at, isSealed } = source;
  const sealed = isSealed ? { sealed: true as const } : {};
  yield* entryBytes({ kind: 'manifest', format: 1, realm, at: new Date(at).toISOString(), ...sealed, snapshot });
  for (const table of snapshot.tables) {
    let rowCount = 0;
    const out = await rowsOut(client, table);
    yield* entryBytes(
      { kind: 'table', table },
      watched(out, (bytes) => {
        rowCount += rowsEndedIn(bytes);
      }),
    );
    rows[`${table.schema}.${table.name}`] = rowCount;
    made.tables += 1;
    made.rows += rowCount;
  }
  await client.query('set local role motcua_owner');
  yield* fileEntries(client, source, made);
  yield* entryBytes({ kind: 'end', rows, files: made.files, parts: made.tables });
}

export async function* fileEntries(client: pg.Client, { files }: Source, made: Made): AsyncGenerator<Uint8Array> {
  for await (const { sha256, isStored } of compareFiles(namedFiles(client), files.list())) {
    const file = isStored ? await files.open(sha256) : undefined;
    if (!file) {
      made.missing.push(sha256);
      continue;
    }
    yield* entryBytes({ kind: 'file', sha256, size: file.size }, file.read());
    made.files += 1;
  }
}
