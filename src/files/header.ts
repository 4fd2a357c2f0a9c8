import type { FileHandle } from 'node:fs/promises';
import { LABEL_BYTES } from './realm-keys.ts';
import type { Label } from './shelf.ts';

/** How a sealed file in a folder begins: this mark and two places for a label. No accepted type begins like it. */
const MAGIC = Buffer.from('MOTCUAF1');
const SLOT = 124;
/** One sector of any disk holds it all. */
export const HEADER_BYTES = MAGIC.length + 2 * SLOT;

const slotAt = (which: 0 | 1): number => MAGIC.length + which * SLOT;

export function headerOf(label: Label): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  label.copy(header, slotAt(0));
  return header;
}

/** The labels in a file's first bytes; nothing if it is a plain file. */
export function labelsIn(header: Buffer): Label[] | undefined {
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  return ([0, 1] as const)
    .map((which) => header.subarray(slotAt(which), slotAt(which) + LABEL_BYTES))
    .filter((label) => label.some((byte) => byte !== 0));
}

/** Puts a new label into the free place and then empties the other: at every moment one of them is whole and on the disk. */
export async function replaceLabel(file: FileHandle, seen: readonly Label[], label: Label): Promise<boolean> {
  const { buffer: header } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  const there = labelsIn(header) ?? [];
  if (there.length !== seen.length || there.some((one, at) => !one.equals(seen[at] as Label))) return false;
  const isFree = (which: 0 | 1) => header.subarray(slotAt(which), slotAt(which) + SLOT).every((byte) => byte === 0);
  const free = isFree(0) ? 0 : 1;
  const filled = Buffer.alloc(SLOT);
  label.copy(filled);
  await file.write(filled, 0, SLOT, slotAt(free));
  await file.sync();
  await file.write(Buffer.alloc(SLOT), 0, SLOT, slotAt(free === 0 ? 1 : 0));
  await file.sync();
  return true;
}
