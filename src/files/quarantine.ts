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
    if (!shelf) return;
    yield* shelf.list();
    // Left between the two steps of its removal by a killed process.
    yield* shelf.listAside();
  },
  async remove(sha256) {
    if (!shelf) return;
    const has = async () => {
      const item = await shelf.take(sha256);
      await item?.close();
      return item !== undefined;
    };
    if (!(await has())) return;
    const failed = await shelf.setAside(sha256).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    await shelf.drop(sha256);
    if (failed && (await has())) throw failed.error;
  },
});
