import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Chromium without windows, which the headless mode of the whole one still draws. */
export const CHROMIUM = '/usr/bin/chromium-headless-shell';
/** Reads the text of the letters back; pdfsig beside it judges signatures. */
const PDFTOTEXT = '/usr/bin/pdftotext';
/** Keeps the authorities that pdfsig trusts, and takes revocation lists. */
const CERTUTIL = '/usr/bin/certutil';
/** A token in software, spoken to like one of hardware (PKCS#11). */
const SOFTHSM = '/usr/bin/softhsm2-util';
const PKCS11 = '/usr/bin/pkcs11-tool';
/** A real virus scanner, with a signature made by hand. */
const CLAMD = '/usr/sbin/clamd';
/** Reads scans, as the program lets it at the desk. */
const TESSERACT = '/usr/bin/tesseract';
const VIETNAMESE = '/usr/share/tesseract-ocr/5/tessdata/vie.traineddata';
/** What iPhones keep: read by one, made for the tests by the other. */
const HEIF = ['/usr/bin/heif-convert', '/usr/bin/heif-enc'];
/** A real S3. */
const SWIFT_PROXY = '/usr/bin/swift-proxy-server';
const SWIFT = ['swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'memcached'];
const PACKAGES = [
  ...[
    'chromium-headless-shell',
    'fonts-noto-core',
    'poppler-utils',
    'libnss3-tools',
    'softhsm2',
    'opensc',
    'clamav-daemon',
  ],
  ...['tesseract-ocr', 'tesseract-ocr-vie', 'libheif-examples'],
  ...SWIFT,
];
const BY_HAND = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;

export const haveBrowser = (): boolean => existsSync(CHROMIUM);

const NEEDED = [CHROMIUM, PDFTOTEXT, CERTUTIL, SOFTHSM, PKCS11, CLAMD, TESSERACT, VIETNAMESE, ...HEIF, SWIFT_PROXY];
const missing = (): string[] => NEEDED.filter((path) => !existsSync(path));

/** Why not everything can be proved, or nothing: Debian's packages are there, or are now installed. */
export async function haveTools(): Promise<string | undefined> {
  if (missing().length === 0) return undefined;
  if (process.getuid?.() !== 0)
    return `The tests need ${missing().join(' and ')}, which only root can install: sudo sh -c '${BY_HAND}'`;
  console.log(`  installing ${PACKAGES.join(', ')} (Debian packages) …`);
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES],
  ]) {
    const code = await apt(args);
    if (code !== 0) return `apt-get ${args[0]} failed (${code}); install by hand: ${BY_HAND}`;
  }
  return missing().length === 0 ? undefined : `${missing().join(' and ')} still missing; install by hand: ${BY_HAND}`;
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
