import type { SystemHealth } from '#jobs/health.ts';
import { DAY_MS } from '#kernel/time.ts';

export type Finding =
  | 'given-up'
  | 'lag'
  | 'mail'
  | 'events-behind'
  | 'events-failed'
  | 'no-backup'
  | 'old-backup'
  | 'disk'
  | 'root'
  | 'recount'
  | 'scanner'
  | 'lost-codes'
  | 'no-scanner'
  | 'plain'
  | 'no-raster'
  | 'no-ocr';

/** The limits are for waking somebody, not law: jobs run within seconds, mail within minutes, backups nightly. */
const LAG_S = 300;
const MAIL_MS = 3_600_000;
const EVENTS_MS = 3_600_000;
const BACKUP_DAYS = 2;
const FREE_SHARE = 0.1;
/** Sealed shortly after midnight: yesterday's root, or the day before's in the first hour. */
const ROOT_DAYS = 3;

/** What an administrator should look at now, the worst first. */
export function findings(health: SystemHealth): Finding[] {
  const { jobs, mailSince, events, backup, disk, server, recount, files, lostCodes, now } = health;
  const rootAge = server.lastRoot === null ? 0 : now - Date.parse(`${server.lastRoot}T00:00:00+07:00`);
  const all: [Finding, boolean][] = [
    ['disk', disk.free < disk.total * FREE_SHARE],
    ['scanner', files.scanner === 'away'],
    ['lost-codes', lostCodes.length > 0],
    ['given-up', jobs.givenUp > 0],
    ['lag', jobs.lag > LAG_S],
    ['recount', (recount?.differences ?? 0) > 0],
    ['root', rootAge > ROOT_DAYS * DAY_MS],
    ['no-backup', backup === undefined],
    ['old-backup', backup !== undefined && now - backup.endedAt > BACKUP_DAYS * DAY_MS],
    ['no-scanner', files.scanner === 'none'],
    ['plain', !files.sealed],
    ['no-raster', !files.draws],
    ['no-ocr', files.draws && !files.reads],
    ['mail', mailSince !== null && now - mailSince > MAIL_MS],
    ['events-behind', events.since !== null && now - events.since > EVENTS_MS],
    ['events-failed', events.failed > 0],
  ];
  return all.filter(([, is]) => is).map(([finding]) => finding);
}
