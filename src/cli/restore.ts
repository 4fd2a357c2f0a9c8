import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Snapshot } from '#db/snapshot.ts';
import { lazyStore } from '#files/lazy.ts';
import { openFiles, readyKeys } from '#files/open.ts';
import { FilesKeyProblem } from '#files/realm-keys.ts';
import type { Secret } from '#files/sealed.ts';
import { parseInstant } from '#kernel/time.ts';
import { readSettings, type Settings } from '../env.server.ts';
import { bringBackBase } from './backup/base.ts';
import { bringBack, refuseNewer, refuseUsedDatabase, refuseUsedFolder } from './backup/bring-back.ts';
import { type Checked, checkBackup } from './backup/check.ts';
import { BackupProblem } from './backup/problem.ts';
import type { Call, Run } from './command.ts';
import { clusterOf, MIGRATIONS, openServer } from './database.ts';
import { type Arguments, CalledWrongly, readArguments } from './manual.ts';
import { secretOf } from './secret.ts';
import { step } from './step.ts';

interface Hand {
  readonly path: string;
  readonly secret: Secret;
  readonly settings: Settings;
  readonly folder: string;
  readonly asked: Arguments;
  readonly call: Call;
}

/** `motcua restore`: a backup into an empty database and an empty folder, after the whole of it was checked. */
export const restore: Run = async (call) => {
  const asked = readArguments('restore', call);
  const place = asked.rest[0] ?? '';
  if (place === '' || asked.rest.length > 1) throw new CalledWrongly(call.words.manual.fileMissing);
  const path = resolve(call.from, place);
  const settings = readSettings(process.env);
  const { folder } = settings.files;
  const hand: Hand = { path, secret: await secretOf(asked, call), settings, folder, asked, call };
  refuseUsedFolder(folder);
  const began = performance.now();
  const checked = await step(call, call.words.backup.checking, () => checkBackup(path, hand.secret));
  // What lay sealed must not come back plain because nobody said where the key is.
  if (checked.manifest.sealed && settings.files.keyFile === undefined)
    throw new FilesKeyProblem('key-missing', 'FILES_KEY_FILE');
  await readyKeys(settings.files);
  try {
    if (checked.manifest.cluster) await intoCluster(hand);
    else await intoDatabase(hand, checked.manifest.snapshot as Snapshot);
  } catch (error) {
    // It was empty before; what came half would refuse the next try.
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  tell(checked, Math.round(performance.now() - began) / 1000, call);
  return 0;
};

async function intoDatabase({ path, secret, settings, folder, asked, call }: Hand, snapshot: Snapshot): Promise<void> {
  if (asked.values['wal'] || asked.values['to']) throw new BackupProblem('no-base');
  refuseNewer(snapshot, MIGRATIONS);
  const cluster = clusterOf(settings);
  const isNew = !settings.databaseUrl && !existsSync(cluster);
  const database = await openServer(call, settings);
  let isDone = false;
  try {
    await refuseUsedDatabase(database.ownerUrl);
    const target = {
      ownerUrl: database.ownerUrl,
      files: lazyStore(() => openFiles(settings.files)),
      folder,
      migrations: MIGRATIONS,
    };
    await step(call, call.words.backup.restoring, () => bringBack(path, secret, snapshot, target));
    isDone = true;
  } finally {
    await database.close();
    if (!isDone && isNew) rmSync(cluster, { recursive: true, force: true });
  }
}

async function intoCluster({ path, secret, settings, asked, call }: Hand): Promise<void> {
  const { wal, to } = asked.values;
  const cluster = clusterOf(settings);
  if (typeof wal !== 'string' || settings.databaseUrl || existsSync(cluster)) throw new BackupProblem('base-wants');
  const until = typeof to === 'string' ? parseInstant(to) : undefined;
  if (to !== undefined && until === undefined) throw new CalledWrongly(call.words.refused.momentUnreadable(String(to)));
  const target = {
    ...{ cluster, files: lazyStore(() => openFiles(settings.files)), archive: resolve(call.from, wal) },
    until: until === undefined ? undefined : new Date(until),
  };
  await step(call, call.words.backup.restoring, () => bringBackBase(path, secret, target));
}

function tell({ manifest, rows, files }: Checked, seconds: number, { words, json }: Call): void {
  if (json) console.log(JSON.stringify({ ok: true, at: manifest.at, rows, files, seconds }));
  else console.log(words.backup.restored(manifest.at, String(rows), String(files), String(seconds)));
}
