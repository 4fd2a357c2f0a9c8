import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What a foreign program may take before it is ended. */
export interface Bounds {
  /** Of the clock; of the processor at most as many. */
  readonly seconds: number;
  /** Address space, in MB. */
  readonly memory: number;
  /** Bytes it may say; what comes after ends it. */
  readonly most: number;
  /** Bytes of a file it may write; 0 unless told. */
  readonly writes?: number;
}

/** `missing`: Debian's package is not here. `failed`: it gave up, or was ended at a bound. */
export type Ran =
  | { readonly kind: 'done'; readonly out: Buffer }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'missing' };

const PRLIMIT = '/usr/bin/prlimit';
const WORDS = 600;

export const hasProgram = (path: string): boolean => existsSync(path) && existsSync(PRLIMIT);

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs a program of the machine on bytes from outside: its own process, without our environment and files, bounded in time,
 * memory and output, at low priority, one at a time in a process of ours. What it reads comes by its standard input, what it
 * makes by its output, so that no plain copy of a sealed file lies on a disk.
 */
export function runBounded(path: string, args: readonly string[], input: Uint8Array, bounds: Bounds): Promise<Ran> {
  const mine = turn.then(() => run(path, args, input, bounds));
  turn = mine.catch(() => {});
  return mine;
}

const limitsOf = ({ seconds, memory, writes = 0 }: Bounds): string[] => [
  `--as=${memory * 1_048_576}`,
  `--cpu=${seconds}`,
  `--fsize=${writes}`,
  '--core=0',
  '--nofile=64',
];

function run(path: string, args: readonly string[], input: Uint8Array, bounds: Bounds): Promise<Ran> {
  if (!hasProgram(path)) return Promise.resolve({ kind: 'missing' });
  return new Promise((resolve) => {
    const child = spawn('/usr/bin/nice', ['-n', '10', PRLIMIT, ...limitsOf(bounds), '--', path, ...args], {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', HOME: '/nonexistent', OMP_THREAD_LIMIT: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let words = '';
    let ended = '';
    const end = (why: string) => {
      ended ||= why;
      child.kill('SIGKILL');
    };
    const clock = setTimeout(() => end(`longer than ${bounds.seconds} s`), bounds.seconds * 1000);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bounds.most) end(`more than ${bounds.most} bytes`);
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (words.length < WORDS) words += chunk.toString('utf8');
    });
    child.stdin.on('error', () => {}); // it may end before it has read all
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => {
      clearTimeout(clock);
      if (code === 0 && !ended) resolve({ kind: 'done', out: Buffer.concat(chunks) });
      else resolve({ kind: 'failed', why: ended || words.trim().slice(0, WORDS) || `ended by ${signal ?? code}` });
    });
    child.stdin.end(input);
  });
}
