import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { recordBackup } from '#db/backups.ts';
import { openApp } from '../app.ts';
import { readSettings } from '../env.server.ts';
import { baseBytes } from './backup/base.ts';
import { checkBackup } from './backup/check.ts';
import { backupBytes, type Made } from './backup/make.ts';
import { BackupProblem } from './backup/problem.ts';
import type { Call, Run } from './command.ts';
import { clusterOf, openExisting } from './database.ts';
import { type Arguments, CalledWrongly, readArguments } from './manual.ts';
import { makeKey, secretOf } from './secret.ts';
import { step } from './step.ts';

/** `motcua backup`: database and files into one sealed file, while the program runs. */
export const backup: Run = async (call) => {
  const asked = readArguments('backup', call);
  const key = asked.values['make-key'];
  if (typeof key === 'string') return made(resolve(call.from, key), call);
  const place = asked.rest[0] ?? '';
  if (place === '' || asked.rest.length > 1) throw new CalledWrongly(call.words.manual.fileMissing);
  return asked.values['check'] ? check(resolve(call.from, place), asked, call) : write(place, asked, call);
};

function made(path: string, { words, json }: Call): number {
  makeKey(path);
  console.log(json ? JSON.stringify({ ok: true, key: path }) : words.backup.keyMade(path));
  return 0;
}

async function check(path: string, asked: Arguments, call: Call): Promise<number> {
  const { manifest, tables, rows, files } = await checkBackup(path, await secretOf(asked, call));
  const { at, realm } = manifest;
  if (call.json) console.log(JSON.stringify({ ok: true, at, realm, tables, rows, files }));
  else console.log(call.words.backup.whole(at, String(rows), String(files)));
  return 0;
}

async function write(place: string, asked: Arguments, call: Call): Promise<number> {
  const path = place === '-' ? place : resolve(call.from, place);
  if (path !== '-' && existsSync(path)) throw new BackupProblem('exists', path);
  const secret = await secretOf(asked, call);
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  const told: Made = { tables: 0, rows: 0, files: 0, bytes: 0, missing: [] };
  const beganAt = app.clock.now();
  try {
    const isSealed = settings.files.keyFile !== undefined;
    const source = { ownerUrl: database.ownerUrl, realm: app.realm, files: app.files, isSealed, at: beganAt };
    const isBase = asked.values['base'] === true;
    if (isBase && settings.databaseUrl) throw new BackupProblem('not-archived');
    const bytes = isBase ? baseBytes(source, clusterOf(settings), secret, told) : backupBytes(source, secret, told);
    const size = await put(Readable.from(bytes), path);
    // A backup that nobody could read back is none.
    if (path !== '-') await step(call, call.words.backup.checking, () => checkBackup(path, secret));
    const checkedAt = path === '-' ? null : app.clock.now();
    await recordBackup(app, { beganAt, place: path, bytes: size, files: told.files, checkedAt });
    tell(path, { ...told, size, seconds: (app.clock.now() - beganAt) / 1000 }, call);
    return told.missing.length > 0 ? 1 : 0;
  } finally {
    await app.close();
    await database.close();
  }
}

/** Into a file that has its name only when it is whole and on the disk; or to standard output. Answers its bytes. */
async function put(sealed: Readable, path: string): Promise<number> {
  let size = 0;
  sealed.on('data', (part: Buffer) => {
    size += part.length;
  });
  sealed.pause();
  if (path === '-') {
    await pipeline(sealed, process.stdout, { end: false });
    return size;
  }
  const part = `${path}.part`;
  try {
    await pipeline(sealed, createWriteStream(part, { mode: 0o600, flush: true }));
    await rename(part, path);
  } finally {
    rmSync(part, { force: true });
  }
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
  return size;
}

type Told = Made & { readonly size: number; readonly seconds: number };

function tell(path: string, { rows, files, size, seconds, missing }: Told, { words, json, language }: Call): void {
  // To standard output went the backup itself.
  const say = path === '-' ? console.error : console.log;
  if (json) say(JSON.stringify({ ok: missing.length === 0, path, rows, files, size, seconds, missing }));
  else {
    const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    say(
      words.backup.done(
        path,
        format.format(rows),
        format.format(files),
        format.format(size / 1_048_576),
        format.format(seconds),
      ),
    );
    for (const sha256 of missing) say(words.verify.missing(sha256));
  }
}
