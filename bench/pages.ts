// Pages a second of the procedure page against a bare SvelteKit page of the same bytes, in one run:
//   node bench/pages.ts [--out FILE]
// Also seconds from start to first page, cold and warm, idle memory, and what a first page weighs on the wire.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePort } from '../src/db/embedded/port.ts';
import { type Load, load, median } from './load.ts';
import { asked, tell } from './say.ts';

const ask = asked({});
const ROUNDS = 3;
const SECONDS = 6;
const CLIENTS = 16;
const PATH = '/thu-tuc/1.003650';

const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const children: ChildProcess[] = [];

async function answers(url: string): Promise<void> {
  for (const until = Date.now() + 180_000; Date.now() < until; ) {
    const ok = await fetch(url).then(
      (res) => res.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${url} does not answer`);
}

/** The whole program, as an operator starts it; answers its address and the seconds to the first page. */
async function startOurs(): Promise<{ url: string; seconds: number; child: ChildProcess }> {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    MOTCUA_VAR: join(folder, 'var'),
    MOTCUA_DEMO: 'empty',
    LOG_LEVEL: 'warn',
  };
  const began = performance.now();
  const child = spawn(process.execPath, ['src/cli/main.ts', 'start', '--json'], { env, stdio: 'ignore' });
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/readyz`);
  await answers(url + PATH);
  return { url, seconds: (performance.now() - began) / 1000, child };
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.once('close', () => done());
    child.kill('SIGINT');
  });

/** A project with one page that writes a text of that many bytes, built and served as SvelteKit does by itself. */
async function startBare(bytes: number): Promise<{ url: string; child: ChildProcess }> {
  const bare = join(folder, 'bare');
  mkdirSync(join(bare, 'src/routes'), { recursive: true });
  mkdirSync(join(bare, 'static'));
  symlinkSync(resolve('node_modules'), join(bare, 'node_modules'));
  cpSync('vite.config.ts', join(bare, 'vite.config.ts'));
  const files: Record<string, string> = {
    'package.json': '{ "type": "module", "private": true }',
    'tsconfig.json': readFileSync('tsconfig.json', 'utf8'),
    'static/robots.txt': '',
    'src/app.html': '<!doctype html><html lang="vi"><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>',
    'src/routes/+layout.ts': 'export const csr = false;',
    'src/routes/+page.server.ts': `export const load = () => ({ text: ${JSON.stringify('x'.repeat(bytes))} });`,
    'src/routes/+page.svelte': '<script>let { data } = $props();</script><p>{data.text}</p>',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(bare, name), text);
  execFileSync(process.execPath, [resolve('node_modules/vite/bin/vite.js'), 'build'], { cwd: bare, stdio: 'ignore' });
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1' };
  const child = spawn(process.execPath, [join(bare, 'build/index.js')], { cwd: bare, env, stdio: 'ignore' });
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  await answers(url);
  return { url, child };
}

const memory = (child: ChildProcess): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024);

/** What a first visit to the page fetches, compressed as a browser gets it: HTML, styles, scripts; fonts apart. */
async function weigh(url: string, path: string) {
  const html = await (await fetch(url + path)).text();
  const found = [...html.matchAll(/(?:href|src)="([^"]+\.(?:css|js|woff2))"/g)].map(([, one]) => one as string);
  let first = gzipSync(html).length;
  let fonts = 0;
  for (const one of new Set(found)) {
    const body = Buffer.from(await (await fetch(new URL(one, url + path))).arrayBuffer());
    if (one.endsWith('.woff2')) fonts += body.length;
    else first += gzipSync(body).length;
  }
  return {
    path,
    htmlBytes: Buffer.byteLength(html),
    firstPageGzip: first,
    fontsPreloaded: fonts,
    scripts: found.filter((one) => one.endsWith('.js')).length,
  };
}

try {
  const cold = await startOurs();
  await stop(cold.child);
  const warm = await startOurs();
  const idle = memory(warm.child);
  const weights = [
    await weigh(warm.url, '/'),
    await weigh(warm.url, PATH),
    await weigh(warm.url, '/thu-tuc?tu-khoa=khai+sinh'),
  ];
  const probe = await load([warm.url + PATH], 2, 1);
  const bare = await startBare(probe.bytes);
  const rounds: { ours: Load; bare: Load }[] = [];
  await load([warm.url + PATH], CLIENTS, 2);
  await load([bare.url], CLIENTS, 2);
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({
      bare: await load([bare.url], CLIENTS, SECONDS),
      ours: await load([warm.url + PATH], CLIENTS, SECONDS),
    });
  // Every address another, so that no page is answered from the shelf: what rendering costs.
  const rendered = await load(
    Array.from({ length: 20_000 }, (_, n) => `${warm.url}${PATH}?lan=${n}`),
    CLIENTS,
    SECONDS,
  );
  const result = {
    procedurePage: rounds.map(({ ours }) => ours),
    barePage: rounds.map(({ bare: one }) => one),
    procedurePageRendered: rendered,
    ratio: Math.round(median(rounds.map(({ ours, bare: one }) => ours.rate / one.rate)) * 100) / 100,
    ratioRendered: Math.round((rendered.rate / median(rounds.map(({ bare: one }) => one.rate))) * 100) / 100,
    startSeconds: { cold: Math.round(cold.seconds * 10) / 10, warm: Math.round(warm.seconds * 10) / 10 },
    memoryMB: { idle, afterLoad: memory(warm.child) },
    weights,
  };
  tell(result, ask);
} finally {
  await Promise.all(children.filter(({ exitCode }) => exitCode === null).map(stop));
  rmSync(folder, { recursive: true, force: true });
  // The bare page's build wrote its own routes' types beside the packages it shares with us.
  execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { stdio: 'ignore' });
}
