import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type AgencyFile, agencyFile, importAgencies } from '#agency/index.ts';
import { succeedAll } from '#dossier/index.ts';
import { BadValue } from '#kernel/check.ts';
import { formatCount } from '#ui/format.ts';
import { languages, refusalSentence } from '#words/index.ts';
import { openApp } from '../app.ts';
import { readSettings } from '../env.server.ts';
import type { Call } from './command.ts';
import { openExisting } from './database.ts';
import { CalledWrongly } from './manual.ts';

/**
 * `motcua import agencies FILE.json`: a province's agencies by the acts that found, end and empower them; what agencies that
 * have ended by today left open goes to their successors. The first entry that cannot be ends it; the file mended goes on.
 */
export async function importAgenciesFile(call: Call, paths: readonly string[]): Promise<number> {
  const { agencies: say } = languages[call.language].data;
  const [given] = paths;
  if (given === undefined || paths.length > 1) throw new CalledWrongly(say.file);
  const path = resolve(call.from, given);
  const file = readFile(path, call);
  if (typeof file === 'string') return tell(call, file, { file: path });
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    const outcome = await importAgencies(app, 'system:cli', file);
    if ('bad' in outcome) {
      const { at, refused } = outcome.bad;
      const sentence = refusalSentence(call.language, refused);
      return tell(call, `${path}, ${at}: ${sentence} ${say.before}`, { file: path, path: at, code: refused.code });
    }
    const done = { ...outcome.done, moved: await succeedAll(app) };
    if (call.json) console.log(JSON.stringify({ ok: true, ...done }));
    else
      for (const [what, count] of Object.entries(done))
        console.log(say.did[what as keyof typeof done](formatCount(call.language, count)));
    return 0;
  } finally {
    await app.close();
    await database.close();
  }
}

/** The file, or what is wrong with it. */
function readFile(path: string, { language }: Call): AgencyFile | string {
  const words = languages[language].data;
  try {
    return agencyFile(JSON.parse(readFileSync(path, 'utf8')), '');
  } catch (error) {
    if (error instanceof BadValue)
      return words.line(path, error.path, words.problem[error.problem] + words.found(error.found));
    if (error instanceof SyntaxError) return words.line(path, '', words.problem['not-json']);
    throw error;
  }
}

function tell({ json }: Call, error: string, facts: Record<string, string>): number {
  if (json) console.log(JSON.stringify({ ok: false, error, ...facts }));
  else console.error(error);
  return 1;
}
