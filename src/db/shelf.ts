import type { Reader } from './pool.server.ts';
import type { Tx } from './transaction.ts';

/** Some 20 kB each at most. */
const MOST = 400;

/** What was read and stays true under its key, by database. */
export interface Shelf<T> {
  get(reader: Reader, key: string): T | undefined;
  /** Puts it by; what an act read once the act is kept, for what it sees may yet be undone. */
  put(reader: Reader, key: string, value: T): void;
}

const isAct = (reader: Reader): reader is Tx => 'home' in reader;

/** For what is never changed, or is asked for under a revision that changes with it (db/revision.ts). */
export function openShelf<T>(): Shelf<T> {
  const kept = new WeakMap<Reader, Map<string, T>>();
  const put = (reader: Reader, key: string, value: T): void => {
    const shelf = kept.get(reader) ?? new Map<string, T>();
    kept.set(reader, shelf);
    if (shelf.size >= MOST) shelf.delete(shelf.keys().next().value as string);
    shelf.set(key, value);
  };
  return {
    get: (reader, key) => kept.get(isAct(reader) ? reader.home : reader)?.get(key),
    put: (reader, key, value) =>
      isAct(reader) ? reader.onceKept(() => put(reader.home, key, value)) : put(reader, key, value),
  };
}
