// The first thing that runs on a bare machine: only Node 20's own modules. It has the packages installed, then hands
// over to the newer Node that comes with them.
//   node scripts/bootstrap.mjs start | test | run [arguments]
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, modules, restoreLinks, root, unfit } from './install.mjs';

const INTERRUPTED = 130;

const language = process.env.MOTCUA_LANG || process.env.LC_ALL || process.env.LANG || '';
/** @param {string} vi @param {string} en */
const say = (vi, en) => process.stderr.write(`${/^en/i.test(language) ? en : vi}\n`);

/** @type {Record<string, [string, ...string[]]>} */
const targets = { start: ['src/cli/main.ts', 'start'], run: ['src/cli/main.ts'], test: ['scripts/test.ts'] };

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
let stopping = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    stopping = true;
    child?.kill(signal);
  });
}
// npm killed with -9 cannot tell us; without npm the shell may go and leave us running on purpose (nohup).
if (process.env.npm_lifecycle_event) {
  const before = npmAbove();
  setInterval(() => before !== npmAbove() && process.kill(process.pid, 'SIGTERM'), 300).unref();
  if (!before) process.exit(INTERRUPTED);
}

process.exitCode = await main(process.argv.slice(2));

/** @param {string[]} argv */
async function main([mode = '', ...rest]) {
  const target = targets[mode];
  if (!target) {
    say('Cách dùng: npm start, npm test hoặc ./motcua help', 'Usage: npm start, npm test or ./motcua help');
    return 2;
  }
  const refusal = unfit() ?? (await install(run, say));
  if (stopping) {
    if (refusal)
      say('Đã dừng khi đang cài đặt; lần sau sẽ cài lại.', 'Stopped while installing; next time it starts over.');
    return INTERRUPTED;
  }
  if (refusal) {
    say(...refusal);
    return 1;
  }
  restoreLinks();
  const node = join(modules, `node-linux-${process.arch}`, 'bin', 'node');
  const [file, ...first] = target;
  // Through the fourth pipe the program notices when this process is killed.
  return run([existsSync(node) ? node : process.execPath, join(root, file), ...first, ...rest], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

/** The process of npm, directly above us or above the shell it uses; empty when it is gone. */
function npmAbove() {
  /** @param {number | string} pid */
  const look = (pid) => {
    const [, name = '', parent = ''] = /\((.*)\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { pid: `${pid}`, name, parent };
  };
  try {
    const above = look(process.ppid);
    const npm = above.name.endsWith('sh') ? look(above.parent) : above;
    // Who loses its parent is given to process 1, which in a container may be npm itself.
    return npm.pid === '1' && !/^(npm|node)/.test(npm.name) ? '' : npm.pid;
  } catch {
    return process.platform === 'linux' ? '' : `${process.ppid}`;
  }
}

/**
 * Runs to the end and answers the exit code. Signals that reach us are passed on; the child decides.
 * @param {string[]} command @param {import('node:child_process').SpawnOptions} options @returns {Promise<number>}
 */
function run([program = '', ...args], options) {
  return new Promise((resolve) => {
    const started = spawn(program, args, options);
    child = started;
    started.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    started.once('exit', (code) => resolve(code ?? INTERRUPTED));
  });
}
