import type { Placed, Shelf } from './shelf.ts';
import type { Spool } from './spool.ts';

/**
 * Infected files, sealed as they came, on a shelf of their own that nothing reads: there is no way to open one. They are kept as evidence of
 * what was sent, and taken away after their days.
 */
export interface Quarantine {
  /** Takes a received file over. False where it is not kept: without a key it would lie there as it is. */
  take(spool: Spool, sha256: string): Promise<boolean>;
  list(): AsyncGenerator<Placed>;
  /** For good. Nothing happens where there is none. */
  remove(sha256: string): Promise<void>;
}

export const quarantineOn = (shelf: Shelf | undefined, isSealed: boolean): Quarantine => ({
  async take(spool, sha256) {
    if (!shelf || !isSealed) return false;
    await shelf.keep(sha256, await spool.settle(sha256));
    return true;
  },
  async *list() {
    if (shelf) yield* shelf.list();
  },
  async remove(sha256) {
    const item = await shelf?.take(sha256);
    await item?.close();
    if (!shelf || !item) return;
    // One that a killed process left between the two steps is only dropped.
    await shelf.setAside(sha256).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await shelf.drop(sha256);
  },
});
