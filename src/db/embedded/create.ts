import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { stopLeftovers } from './leftovers.ts';
import { PostgresProblem } from './problem.ts';
import { type ServerUser, serverUser, spawnAs } from './user.ts';

/** The superuser's password, kept inside the cluster so that the two appear and go together. */
export const PASSWORD = 'motcua.password';
/** The database the program lives in. */
export const DATABASE = 'motcua';

/** Only with the password, only from this machine. */
const HBA = 'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n';

/** Says who may come in; clusters from before the server had a socket learn of it at their next start. */
export const letIn = (cluster: string): void => writeFileSync(`${cluster}/pg_hba.conf`, HBA);

/**
 * A new cluster at `cluster`, with password and database. It is made beside and renamed when it is whole,
 * so an interruption at any point leaves either nothing or everything.
 */
export async function createCluster(bin: string, cluster: string, durable: boolean): Promise<void> {
  const fresh = `${cluster}.new`;
  await stopLeftovers(fresh);
  rmSync(fresh, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const user = serverUser(fresh, `${bin}/initdb`);
  await run(user, [
    ...[`${bin}/initdb`, '-D', fresh, '-U', 'postgres', '--auth=trust', '--no-sync', '--no-instructions'],
    // The same answer whatever LANG the caller has.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ]);
  const password = randomBytes(24).toString('hex');
  // Single-user mode: the server is never reachable without its password.
  const sql = `alter role postgres password '${password}'\ncreate database ${DATABASE}\n`;
  await run(user, [`${bin}/postgres`, '--single', '-D', fresh, 'template1'], sql);
  letIn(fresh);
  writeFileSync(`${fresh}/${PASSWORD}`, password, { mode: 0o600 });
  if (durable) await run(user, [`${bin}/initdb`, '-D', fresh, '--sync-only']);
  renameSync(fresh, cluster);
}

/** Runs to the end, or throws with the first complaint. Single-user mode answers 0 even after an error. */
async function run(user: ServerUser, command: string[], input = ''): Promise<void> {
  const child = spawnAs(user, command, 'KILL', { stdio: ['pipe', 'ignore', 'pipe'], cwd: '/' });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [errors, code] = await Promise.all([text(child.stderr as NodeJS.ReadableStream), ended]);
  const complaint = /^.*(?:ERROR|FATAL|PANIC|error):.*$/m.exec(errors)?.[0];
  if (code !== 0 || complaint)
    throw new PostgresProblem('postgres-failed', { why: (complaint ?? errors.trim().split('\n').at(-1) ?? '').trim() });
}
