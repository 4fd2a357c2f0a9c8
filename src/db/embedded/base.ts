import { createReadStream } from 'node:fs';
import { appendFile, chmod, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';

/** What a new server makes anew, or must not take over: as PostgreSQL's own base backup leaves it out (26.3.4 of its manual). */
const LEFT_OUT = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./;
const OWN =
  /^(postmaster\.(pid|opts)|motcua\.port|\.s\.PGSQL\..*|backup_label.*|tablespace_map|.*pgsql_tmp.*|pg_internal\.init.*)$/;

/** A file of a cluster; without a body, a folder that must be there. */
export interface ClusterPart {
  readonly path: string;
  readonly body?: AsyncIterable<Uint8Array>;
}

/**
 * The cluster as a base for its archived WAL, while it serves (low-level backup, 26.3.4). Pages torn by a write at the
 * same moment are mended by the WAL from here on. `client` is the superuser's.
 */
export async function* clusterParts(client: pg.Client, cluster: string): AsyncGenerator<ClusterPart> {
  await client.query(`select pg_backup_start('motcua', fast => true)`);
  for (const entry of await readdir(cluster, { recursive: true, withFileTypes: true })) {
    const path = relative(cluster, join(entry.parentPath, entry.name));
    if (LEFT_OUT.test(path) || OWN.test(entry.name)) continue;
    if (entry.isDirectory()) yield { path };
    else if (await stat(join(cluster, path)).catch(() => undefined)) yield { path, body: read(join(cluster, path)) };
  }
  // Waits until the WAL this base needs is in the archive.
  const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
  yield { path: 'backup_label', body: once(rows[0]?.labelfile ?? '') };
}

async function* read(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 262_144 });
  } catch (error) {
    // Dropped since it was listed: the WAL drops it too.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Puts one part into a new cluster. Throws for a path that leads out of it. */
export async function putPart(cluster: string, { path, body }: ClusterPart): Promise<void> {
  const place = resolve(cluster, path);
  if (!place.startsWith(`${resolve(cluster)}/`)) throw new Error(`${path} leads out of the cluster`);
  await mkdir(body ? dirname(place) : place, { recursive: true, mode: 0o700 });
  if (!body) return;
  const file = await open(place, 'wx', 0o600);
  await pipeline(body, file.createWriteStream({ flush: true }));
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** For the shell that PostgreSQL hands its commands to. */
const inShell = (path: string): string => `"${path.replace(/["\\$`]/g, '\\$&')}"`;

/**
 * Tells a restored cluster to read the archive on its first start: to the end, or to a moment. Read by PostgreSQL from
 * postgresql.auto.conf; `forgetRecovery` takes it out again.
 */
export async function recoverFrom(cluster: string, archive: string, until: Date | undefined): Promise<void> {
  // An offset in figures: names of time zones are not known yet when this is read.
  const settings = [
    `restore_command = ${quoted(`cp ${inShell(archive)}/%f "%p"`)}`,
    ...(until
      ? [
          `recovery_target_time = ${quoted(until.toISOString().replace('T', ' ').replace('Z', '+00'))}`,
          `recovery_target_action = 'promote'`,
        ]
      : []),
  ];
  await appendFile(join(cluster, 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
  await appendFile(join(cluster, 'recovery.signal'), '');
  await chmod(cluster, 0o700);
}

export async function forgetRecovery(client: pg.Client): Promise<void> {
  for (const name of ['restore_command', 'recovery_target_time', 'recovery_target_action'])
    await client.query(`alter system reset ${name}`);
}

/** Server settings that copy each finished piece of WAL into a folder, at the latest after a minute. */
export const archiveSettings = (archive: string): string[] => [
  'archive_mode=on',
  'archive_timeout=60',
  `archive_command=test ! -f ${inShell(archive)}/%f && cp "%p" ${inShell(archive)}/%f.part && mv ${inShell(archive)}/%f.part ${inShell(archive)}/%f`,
];
