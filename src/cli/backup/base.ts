import { rmSync } from 'node:fs';
import { clusterParts, forgetRecovery, putPart, recoverFrom } from '#db/embedded/base.ts';
import { startPostgres } from '#db/embedded.ts';
import { connectOnce } from '#db/pool.server.ts';
import type { Secret } from '#files/sealed.ts';
import type { FileStore } from '#files/store.ts';
import { keep } from './bring-back.ts';
import { entriesOf } from './check.ts';
import { entryBytes } from './entries.ts';
import { fileEntries, type Made, type Source, sealedBytes } from './make.ts';
import { BackupProblem } from './problem.ts';

export const CLUSTER_VERSION = '18';

/** The embedded cluster itself and the files, sealed: what archived WAL is replayed on. Throws when nothing is archived. */
export const baseBytes = (source: Source, cluster: string, secret: Secret, made: Made): AsyncGenerator<Buffer> =>
  sealedBytes(entries(source, cluster, made), secret, made);

async function* entries(source: Source, cluster: string, made: Made): AsyncGenerator<Uint8Array> {
  const client = await connectOnce(source.ownerUrl);
  try {
    const { rows } = await client.query<{ on: boolean }>(`select current_setting('archive_mode') <> 'off' as on`);
    if (!rows[0]?.on) throw new BackupProblem('not-archived');
    const [realm, at] = [source.realm, new Date(source.at).toISOString()];
    const sealed = source.isSealed ? { sealed: true as const } : {};
    yield* entryBytes({ kind: 'manifest', format: 1, realm, at, ...sealed, cluster: CLUSTER_VERSION });
    for await (const { path, body } of clusterParts(client, cluster)) {
      yield* entryBytes({ kind: 'cluster', path: body ? path : `${path}/` }, body);
      made.tables += 1;
    }
    await client.query('begin isolation level repeatable read read only; set local role motcua_owner');
    yield* fileEntries(client, source, made);
    yield* entryBytes({ kind: 'end', rows: {}, files: made.files, parts: made.tables });
  } finally {
    await client.end();
  }
}

export interface BaseTarget {
  readonly cluster: string;
  readonly files: FileStore;
  /** The folder of archived WAL. */
  readonly archive: string;
  /** To this moment; to the last that was archived if not said. */
  readonly until: Date | undefined;
}

/** Puts a base back and lets PostgreSQL replay the archive on it. What this left half done is taken away. */
export async function bringBackBase(path: string, secret: Secret, target: BaseTarget): Promise<void> {
  try {
    for await (const { entry, body } of entriesOf(path, secret)) {
      if (entry.kind === 'file') await keep(target.files, entry.sha256, body);
      if (entry.kind !== 'cluster') continue;
      await putPart(target.cluster, entry.path.endsWith('/') ? { path: entry.path } : { path: entry.path, body });
    }
    await recoverFrom(target.cluster, target.archive, target.until);
    const server = await startPostgres({ directory: target.cluster });
    try {
      const client = await connectOnce(server.url);
      await forgetRecovery(client);
      await client.end();
    } finally {
      await server.stop();
    }
  } catch (error) {
    rmSync(target.cluster, { recursive: true, force: true });
    throw error;
  }
}
