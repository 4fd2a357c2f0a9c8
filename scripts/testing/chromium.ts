import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMIUM = '/usr/bin/chromium';
const PACKAGES = ['chromium', 'fonts-noto-core'];
const BY_HAND = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;

/** Why the journeys cannot run, or nothing: Debian's Chromium is there, or is now installed. */
export async function haveChromium(): Promise<string | undefined> {
  if (existsSync(CHROMIUM)) return undefined;
  if (process.getuid?.() !== 0)
    return `Journeys need Chromium (${CHROMIUM}), which only root can install: sudo sh -c '${BY_HAND}'`;
  console.log('  installing Chromium (Debian package) …');
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES],
  ]) {
    const code = await apt(args);
    if (code !== 0) return `apt-get ${args[0]} failed (${code}); install Chromium by hand: ${BY_HAND}`;
  }
  return existsSync(CHROMIUM) ? undefined : `${CHROMIUM} is still missing; install it by hand: ${BY_HAND}`;
}

const apt = (args: string[]): Promise<number> =>
  new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    const began = Date.now();
    const pulse = setInterval(() => console.log(`  … ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
    child.once('error', () => resolve(127));
    child.once('close', (code) => {
      clearInterval(pulse);
      resolve(code ?? 1);
    });
  });
