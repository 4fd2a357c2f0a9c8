import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lazyFolderStore } from '#files/lazy.ts';
import { readSettings } from '../env.server.ts';
import { bringBack, refuseNewer, refuseUsedDatabase, refuseUsedFolder } from './backup/bring-back.ts';
import { checkBackup } from './backup/check.ts';
import type { Run } from './command.ts';
import { MIGRATIONS, openServer } from './database.ts';
import { CalledWrongly, readArguments } from './manual.ts';
import { secretOf } from './secret.ts';
import { step } from './step.ts';

/** `motcua restore`: a backup into an empty database and an empty folder, after the whole of it was checked. */
export const restore: Run = async (call) => {
  const asked = readArguments('restore', call);
  const place = asked.rest[0] ?? '';
  if (place === '' || asked.rest.length > 1) throw new CalledWrongly(call.words.manual.fileMissing);
  const path = resolve(call.from, place);
  const secret = await secretOf(asked, call);
  const settings = readSettings(process.env);
  const folder = join(settings.varFolder, 'files');
  const cluster = join(settings.varFolder, 'postgres');
  refuseUsedFolder(folder);
  const began = performance.now();
  const checked = await step(call, call.words.backup.checking, () => checkBackup(path, secret));
  refuseNewer(checked.manifest, MIGRATIONS);
  const isNew = !settings.databaseUrl && !existsSync(cluster);
  const database = await openServer(call, settings);
  let isDone = false;
  try {
    await refuseUsedDatabase(database.ownerUrl);
    const target = { ownerUrl: database.ownerUrl, files: lazyFolderStore(folder), folder, migrations: MIGRATIONS };
    await step(call, call.words.backup.restoring, () => bringBack(path, secret, checked, target));
    isDone = true;
  } finally {
    await database.close();
    // What this run made and did not finish would refuse the next.
    if (!isDone && isNew) rmSync(cluster, { recursive: true, force: true });
    if (!isDone) rmSync(folder, { recursive: true, force: true });
  }
  const { rows, files, manifest } = checked;
  const seconds = Math.round(performance.now() - began) / 1000;
  if (call.json) console.log(JSON.stringify({ ok: true, at: manifest.at, rows, files, seconds }));
  else console.log(call.words.backup.restored(manifest.at, String(rows), String(files), String(seconds)));
  return 0;
};
