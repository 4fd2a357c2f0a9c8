import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openFolderStore } from '#files/folder.ts';
import { readUpload, usualLimits } from '#files/upload.ts';

/**
 * A process of its own for the tests of the store: `forever <folder>` keeps different files until it is killed,
 * `flood <folder> <MB>` takes one large upload and prints by how many MB its memory grew at most.
 */
const [mode = '', folder = '', size = '0'] = process.argv.slice(2);
const store = await openFolderStore(folder);
const terms = { limit: Number.POSITIVE_INFINITY, accept: ['pdf'] as const };

/** One block again and again: what the sender itself allocates must not blur what the store does. */
async function* pdf(seed: string, blocks: number) {
  const block = Buffer.alloc(65_536, seed);
  yield Buffer.from('%PDF-1.7\n');
  for (let index = 0; index < blocks; index += 1) yield block;
}

async function forever(): Promise<never> {
  for (let number = 0; ; number += 1) {
    await store.put(pdf(`${process.pid}-${number}`, 8), terms);
    if (number === 0) process.stdout.write('kept\n');
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
  req.write(`--${boundary}\r\ncontent-disposition: form-data; name="g"; filename="lon.pdf"\r\n\r\n`);
  for await (const block of pdf('flood', megabytes * 16))
    if (!req.write(block)) await new Promise((go) => req.once('drain', go));
  req.end(`\r\n--${boundary}--\r\n`);
  return JSON.parse(await answered);
}

await (mode === 'forever' ? forever() : flood(Number(size)));
