import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BadValue } from '#kernel/check.ts';
import { importParForm, parFormWish } from '#scorecard/index.ts';
import { languages, refusalSentence } from '#words/index.ts';
import { type Call, CommandRefused } from './command.ts';
import { withApp } from './database.ts';
import { CalledWrongly } from './manual.ts';

/** `motcua score import-criteria FILE`: a province's form of self-scoring for a group and a year. */
export async function importCriteriaCommand(call: Call, rest: readonly string[]): Promise<number> {
  const words = languages[call.language];
  const [name, ...more] = rest;
  if (name === undefined || more.length > 0) throw new CalledWrongly(words.published.cli.criteriaUsage);
  const file = resolve(call.from, name);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandRefused(words.published.cli.unreadable(file));
  });
  const wish = wishIn(text, (why) => words.published.cli.badFile(file, why), words.data.problem);
  return withApp(async (app) => {
    const done = await importParForm(app, 'system:cli', wish);
    if (!done.ok) throw new CommandRefused(refusalSentence(call.language, done));
    const told = words.par.imported(String(done.value.criteria), String(done.value.units));
    console.log(call.json ? JSON.stringify({ ok: true, ...done.value }) : told);
    return 0;
  })(call);
}

function wishIn(text: string, say: (why: string) => string, problems: Readonly<Record<string, string>>) {
  try {
    return parFormWish(JSON.parse(text), '');
  } catch (error) {
    if (error instanceof BadValue)
      throw new CommandRefused(say(`${error.path}: ${problems[error.problem]} (${error.found})`));
    throw new CommandRefused(say((error as Error).message));
  }
}
