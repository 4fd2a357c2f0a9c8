import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Secret } from '#files/sealed.ts';
import { BackupProblem } from './backup/problem.ts';
import type { Call } from './command.ts';
import type { Arguments } from './manual.ts';

/** From the terminal, or as the first line of what is piped in; never as an argument, where everybody could read it. */
export async function readLine(prompt: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  if (process.stdin.isTTY) process.stderr.write(prompt);
  for await (const line of lines) return line;
  return '';
}

/** A passphrase is guessed on the attacker's machine, as often as it likes: longer than a password for signing in. */
const SHORTEST = 12;

/** What seals or opens a backup. Throws BackupProblem for a file that holds no key. */
export async function secretOf({ values }: Arguments, { words, from }: Call): Promise<Secret> {
  const keyFile = values['key-file'];
  if (typeof keyFile === 'string') {
    const text = readFileSync(resolve(from, keyFile), 'utf8').trim();
    if (!/^[0-9a-f]{64}$/i.test(text)) throw new BackupProblem('key-unreadable', keyFile);
    return { key: Buffer.from(text, 'hex') };
  }
  const file = values['passphrase-file'];
  const passphrase =
    typeof file === 'string'
      ? (readFileSync(resolve(from, file), 'utf8').split(/\r?\n/)[0] ?? '')
      : await readLine(words.backup.passphrase);
  if ([...passphrase].length < SHORTEST) throw new BackupProblem('passphrase-short', String(SHORTEST));
  return { passphrase };
}

/** A new key, in a file that only its owner may read; one that is there stays as it is. */
export function makeKey(path: string): void {
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new BackupProblem('key-exists', path);
    throw error;
  }
}
