import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { rowsEndedIn } from '#db/snapshot.ts';
import { SealedProblem, type Secret, unseal } from '#files/sealed.ts';
import { type Entry, readEntries } from './entries.ts';

export type Manifest = Extract<Entry, { kind: 'manifest' }>;
export interface Checked {
  readonly manifest: Manifest;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/** What was backed up, entry by entry; every byte authentic. Throws SealedProblem. */
export async function* entriesOf(path: string, secret: Secret): ReturnType<typeof readEntries> {
  const sealed = Readable.from(unseal(createReadStream(path, { highWaterMark: 262_144 }), secret));
  const plain = sealed.pipe(createZstdDecompress());
  sealed.once('error', (error) => plain.destroy(error));
  try {
    yield* readEntries(plain);
  } finally {
    plain.destroy();
    sealed.destroy();
  }
}

/** Reads a backup to its end without keeping anything: whole, authentic, each file of the content its hash says. */
export async function checkBackup(path: string, secret: Secret): Promise<Checked> {
  const found: { manifest?: Manifest; end?: Extract<Entry, { kind: 'end' }> } = {};
  const counted: Record<string, number> = {};
  const seen = { manifest: 0, table: 0, cluster: 0, file: 0, end: 0 };
  for await (const { entry, body } of entriesOf(path, secret)) {
    seen[entry.kind] += 1;
    if (entry.kind === 'manifest') found.manifest = entry;
    if (entry.kind === 'end') found.end = entry;
    if (entry.kind === 'table') counted[`${entry.table.schema}.${entry.table.name}`] = await rowsOf(body);
    if (entry.kind === 'file' && (await hashOf(body)) !== entry.sha256) throw new SealedProblem('altered');
  }
  const { manifest, end } = found;
  if (!manifest || !end || end.files !== seen.file || end.parts !== seen.table + seen.cluster)
    throw new SealedProblem('cut');
  if (Object.entries(end.rows).some(([name, count]) => counted[name] !== count)) throw new SealedProblem('altered');
  const rows = Object.values(end.rows).reduce((sum, one) => sum + one, 0);
  return { manifest, tables: seen.table, files: seen.file, rows };
}

async function rowsOf(body: AsyncIterable<Uint8Array>): Promise<number> {
  let rows = 0;
  for await (const piece of body) rows += rowsEndedIn(piece);
  return rows;
}

async function hashOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of body) hash.update(piece);
  return hash.digest('hex');
}
