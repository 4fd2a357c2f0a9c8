import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openScanner, type ScannerAddress } from '#files/scanner.ts';

/**
 * The test file of the anti-virus industry (EICAR), harmless, put together here so that no file of this repository
 * sets off anybody's scanner.
 */
export const EICAR = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR'}-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`);

export interface Clamd {
  readonly address: ScannerAddress;
  /** As FILES_SCANNER. */
  readonly setting: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Debian's clamd with one signature made by hand: the bytes of EICAR wherever they stand, also inside a PDF. */
export async function openClamd(t: { after(act: () => Promise<void>): void }): Promise<Clamd> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-clamd-'));
  // As root clamd would drop its rights to a user of its own, who must get in here.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'db'));
  writeFileSync(join(folder, 'db/own.ndb'), `Motcua.Eicar:0:*:${EICAR.subarray(0, 60).toString('hex')}\n`);
  const path = join(folder, 'clamd.sock');
  const conf = join(folder, 'clamd.conf');
  writeFileSync(
    conf,
    [
      ...[`DatabaseDirectory ${join(folder, 'db')}`, `LocalSocket ${path}`, 'Foreground yes', 'StreamMaxLength 30M'],
      ...['MaxThreads 30', 'User root', 'LogFile /dev/null', ''],
    ].join('\n'),
  );
  let child: ReturnType<typeof spawn> | undefined;
  const stop = async () => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((done) => running.once('exit', done));
    running.kill('SIGKILL');
    await gone;
    rmSync(path, { force: true });
  };
  const start = async () => {
    child = spawn('/usr/sbin/clamd', ['--config-file', conf], { stdio: 'ignore' });
    const ended = new Promise<never>((_, fail) =>
      child?.once('exit', (code) => fail(new Error(`clamd ended: ${code}`))),
    );
    ended.catch(() => {});
    while (!(await Promise.race([openScanner({ path }).answers(), ended]))) await wait(50);
  };
  t.after(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return { address: { path }, setting: `unix:${path}`, start, stop };
}
