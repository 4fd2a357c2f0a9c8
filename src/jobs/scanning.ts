import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import type { Scanned } from '#files/judge.ts';
import type { Instant } from '#kernel/time.ts';
import type { App } from '../app.ts';
import { noteInfected, SUBJECT } from './quarantine.ts';

/** Counts what the scanner says of each file; a virus stands in the trail too, without whose file it was: that is in the list of the quarantine. */
export async function scanned(app: Acting & Pick<App, 'metrics' | 'log' | 'settings'>, found: Scanned): Promise<void> {
  app.metrics.filesScanned.inc({ outcome: found.kind });
  if ('why' in found) app.log.warn({ event: 'scanner-away', why: found.why }, 'the virus scanner gave no verdict');
  if (found.kind !== 'infected') return;
  app.log.warn({ event: 'virus', virus: found.virus }, 'a file with a virus was refused');
  // The file is refused whether or not this can be written.
  await inTransaction(app, 'system:files', async (tx) => {
    const quarantined = await noteInfected(tx, found, app.settings.files.quarantine.days);
    await record(tx, 'virus-found', SUBJECT, { virus: found.virus, quarantined });
  }).catch((error) => app.log.error({ event: 'virus', stack: error instanceof Error ? error.stack : String(error) }));
}

export interface VirusesFound {
  readonly count: number;
  readonly last: Instant | null;
}

export const virusesFound = async (reader: Reader, realm: string): Promise<VirusesFound> =>
  (
    await reader.query<VirusesFound>(
      `select count(*)::integer as count, max(at) as last from trail where realm = $1 and subject = $2 and act = 'virus-found'`,
      [realm, SUBJECT],
    )
  ).rows[0] as VirusesFound;
