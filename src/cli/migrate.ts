import { migrate as bringUp } from '#db/migrate.ts';
import { readSettings } from '../env.server.ts';
import type { Run } from './command.ts';
import { MIGRATIONS, openServer } from './database.ts';
import { readArguments } from './manual.ts';

/** Brings the database to the program's schema and says what was applied. */
export const migrate: Run = async (call) => {
  readArguments('migrate', call);
  const database = await openServer(call, readSettings(process.env));
  try {
    const applied = await bringUp(database.ownerUrl, MIGRATIONS);
    const { migrated, upToDate } = call.words;
    if (call.json) console.log(JSON.stringify({ ok: true, applied }));
    else console.log(applied.length > 0 ? migrated(applied.join(', ')) : upToDate);
    return 0;
  } finally {
    await database.close();
  }
};
