import { join } from 'node:path';
import { folderShelf } from './folder-shelf.ts';
import { openKeeper } from './keeper.ts';
import type { RealmKeys } from './realm-keys.ts';
import type { FileStore } from './store.ts';

/** A store in a folder of this machine; what is being received lies in its `incoming`. Sealed where keys are given. */
export const openFolderStore = (folder: string, keys?: RealmKeys): Promise<FileStore> =>
  openKeeper({ shelf: folderShelf(folder), incoming: join(folder, 'incoming'), keys });
