import { createHash } from 'node:crypto';
import { connectOnce } from '#db/pool.server.ts';
import { namedFiles } from '#db/snapshot.ts';
import { type Verified, verifyTrail } from '#db/verify.ts';
import { FileAltered } from '#files/chunks.ts';
import { compareFiles } from '#files/compare.ts';
import type { FileStore } from '#files/store.ts';
import { type App, openApp } from '../app.ts';
import { readSettings } from '../env.server.ts';
import { type Call, type Run, wordsOf } from './command.ts';
import { openExisting } from './database.ts';
import { CalledWrongly, readArguments } from './manual.ts';

/** Checks every chain and every published root of the realm, and with --files the store. 0 when nothing was changed, else 1. */
export const verify: Run = async (call) => {
  const { values, rest } = readArguments('verify', call);
  const { lang = call.language } = values;
  if (rest[0] !== undefined || (lang !== 'vi' && lang !== 'en'))
    throw new CalledWrongly(call.words.unknownArgument(rest[0] ?? `--lang ${lang}`));
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    const trail = await verifyTrail(app.read, app.realm);
    const files = values['files'] ? await verifyFiles(app, database.ownerUrl) : undefined;
    const isTrue = trail.breaks.length === 0 && trail.falseRoots.length === 0;
    const agree = !files || (files.missing.length === 0 && files.altered.length === 0);
    const ok = isTrue && agree;
    if (call.json) console.log(JSON.stringify({ ok, ...trail, ...(files ? { files } : {}) }));
    else console.log(text(isTrue, trail, agree, files, wordsOf(lang)));
    return ok ? 0 : 1;
  } finally {
    await app.close();
    await database.close();
  }
};

export interface FilesVerified {
  checked: number;
  /** Named by a row, and not in the store. */
  readonly missing: string[];
  readonly altered: string[];
  /** In the store and named by no row: what a draft once held. No fault; the archive's to find. */
  orphans: number;
}

/** Whether store and database agree: each file named is there and of the content its hash says. All realms share the store. */
export async function verifyFiles({ files }: App, ownerUrl: string): Promise<FilesVerified> {
  const found: FilesVerified = { checked: 0, missing: [], altered: [], orphans: 0 };
  const client = await connectOnce(ownerUrl);
  try {
    await client.query('begin isolation level repeatable read read only; set local role motcua_owner');
    for await (const { sha256, isNamed, isStored } of compareFiles(namedFiles(client), files.list())) {
      // Listed before it was stored: looked for once more before it is called missing.
      const there = isStored || (await files.has(sha256));
      if (!isNamed) found.orphans += 1;
      if (!there) found.missing.push(sha256);
      else if (!(await isWhole(files, sha256))) found.altered.push(sha256);
      found.checked += 1;
    }
    return found;
  } finally {
    await client.end();
  }
}

async function isWhole(files: FileStore, sha256: string): Promise<boolean> {
  const file = await files.open(sha256);
  if (!file) return false;
  const hash = createHash('sha256');
  try {
    for await (const part of file.read()) hash.update(part as Buffer);
  } catch (error) {
    if (error instanceof FileAltered) return false;
    throw error;
  }
  return hash.digest('hex') === sha256;
}

function text(
  isTrue: boolean,
  { chains, entries, days, breaks, falseRoots }: Verified,
  agree: boolean,
  files: FilesVerified | undefined,
  { verify: say }: Call['words'],
): string {
  const trail = [
    say.trail(String(chains), String(entries), String(days), isTrue),
    ...breaks.map(({ subject, seq, why }) => say.broken(subject, String(seq), say.why[why])),
    ...falseRoots.map((day) => say.falseRoot(day)),
  ];
  const store = files && [
    say.files(String(files.checked), agree),
    ...files.missing.map((sha256) => say.missing(sha256)),
    ...files.altered.map((sha256) => say.altered(sha256)),
    ...(files.orphans > 0 ? [say.orphans(String(files.orphans))] : []),
  ];
  return [...trail, ...(store ?? [])].join('\n');
}
