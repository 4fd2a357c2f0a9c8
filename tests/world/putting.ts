import { existsSync, readdirSync, writeSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { openFolderStore } from '#files/folder.ts';
import { keysOfFile } from '#files/realm-keys.ts';
import { readUpload, usualLimits } from '#files/upload.ts';

/**
 * A process of its own for the tests of the store: `forever <folder>` keeps different files until it is killed and prints the hash of each that it acknowledged (sealed where `<folder>.key` is),
 * `flood <folder> <MB>` takes one large upload and prints by how many MB its memory grew at most;
 * `hostile <folder>` takes 2 GB and half a GB, bombs and an empty file, and prints what it answered.
 */
const [mode = '', folder = '', size = '0'] = process.argv.slice(2);
const keyFile = `${folder}.key`;
const store = await openFolderStore(folder, existsSync(keyFile) ? keysOfFile(keyFile) : undefined);
const terms = { limit: Number.POSITIVE_INFINITY, accept: ['pdf'] as const };

/** One block again and again: what the sender itself allocates must not blur what the store does. */
async function* pdf(seed: string, blocks: number) {
  const block = Buffer.alloc(65_536, seed);
  yield Buffer.from('%PDF-1.7\n');
  for (let index = 0; index < blocks; index += 1) yield block;
}

async function forever(): Promise<never> {
  for (let number = 0; ; number += 1) {
    const kept = await store.put(pdf(`${process.pid}-${number}`, 8), terms);
    // Said only now: whoever was told may rely on it.
    if (kept.ok) writeSync(1, `${kept.value.sha256}\n`);
  }
}

/** Takes a small upload to get warm, then the large one: what is kept in memory whole would show as growth. */
async function flood(megabytes: number): Promise<void> {
  const server = createServer(async (req, res) => {
    const read = await readUpload(req, { ...usualLimits, total: 2 ** 40 }, ({ content }) => store.put(content, terms));
    res.end(JSON.stringify(read.ok && read.value.files[0]?.result));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await send(port, 32);
  const before = process.resourceUsage().maxRSS;
  const kept = await send(port, megabytes);
  const grew = Math.round((process.resourceUsage().maxRSS - before) / 1024);
  process.stdout.write(`${JSON.stringify({ grew, size: kept.value.size })}\n`);
  server.close();
}

async function send(port: number, megabytes: number) {
  const boundary = 'ranh-gioi';
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const req = request({ port, method: 'POST', headers, agent: false });
  const answered = new Promise<string>((done) => {
    req.on('response', async (res) => done(Buffer.concat(await res.toArray()).toString()));
  });
  const closed = new Promise((go) => req.once('close', go));
  // One that is refused early may be hung up on while it still sends.
  req.on('error', () => {});
  req.write(`--${boundary}\r\ncontent-disposition: form-data; name="g"; filename="lon.pdf"\r\n\r\n`);
  for await (const block of pdf('flood', megabytes * 16))
    if (req.destroyed) break;
    else if (!req.write(block)) await Promise.race([new Promise((go) => req.once('drain', go)), closed]);
  req.end(`\r\n--${boundary}--\r\n`);
  return JSON.parse(await answered);
}

/** An upload without a declared length: over the whole request's limit, or beneath it and over the file's own. */
async function sendHostile(total: number, limit: number, megabytes: number): Promise<string> {
  const judged = Promise.withResolvers<string>();
  const server = createServer(async (req, res) => {
    const read = await readUpload(req, { ...usualLimits, total }, ({ content }) =>
      store.put(content, { limit, accept: ['pdf'] }),
    );
    const put = read.ok ? read.value.files[0]?.result : read;
    judged.resolve(put && !put.ok ? put.code : 'kept');
    res.end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // What the sender hears of a connection that is hung up is its own affair.
  void send((server.address() as AddressInfo).port, megabytes).catch(() => {});
  const code = await judged.promise;
  server.closeAllConnections();
  server.close();
  return code;
}

/** A ZIP archive of one entry of so many megabytes of zeros. */
function bomb(megabytes: number, name: string): Buffer {
  const data = deflateRawSync(Buffer.alloc(megabytes * 1_048_576));
  const common = Buffer.alloc(26);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt16LE(name.length, 22);
  const listed = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\0', 'latin1'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data, listed, end]);
}

async function* once(bytes: Buffer) {
  yield bytes;
}

async function hostile(): Promise<void> {
  const bombs = [bomb(300, 'a.txt'), bomb(200, 'b.txt')];
  const put = async (bytes: Buffer) => {
    const kept = await store.put(once(bytes), { limit: 20_000_000, accept: ['zip'] });
    return kept.ok ? 'kept' : kept.code;
  };
  await put(Buffer.from('not an archive at all'));
  const before = process.resourceUsage().maxRSS;
  const codes = [await sendHostile(60 * 1_048_576, 2 ** 40, 2_048), await sendHostile(2 ** 40, 20 * 1_048_576, 512)];
  for (const one of bombs) codes.push(await put(one));
  codes.push(await put(Buffer.alloc(0)));
  const grew = Math.round((process.resourceUsage().maxRSS - before) / 1024);
  const left = readdirSync(`${folder}/incoming`).length;
  process.stdout.write(`${JSON.stringify({ codes, grew, left })}\n`);
}

const modes: Record<string, () => Promise<void>> = { forever, hostile, flood: () => flood(Number(size)) };
await modes[mode]?.();
if (mode === 'hostile') process.exit();
