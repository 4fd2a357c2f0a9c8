import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The kernel takes 107 bytes for the path of a socket. */
const LONGEST = 107;
const NAME = '.s.PGSQL.';

/** Where the server's socket stands: inside the cluster, which nobody else may enter; nowhere where its path would be too long. */
export const socketFolder = (cluster: string): string =>
  Buffer.byteLength(join(cluster, `${NAME}65535`)) <= LONGEST ? cluster : '';

/** As a server setting: a list, whose names may be quoted. */
export const socketSetting = (cluster: string): string => {
  const folder = socketFolder(cluster);
  return `unix_socket_directories=${folder && `"${folder.replaceAll('"', '""')}"`}`;
};

/** Takes away what a killed server left: its lock names a process that may be another program by now. Only while none runs. */
export function forgetSockets(cluster: string): void {
  for (const name of readdirSync(cluster)) if (name.startsWith(NAME)) rmSync(join(cluster, name), { force: true });
}
