import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadValue } from '#kernel/check.ts';
import { languages } from '#words/index.ts';
import { type App, openApp } from '../app.ts';
import { readSettings } from '../env.server.ts';
import type { Call } from './command.ts';
import { openExisting } from './database.ts';
import { CalledWrongly } from './manual.ts';

interface Wanted<File> {
  /** How the command is called. */
  readonly usage: string;
  /** Throws `BadValue` where the file is not of the shape. */
  readonly shape: (value: unknown, path: string) => File;
  /** Answers the exit code; `path` is the file's own, whole. */
  readonly run: (app: App, file: File, path: string) => Promise<number>;
}

/** Does something with one JSON file of a province, named on the command line; says what is wrong with it before anything is opened. */
export async function withProvinceFile<File>(
  call: Call,
  paths: readonly string[],
  { usage, shape, run }: Wanted<File>,
): Promise<number> {
  const [given] = paths;
  if (given === undefined || paths.length > 1) throw new CalledWrongly(usage);
  const path = resolve(call.from, given);
  const read = readFile(path, shape, call);
  if ('wrong' in read) return tellWrong(call, read.wrong, { file: path });
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    return await run(app, read.file, path);
  } finally {
    await app.close();
    await database.close();
  }
}

function readFile<File>(
  path: string,
  shape: Wanted<File>['shape'],
  { language }: Call,
): { file: File } | { wrong: string } {
  const words = languages[language].data;
  try {
    return { file: shape(JSON.parse(readFileSync(path, 'utf8')), '') };
  } catch (error) {
    if (error instanceof BadValue)
      return { wrong: words.line(path, error.path, words.problem[error.problem] + words.found(error.found)) };
    if (error instanceof SyntaxError) return { wrong: words.line(path, '', words.problem['not-json']) };
    throw error;
  }
}

/** Prints what is wrong; answers the exit code. */
export function tellWrong({ json }: Call, error: string, facts: Record<string, string>): number {
  if (json) console.log(JSON.stringify({ ok: false, error, ...facts }));
  else console.error(error);
  return 1;
}
