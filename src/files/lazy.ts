import type { FileStore } from './store.ts';

/** A store opened by whoever needs it first: a program that only migrates makes no folder and asks no server. */
export function lazyStore(open: () => Promise<FileStore>): FileStore {
  let opened: Promise<FileStore> | undefined;
  const store = () => {
    opened ??= open().catch((error) => {
      opened = undefined; // a disk that was full or away is asked again
      throw error;
    });
    return opened;
  };
  return {
    put: async (source, terms) => (await store()).put(source, terms),
    open: async (sha256) => (await store()).open(sha256),
    has: async (sha256) => (await store()).has(sha256),
    sweepTemp: async (untouchedSince) => (await store()).sweepTemp(untouchedSince),
    async *list() {
      yield* (await store()).list();
    },
    sealing: async (sha256) => (await store()).sealing(sha256),
    collect: async (named, now) => (await store()).collect(named, now),
    bringUp: async (sha256) => (await store()).bringUp(sha256),
    quarantine: {
      take: async (spool, sha256) => (await store()).quarantine.take(spool, sha256),
      async *list() {
        yield* (await store()).quarantine.list();
      },
      remove: async (sha256) => (await store()).quarantine.remove(sha256),
    },
  };
}
