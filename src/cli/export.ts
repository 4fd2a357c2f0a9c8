import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { eventLog, LOG_FORMATS, type LogFormat } from '#dossier/index.ts';
import { type Instant, instant, instantOf, parseLocalDate } from '#kernel/time.ts';
import type { Call, Run } from './command.ts';
import { type Arguments, CalledWrongly, calledAs, readArguments } from './manual.ts';
import { openRun } from './simulation-database.ts';

/** `motcua export events`: what happened to dossiers, for process-mining tools, without personal data. */
export const exportCommand: Run = async (call) => {
  const asked = readArguments('export', call);
  const [what, file = '-', more] = asked.rest;
  if (what === undefined) throw calledAs('export', call);
  if (what !== 'events' || more !== undefined) throw new CalledWrongly(call.words.unknownArgument(more ?? what));
  const format = formatOf(asked, call);
  const run = asked.values['run'];
  const { app, close } = await openRun(call, typeof run === 'string' ? run : undefined, 'look');
  try {
    const salt = asked.values['salt'];
    const log = eventLog(app.read, app.realm, {
      ...{ format, from: dayOf(asked, 'from', 0, call), to: dayOf(asked, 'to', 1, call) },
      salt: typeof salt === 'string' ? salt : randomBytes(16).toString('hex'),
    });
    if (file === '-') for await (const piece of log) process.stdout.write(piece);
    else await pipeline(Readable.from(log), createWriteStream(resolve(call.from, file)));
    if (call.json && file !== '-') console.log(JSON.stringify({ ok: true, format, file }));
    return 0;
  } finally {
    await close();
  }
};

function formatOf({ values }: Arguments, { words }: Call): LogFormat {
  const wish = values['format'] ?? 'ocel';
  const found = LOG_FORMATS.find((one) => one === wish);
  if (!found) throw new CalledWrongly(words.simulation.formatUnknown(String(wish)));
  return found;
}

/** The first moment of a day, or of the day after; the beginning and the end of everything, if not said. */
function dayOf({ values }: Arguments, name: 'from' | 'to', after: 0 | 1, { words }: Call): Instant {
  const text = values[name];
  if (text === undefined) return instant(after === 0 ? 0 : 8_640_000_000_000);
  const day = parseLocalDate(String(text));
  if (!day) throw new CalledWrongly(words.refused.dayUnreadable(String(text)));
  return instantOf(day, after * 1440);
}
