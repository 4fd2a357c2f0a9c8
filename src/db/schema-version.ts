import { checkServerVersion, type Migration, pending, readMigrations } from './migrate.ts';
import { connectOnce } from './pool.server.ts';

/**
 * The migrations this database still lacks, without changing anything.
 * Throws MigrationRefused for a server or a database this program is not made for.
 */
export async function unapplied(url: string, folder: string): Promise<string[]> {
  const client = await connectOnce(url);
  try {
    const version = await client.query<{ server_version_num: string }>('show server_version_num');
    checkServerVersion(Number(version.rows[0]?.server_version_num));
    const made = await client.query<{ there: boolean }>(`select to_regclass('schema_migration') is not null as there`);
    if (!made.rows[0]?.there) return readMigrations(folder).map(({ name }) => name);
    const applied = await client.query<Migration>('select name, breaking, checksum from schema_migration');
    return pending(readMigrations(folder), applied.rows).map(({ name }) => name);
  } finally {
    await client.end();
  }
}
