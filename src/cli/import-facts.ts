import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FACT_COLUMNS, importFacts, readFacts } from '#scorecard/index.ts';
import { formatCount } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import { openApp } from '../app.ts';
import { readSettings } from '../env.server.ts';
import type { Call } from './command.ts';
import { openExisting } from './database.ts';
import { CalledWrongly } from './manual.ts';

/** `motcua import facts FILE.csv`: all of a file or nothing, every bad line named. */
export async function importFactsFile(call: Call, paths: readonly string[]): Promise<number> {
  const { command: say } = languages[call.language].score;
  const [given] = paths;
  if (given === undefined || paths.length > 1) throw new CalledWrongly(say.factsFile);
  const path = resolve(call.from, given);
  const read = readFacts(readFileSync(path, 'utf8'));
  if ('bad' in read) {
    const told = read.bad.map(({ line, problem, found }) =>
      say.badLine(path, String(line), say.problem[problem](found, FACT_COLUMNS.join(','))),
    );
    if (call.json) console.log(JSON.stringify({ ok: false, error: told.join('\n'), bad: read.bad }));
    else console.error([...told, say.nothingTaken].join('\n'));
    return 1;
  }
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    const { facts, changed } = await importFacts(app, read.facts);
    if (call.json) console.log(JSON.stringify({ ok: true, facts, changed }));
    else console.log(say.imported(formatCount(call.language, facts), formatCount(call.language, changed)));
    return 0;
  } finally {
    await app.close();
    await database.close();
  }
}
