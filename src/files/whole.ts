import type { FileStore } from './store.ts';

/** Only for what the program made itself, or what was accepted as small enough to be held whole. */
export async function bytesIn(store: FileStore, sha256: string): Promise<Uint8Array> {
  const file = await store.open(sha256);
  if (!file) throw new Error(`The file ${sha256} is not in the store`);
  const chunks: Buffer[] = [];
  for await (const chunk of file.read()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Keeps a PDF or picture the program made. A disk without room is an exception: a job made it, and comes again. */
export async function keptIn(store: FileStore, made: Uint8Array): Promise<{ sha256: string; size: number }> {
  const terms = { limit: Number.POSITIVE_INFINITY, accept: ['pdf', 'jpeg'] as const, trusted: true as const };
  const kept = await store.put(slices(made), terms);
  if (!kept.ok) throw new Error(`A file the program made was refused: ${kept.code}`);
  return { sha256: kept.value.sha256, size: kept.value.size };
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 262_144) yield bytes.subarray(at, at + 262_144);
}
