import { type Generated, generate, type Wish } from '#demo/index.ts';
import { instantOf, parseLocalDate } from '#kernel/time.ts';
import { type App, openApp } from '../app.ts';
import { readSettings, type Settings } from '../env.server.ts';
import { type Call, CommandRefused, type Run } from './command.ts';
import { openExisting } from './database.ts';
import { type Arguments, CalledWrongly, readArguments, wholeNumber } from './manual.ts';

/** `motcua generate`: dossiers with a true history, for benches and trials. */
export const generateCommand: Run = async (call) => {
  const asked = readArguments('generate', call);
  if (asked.rest[0] !== undefined) throw new CalledWrongly(call.words.unknownArgument(asked.rest[0]));
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    const wish = { ...wishOf(asked, app, call), ownerUrl: database.ownerUrl };
    await refuseUnfit(app, settings, call, asked.values['into-used'] === true);
    tell(await generate(app, { ...wish, progress: progressOf(wish, call) }), call);
    return 0;
  } finally {
    await app.close();
    await database.close();
  }
};

function wishOf(asked: Arguments, app: App, call: Call): Omit<Wish, 'ownerUrl'> {
  const day = asked.values['until'];
  const until = typeof day === 'string' ? parseLocalDate(day) : undefined;
  if (day !== undefined && !until) throw new CalledWrongly(call.words.refused.dayUnreadable(String(day)));
  return {
    count: wholeNumber(asked, 'count', 10_000, call),
    seed: wholeNumber(asked, 'seed', 1, call),
    days: wholeNumber(asked, 'days', 270, call),
    officers: wholeNumber(asked, 'officers', 0, call),
    until: until ? instantOf(until, 1439) : app.clock.now(),
  };
}

/** Invented dossiers among real ones could not be told apart again. */
async function refuseUnfit(
  { read, realm }: App,
  { demo }: Settings,
  { words }: Call,
  evenUsed: boolean,
): Promise<void> {
  const { rows } = await read.query<{ used: boolean; ready: boolean }>(
    `select exists (select from dossier where realm = $1) as used,
       exists (select from procedure_route where realm = $1 and route = 'here') as ready`,
    [realm],
  );
  const { used = false, ready = false } = rows[0] ?? {};
  if (!ready) throw new CommandRefused(words.refused.noProvince);
  if (!evenUsed && (!demo || used)) throw new CommandRefused(words.refused.notForGenerate);
}

function progressOf({ count }: { count: number }, { json, words, language }: Call): (done: number) => void {
  if (json || !process.stderr.isTTY) return () => {};
  const format = new Intl.NumberFormat(language);
  return (done) => process.stderr.write(`\r${words.generating(format.format(done), format.format(count))} `);
}

function tell({ dossiers, seconds, states, skipped }: Generated, { json, words, language }: Call): void {
  const rate = Math.round(dossiers / seconds);
  if (json) {
    console.log(JSON.stringify({ ok: true, dossiers, seconds, perSecond: rate, states, skipped }));
    return;
  }
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  if (process.stderr.isTTY) process.stderr.write('\n');
  console.log(words.generated(format.format(dossiers), format.format(seconds), format.format(rate)));
  if (skipped.length > 0) console.log(words.skipped(skipped.join(', ')));
}
