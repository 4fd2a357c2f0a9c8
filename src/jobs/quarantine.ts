import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Infected } from '#files/judge.ts';
import { DAY_MS, type Instant } from '#kernel/time.ts';
import type { App } from '../app.ts';

export const SUBJECT = 'system/files';

/** One infected file, as an administrator reads it: never its name, which its sender chose, and no way to its bytes. */
export interface Quarantined {
  readonly id: string;
  readonly at: Instant;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  readonly virus: string;
  readonly by: string | null;
  readonly subject: string | null;
  readonly component: string | null;
  /** When it is to be deleted; null where nothing of it was kept. */
  readonly until: Instant | null;
  readonly deletedAt: Instant | null;
}

/** Writes down what was found; answers its id. The bytes lie there already: a row never speaks of what is not there. */
export async function noteInfected(tx: Tx, { virus, file, from, isKept }: Infected, days: number): Promise<string> {
  const id = uuidv7(tx.at);
  await tx.query(
    `insert into quarantined_file (realm, id, at, content, size, type, virus, by, subject, component, until)
     values ($1, $2, to_timestamp($3::double precision / 1000), $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::double precision / 1000))`,
    [
      ...[tx.realm, id, tx.at, file.sha256, file.size, file.type, virus],
      ...[from?.by ?? null, from?.subject ?? null, from?.component ?? null, isKept ? tx.at + days * DAY_MS : null],
    ],
  );
  return id;
}

export const QUARANTINE_PAGE = 20;

/** What was infected, the last first; one more than a page. */
export const quarantined = async (reader: Reader, realm: string, before?: string): Promise<Quarantined[]> =>
  (
    await reader.query<Quarantined>(
      `select id, at, content as sha256, size, type, virus, by, subject, component, until, deleted_at as "deletedAt"
       from quarantined_file where realm = $1 and ($2::uuid is null or id < $2) order by id desc limit ${QUARANTINE_PAGE + 1}`,
      [realm, before ?? null],
    )
  ).rows;

/** Which of these somebody sent so lately that they stay. */
async function heldYet(app: App, hashes: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
  const { rows } = await app.read.query<{ sha256: string }>(
    `select distinct content as sha256 from quarantined_file where realm = $1 and content = any($2) and deleted_at is null
       and until > to_timestamp($3::double precision / 1000)`,
    [app.realm, hashes, now],
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

/**
 * Every night: infected files whose days are over are deleted, and that is written down. What a killed process left there without a row goes
 * after the same days. Killed itself it goes on the next night: bytes go first.
 */
export async function emptyQuarantine(app: App): Promise<void> {
  const now = app.clock.now();
  const grace = app.settings.files.quarantine.days * DAY_MS;
  const due = await dueRows(app, now);
  const wanted = new Set(due);
  for await (const { sha256, keptAt } of app.files.quarantine.list()) if (keptAt <= now - grace) wanted.add(sha256);
  const held = await heldYet(app, [...wanted], now);
  for (const sha256 of wanted) if (!held.has(sha256)) await app.files.quarantine.remove(sha256);
  const gone = due.filter((sha256) => !held.has(sha256));
  if (gone.length === 0) return;
  await inTransaction(app, 'system:files', async (tx) => {
    const done = await tx.query(
      `update quarantined_file set deleted_at = to_timestamp($3::double precision / 1000)
       where realm = $1 and content = any($2) and deleted_at is null and until <= to_timestamp($3::double precision / 1000)`,
      [tx.realm, gone, tx.at],
    );
    await record(tx, 'quarantine-emptied', SUBJECT, { files: done.rowCount ?? 0 });
  });
}

async function dueRows({ read, realm }: App, now: Instant): Promise<string[]> {
  const { rows } = await read.query<{ sha256: string }>(
    `select distinct content as sha256 from quarantined_file
     where realm = $1 and deleted_at is null and until <= to_timestamp($2::double precision / 1000)`,
    [realm, now],
  );
  return rows.map(({ sha256 }) => sha256);
}
