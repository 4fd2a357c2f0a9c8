import { hasRaster } from '#files/raster.ts';
import { askMissingPreviews } from '#jobs/missing-previews.ts';
import { openApp } from '../app.ts';
import { readSettings } from '../env.server.ts';
import { type Call, CommandRefused } from './command.ts';
import { openExisting } from './database.ts';
import { step } from './step.ts';

/** `motcua files previews`: pictures of papers kept before. Workers draw them; this only asks. */
export async function previews(call: Call): Promise<number> {
  if (!hasRaster()) throw new CommandRefused(call.words.files.noRaster);
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    const told = await step(call, call.words.files.asking, () => askMissingPreviews(app));
    if (call.json) console.log(JSON.stringify({ ok: true, ...told }));
    else console.log(call.words.files.asked(String(told.files), String(told.asked)));
    return 0;
  } finally {
    await app.close();
    await database.close();
  }
}
