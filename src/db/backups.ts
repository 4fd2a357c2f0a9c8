import type { Instant } from '#kernel/time.ts';
import type { Reader } from './pool.server.ts';
import { record } from './trail.ts';
import { type Acting, inTransaction } from './transaction.ts';
import { uuidv7 } from './uuid.ts';

export interface BackupMade {
  readonly beganAt: Instant;
  readonly endedAt: Instant;
  readonly place: string;
  readonly bytes: number;
  readonly files: number;
  /** Read again to its end, every part authentic; null where it could not be read. */
  readonly checkedAt: Instant | null;
}

/** Keeps that a backup was made, so that the page of the system's health can say how old the last one is. */
export const recordBackup = (app: Acting, made: Omit<BackupMade, 'endedAt'>): Promise<void> =>
  inTransaction(app, 'system:backup', async (tx) => {
    const id = uuidv7(tx.at);
    await tx.query(
      `insert into backup_made (realm, id, began_at, ended_at, place, bytes, files, checked_at)
       values ($1, $2, to_timestamp($3::double precision / 1000), to_timestamp($4::double precision / 1000), $5, $6, $7,
         to_timestamp($8::double precision / 1000))`,
      [tx.realm, id, made.beganAt, tx.at, made.place, made.bytes, made.files, made.checkedAt],
    );
    await record(tx, 'backup-made', `backup/${id}`, { bytes: made.bytes, files: made.files });
  });

/** The last backup of this realm, if there ever was one. */
export const lastBackup = async (reader: Reader, realm: string): Promise<BackupMade | undefined> =>
  (
    await reader.query<BackupMade>(
      `select began_at as "beganAt", ended_at as "endedAt", place, bytes, files, checked_at as "checkedAt" from backup_made
       where realm = $1 order by ended_at desc limit 1`,
      [realm],
    )
  ).rows[0];
