import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EmbeddedPostgres, startPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';

const PREFIX = 'motcua-test-';
/** A cluster with its clones and WAL; a container's usual 64 MB of /dev/shm is not enough. */
const ROOM_BYTES = 1_500_000_000;

function memoryFolder(): string {
  if (!existsSync('/dev/shm')) return tmpdir();
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize > ROOM_BYTES ? '/dev/shm' : tmpdir();
}

/** Folders of runs that were killed. A folder carries the id of the process that made it. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent).filter((one) => one.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (!existsSync(`/proc/${pid}`)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** A PostgreSQL in memory, gone at the end; its database `motcua` is migrated and serves as the template of all others. */
export async function startTestCluster(): Promise<EmbeddedPostgres> {
  const parent = memoryFolder();
  sweep(parent);
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  const postgres = await startPostgres({ directory: join(folder, 'postgres'), durable: false });
  await migrate(postgres.url, resolve(import.meta.dirname, '../../migrations'));
  return {
    url: postgres.url,
    lost: postgres.lost,
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
