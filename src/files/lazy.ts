import { openFolderStore } from './folder.ts';
import type { FileStore } from './store.ts';

/** The folder store, opened by whoever needs it first: a program that only migrates makes no folder. */
export function lazyFolderStore(folder: string): FileStore {
  let opened: Promise<FileStore> | undefined;
  const store = () => {
    opened ??= openFolderStore(folder).catch((error) => {
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
  };
}
