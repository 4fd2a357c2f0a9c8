import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFiles } from '../src/files/open.ts';
import { makeFilesKey } from '../src/files/realm-keys.ts';
import type { ScannerAddress } from '../src/files/scanner.ts';
import { readUpload, usualLimits } from '../src/files/upload.ts';
import { openClamd } from '../tests/world/clamd.ts';
import { round, times } from './load.ts';
import { asked, tell } from './say.ts';

/**
 * Uploads of 2 MB, 20 at once, through the form's reader into a sealed folder in a process of its own, against a raw copy
 * with hash and fsync in the same run. `node bench/uploads.ts [--count 1000] [--out FILE]`
 */
const isReceiver = process.argv[2] === 'receive';
const ask = asked({ count: 1_000 }, isReceiver ? [] : undefined);
const COUNT = ask.count;
const AT_ONCE = 20;
const SIZE = 2 * 1_048_576;

const resident = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** The receiving process: prints its port. */
async function receiver(folder: string, scanner: string): Promise<void> {
  const address = scanner ? ({ path: scanner } as ScannerAddress) : undefined;
  const store = await openFiles({
    ...{ folder: join(folder, 'files'), keyFile: join(folder, 'files.key'), makesKey: false, s3: undefined },
    ...{ scanner: address && { address, away: 'refuse' }, quarantine: { days: 0, prefix: '' } },
  });
  const server = createServer(async (req, res) => {
    const read = await readUpload(req, usualLimits, ({ content }) =>
      store.put(content, { limit: 20 * 1_048_576, accept: ['pdf'] }),
    );
    const put = read.ok ? read.value.files[0]?.result : read;
    res.writeHead(put?.ok ? 200 : 500).end(put && !put.ok ? put.code : '');
  });
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
}

const paper = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(SIZE), Buffer.from('\n%%EOF\n')]);

function post(port: number, bytes: Buffer): Promise<number> {
  const head = '--ranh\r\ncontent-disposition: form-data; name="tep"; filename="giay.pdf"\r\n\r\n';
  const headers = { 'content-type': 'multipart/form-data; boundary=ranh' };
  return new Promise((resolve, reject) => {
    const req = request({ port, method: 'POST', headers }, (res) =>
      res.resume().once('end', () => resolve(res.statusCode ?? 0)),
    );
    req.once('error', reject);
    req.write(head);
    req.write(bytes);
    req.end('\r\n--ranh--\r\n');
  });
}

async function timed(count: number, act: (at: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  await times(count, AT_ONCE, act);
  return (performance.now() - began) / 1000;
}

async function rawCopy(folder: string, bytes: Buffer, at: number): Promise<void> {
  const path = join(folder, `raw-${at}`);
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  for (let from = 0; from < bytes.length; from += 65_536) {
    const part = bytes.subarray(from, from + 65_536);
    hash.update(part);
    await file.write(part);
  }
  await file.sync();
  await file.close();
  await rename(path, join(folder, hash.digest('hex')));
}

async function run(folder: string, scanner: string) {
  const child = spawn(process.execPath, [import.meta.filename, 'receive', folder, scanner], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = Number(await new Promise<Buffer>((first) => child.stdout.once('data', first)));
  const pid = child.pid as number;
  // Warm: what is loaded once is not what an upload costs.
  await timed(AT_ONCE, async () => void (await post(port, paper())));
  const idle = resident(pid);
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, resident(pid));
  }, 20);
  let bad = 0;
  const papers = Array.from({ length: AT_ONCE }, paper);
  const seconds = await timed(COUNT, async (at) => {
    const bytes = papers[at % AT_ONCE] as Buffer;
    // Another content each time, without making two megabytes of chance for each.
    bytes.writeUInt32BE(at, 100);
    if ((await post(port, Buffer.from(bytes))) !== 200) bad += 1;
  });
  clearInterval(watch);
  child.kill('SIGKILL');
  const megabytes = { idle: round(idle, 0), most: round(most, 0), grown: round(most - idle, 0) };
  return { rate: (COUNT * SIZE) / 1_048_576 / seconds, refused: bad, megabytes };
}

if (isReceiver) await receiver(process.argv[3] as string, process.argv[4] ?? '');
else {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  const ends: (() => Promise<void>)[] = [];
  try {
    makeFilesKey(join(folder, 'files.key'));
    const bytes = paper();
    const copied = await timed(COUNT, (at) => rawCopy(folder, bytes, at));
    const raw = (COUNT * SIZE) / 1_048_576 / copied;
    const told = ({ rate, ...more }: Awaited<ReturnType<typeof run>>) => ({
      ...{ megabytesASecond: round(rate, 0), ofRawCopy: round(rate / raw, 2) },
      ...more,
    });
    const result = { rawCopy: round(raw, 0), sealed: told(await run(folder, '')) };
    const clamd = existsSync('/usr/sbin/clamd') && (await openClamd({ after: (end) => void ends.push(end) }));
    const scanner = clamd && 'path' in clamd.address ? clamd.address.path : undefined;
    tell({ count: COUNT, ...result, ...(scanner && { scanned: told(await run(folder, scanner)) }) }, ask);
  } finally {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
