import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/**
 * Holds a folder for this process alone and for this purpose. Answers how to let go, or the id of the process that holds it.
 * The lock is a socket in Linux's abstract namespace: it has no file, so nothing is left behind by kill -9.
 */
export async function holdFolder(
  folder: string,
  purpose = 'run',
): Promise<{ release(): Promise<void> } | { heldBy: number }> {
  if (process.platform !== 'linux') return { release: async () => {} };
  const key = createHash('sha256')
    .update(`${purpose} ${realpathSync(folder)}`)
    .digest('hex')
    .slice(0, 24);
  const name = `\0motcua-${key}`;
  const server = createServer((socket) => socket.on('error', () => {}).end(String(process.pid)));
  const held = await new Promise<boolean>((resolve, reject) => {
    server.once('listening', () => resolve(true));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(name);
  });
  if (!held) return { heldBy: await holder(name) };
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The id its holder tells; 0 when it let go meanwhile. */
const holder = (name: string): Promise<number> =>
  new Promise((resolve) => {
    let text = '';
    connect(name)
      .on('data', (part) => {
        text += part;
      })
      .on('error', () => resolve(0))
      .on('close', () => resolve(Number(text) || 0));
  });
