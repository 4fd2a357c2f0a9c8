import { existsSync } from 'node:fs';
import { unapplied } from '#db/schema-version.ts';
import { sealWebhookSecrets } from '#feed/index.ts';
import { openFiles, readyKeys } from '#files/open.ts';
import { addFilesKey, dropOldKeys } from '#files/realm-keys.ts';
import type { FileStore } from '#files/store.ts';
import { sealCodes } from '#identity/index.ts';
import { type App, openApp } from '../app.ts';
import { readSettings, type Settings } from '../env.server.ts';
import { type Call, CommandRefused, type Run } from './command.ts';
import { clusterOf, MIGRATIONS, openExisting } from './database.ts';
import { CalledWrongly, readArguments } from './manual.ts';
import { previews } from './previews.ts';
import { step } from './step.ts';

interface Hand {
  readonly settings: Settings;
  readonly store: FileStore;
  readonly keyFile: string;
  readonly call: Call;
}

/** What webhooks are signed with, and what officers' codes are checked with. */
async function bothKinds(app: App, words: Call['words']) {
  const [secrets, codes] = [await sealWebhookSecrets(app), await sealCodes(app)];
  if (!secrets.ok || !codes.ok) throw new CommandRefused(words.files.noKey);
  return { secrets: secrets.value, codes: codes.value };
}

/** The database keeps secrets under the same keys; where there is none yet there are none. */
async function bringUpSecrets({ settings, call }: Hand): Promise<object> {
  if (settings.databaseUrl === undefined && !existsSync(clusterOf(settings))) return {};
  const database = await openExisting(call, settings);
  try {
    const lacking = await unapplied(database.ownerUrl, MIGRATIONS);
    if (lacking.length > 0) throw new CommandRefused(call.words.refused.lacking(lacking.join(', ')));
    const app = openApp(settings, database.url);
    const done = await bothKinds(app, call.words).finally(() => app.close());
    const { secrets, codes } = done;
    if (call.json) return done;
    const { words } = call;
    console.log(words.files.secrets(String(secrets.sealed), String(secrets.rewrapped)));
    if (secrets.lost > 0) console.log(words.files.secretsLost(String(secrets.lost)));
    console.log(words.files.codes(String(codes.sealed), String(codes.rewrapped)));
    if (codes.lost.length > 0) console.log(words.files.codesLost(codes.lost.join(', ')));
    return done;
  } finally {
    await database.close();
  }
}

/** Every file sealed and under the newest key. Goes round again until nothing was left: programs keep files meanwhile. */
async function bringUpAll(hand: Hand): Promise<object> {
  const { store, call } = hand;
  const count = { 'as-it-was': 0, rewrapped: 0, sealed: 0 };
  let [files, changed] = [0, 1];
  while (changed > 0) {
    [files, changed] = [0, 0];
    for await (const { sha256 } of store.list()) {
      const done = await store.bringUp(sha256);
      files += 1;
      count[done] += 1;
      if (done !== 'as-it-was') changed += 1;
    }
  }
  const { sealed, rewrapped } = count;
  if (!call.json) console.log(call.words.files.done(String(files), String(sealed), String(rewrapped)));
  return { files, sealed, rewrapped, ...(await bringUpSecrets(hand)) };
}

async function rotate(hand: Hand): Promise<object> {
  addFilesKey(hand.keyFile);
  const done = await bringUpAll(hand);
  if (!hand.call.json) console.log(hand.call.words.files.keyAdded(hand.keyFile));
  return done;
}

async function drop(hand: Hand): Promise<object> {
  const {
    store,
    keyFile,
    call: { words, json },
  } = hand;
  let behind = 0;
  for await (const { sha256 } of store.list()) if ((await store.sealing(sha256)) !== 'current') behind += 1;
  if (behind > 0) throw new CommandRefused(words.files.needed(String(behind)));
  const secrets = await bringUpSecrets(hand);
  const dropped = dropOldKeys(keyFile);
  if (!json) console.log(words.files.dropped(String(dropped), keyFile));
  return { dropped, ...secrets };
}

const acts: Readonly<Record<string, (hand: Hand) => Promise<object>>> = {
  seal: bringUpAll,
  'rotate-key': rotate,
  'drop-old-keys': drop,
};

/** `motcua files`: the store's encryption at rest, and pictures of what it keeps, while programs use it. */
export const files: Run = async (call) => {
  const { rest } = readArguments('files', call);
  if (rest.length === 1 && rest[0] === 'previews') return previews(call);
  const act = rest.length === 1 && Object.hasOwn(acts, rest[0] ?? '') ? acts[rest[0] as string] : undefined;
  if (!act) throw new CalledWrongly(call.words.files.which);
  const settings: Settings = readSettings(process.env);
  const { keyFile } = settings.files;
  if (keyFile === undefined) throw new CommandRefused(call.words.files.noKey);
  await readyKeys(settings.files);
  const store = await openFiles(settings.files);
  const told = await step(call, call.words.files.going, () => act({ settings, store, keyFile, call }));
  if (call.json) console.log(JSON.stringify({ ok: true, ...told }));
  return 0;
};
