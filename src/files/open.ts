import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { folderShelf } from './folder-shelf.ts';
import type { Scanning } from './judge.ts';
import { openKeeper } from './keeper.ts';
import { FilesKeyProblem, keysOfFile, makeFilesKey, type RealmKeys } from './realm-keys.ts';
import type { S3Bucket } from './s3-client.ts';
import { s3Shelf } from './s3-shelf.ts';
import { openScanner, type ScannerAddress } from './scanner.ts';
import type { Shelf } from './shelf.ts';
import type { FileStore } from './store.ts';

/** Where and how files are kept, as the settings say it. */
export interface FilesSettings {
  /** On this machine: the store itself, and what is being received. */
  readonly folder: string;
  /** A bucket that holds the store instead; the folder then holds only what is being received. */
  readonly s3: S3Bucket | undefined;
  readonly keyFile: string | undefined;
  /** The key file is the program's own, beside its own database: made at the first start. */
  readonly makesKey: boolean;
  /** clamd, and what happens to files while it gives no verdict. */
  readonly scanner: { readonly address: ScannerAddress; readonly away: 'refuse' | 'accept' } | undefined;
  /** How long infected files are kept apart, and under which prefix of the store; 0 days: nothing of them is kept. */
  readonly quarantine: { readonly days: number; readonly prefix: string };
}

/** The program's own key file before the first start: nothing is sealed yet. One that was named must be there. */
export const keysOf = ({ keyFile, makesKey }: FilesSettings): RealmKeys | undefined =>
  keyFile === undefined || (makesKey && !existsSync(keyFile)) ? undefined : keysOfFile(keyFile);

export const shelfOf = ({ s3, folder }: FilesSettings): Shelf => (s3 ? s3Shelf(s3) : folderShelf(folder));

/** Nothing that lists, collects, copies or serves the store's files sees this shelf. */
const infectedShelf = ({ s3, folder, quarantine: { days, prefix } }: FilesSettings): Shelf | undefined => {
  if (days === 0) return undefined;
  return s3 ? s3Shelf(s3, `${prefix}/`) : folderShelf(join(folder, prefix));
};

/** The store the settings describe. `told` hears what the scanner says of each file. */
export const openFiles = (settings: FilesSettings, told: Scanning['told'] = () => {}): Promise<FileStore> =>
  openKeeper({
    shelf: shelfOf(settings),
    incoming: join(settings.folder, 'incoming'),
    keys: keysOf(settings),
    infected: infectedShelf(settings),
    scanning: settings.scanner && {
      scanner: openScanner(settings.scanner.address),
      away: settings.scanner.away,
      told,
    },
  });

/**
 * Before files are kept or served: a first key is made where the program makes its own, and the keys must open what is
 * there. Never makes a key beside files that were sealed with another: they would be lost without a word. Throws
 * FilesKeyProblem.
 */
export async function readyKeys(settings: FilesSettings): Promise<void> {
  const { keyFile, makesKey } = settings;
  if (keyFile !== undefined && !existsSync(keyFile)) {
    if (!makesKey || (await firstSealing(settings)) === 'lost') throw new FilesKeyProblem('key-missing', keyFile);
    makeFilesKey(keyFile);
  }
  if ((await firstSealing(settings)) === 'lost') throw new FilesKeyProblem('key-lost', keyFile ?? 'FILES_KEY_FILE');
  keysOf(settings)?.secrets();
}

async function firstSealing(settings: FilesSettings) {
  const store = await openFiles(settings);
  for await (const { sha256 } of store.list()) return store.sealing(sha256);
  return undefined;
}
