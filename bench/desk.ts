// The day of a province: officers with think time over a database of N dossiers with their histories, rights, trail, queues
// and jobs on; server, database, workers and client share this machine. As OpenCRVS 2.0 published its load (1,150 users):
//   node bench/desk.ts [--dossiers 100000] [--users 1150] [--seconds 60] [--think 12] [--json]
// Inbox, search, open, an act by its form, filing by /api/v1 with its paper, public look-up. Prints p50, p95, p99 of each in
// milliseconds as the client sees them, requests a second and errors.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openClient } from '../clients/typescript/client.ts';
import { connectOnce } from '../src/db/pool.server.ts';
import { neededFiles, PROCEDURE, wish } from '../tests/world/machine.ts';
import { startSite } from './site.ts';

const { values } = parseArgs({
  options: {
    ...{
      dossiers: { type: 'string' },
      users: { type: 'string' },
      seconds: { type: 'string' },
      think: { type: 'string' },
    },
    ...{ json: { type: 'boolean' }, keep: { type: 'string' } },
  },
});
const number = (text: string | undefined, usual: number) => Number(text ?? usual);
const DOSSIERS = number(values.dossiers, 100_000);
const USERS = number(values.users, 1_150);
const SECONDS = number(values.seconds, 60);
const THINK_MS = number(values.think, 12) * 1000;

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const say = (text: string) => process.stderr.write(`${text}\n`);
const site = await startSite(folder);
const { address, motcua } = site;

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location: string;
}

/** One request as a browser sends it; a body is a form. */
function ask(path: string, cookie: string, form?: URLSearchParams): Promise<Answer> {
  const body = form?.toString();
  const headers = {
    ...{ cookie, accept: 'text/html', 'accept-encoding': 'identity' },
    ...(body === undefined ? {} : { origin: address, 'content-type': 'application/x-www-form-urlencoded' }),
  };
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    request(`${address}${path}`, { agent, method, headers }, (res: IncomingMessage) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({
          ...{ status: res.statusCode ?? 0, body: Buffer.concat(chunks).toString() },
          location: res.headers.location ?? '',
        }),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

const took: Record<string, number[]> = {};
const errors: Record<string, number> = {};
let isMeasured = false;

async function timed(kind: string, act: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  const good = await act().catch(() => false);
  if (!isMeasured) return;
  took[kind] ??= [];
  took[kind].push(performance.now() - began);
  if (!good) errors[kind] = (errors[kind] ?? 0) + 1;
}

const hidden = (form: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';

/** What an officer would press first on the page, of the acts that ask for nothing more; else a note. */
function firstAct(page: string): URLSearchParams | undefined {
  for (const act of ['accept', 'hand-over', 'claim', 'note']) {
    const form = new RegExp(`<form[^>]*id="${act}"[^>]*>[\\s\\S]*?</form>`).exec(page)?.[0];
    if (!form) continue;
    const sent = new URLSearchParams({ viec: act, ban: hidden(form, 'ban'), khoa: randomUUID() });
    if (act === 'note') sent.set('noi-dung', 'Đã gọi điện cho chủ hồ sơ.');
    return sent;
  }
  return undefined;
}

const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
const QUEUES = ['to-receive', 'to-take', 'mine', 'soon', 'late', 'all'];
const SEARCHES = ['nguyen van an', '0014', '261', 'lan', 'QNg-90214-TS', 'tran thi hoa', 'le minh'];

async function openOne(cookie: string, known: string[]): Promise<string | undefined> {
  const code = pick(known);
  let page: string | undefined;
  if (code)
    await timed('open', async () => {
      const { status, body } = await ask(`/can-bo/ho-so/${code}`, cookie);
      page = status === 200 ? body : undefined;
      return status === 200;
    });
  return page && code ? `${code}\n${page}` : undefined;
}

async function oneTurn(cookie: string, known: string[], file: () => Promise<boolean>): Promise<void> {
  const dice = Math.random();
  if (dice < 0.38)
    return timed('inbox', async () => {
      const { status, body } = await ask(`/can-bo/ho-so?hang=${pick(QUEUES)}`, cookie);
      const found = [...body.matchAll(/href="\/can-bo\/ho-so\/(H48[^"?]+)/g)].map(([, code]) => code as string);
      if (found.length > 0) known.splice(0, known.length, ...found);
      return status === 200;
    });
  if (dice < 0.44)
    return timed('find by code', async () => {
      const code = pick(known) ?? 'H48.14.05-261120-0014';
      return (await ask(`/can-bo/ho-so?tim=${encodeURIComponent(code)}`, cookie)).status === 200;
    });
  if (dice < 0.52)
    return timed('search', async () => {
      const { status } = await ask(`/can-bo/ho-so?tim=${encodeURIComponent(pick(SEARCHES) ?? '')}`, cookie);
      return status === 200;
    });
  if (dice < 0.9) {
    const opened = await openOne(cookie, known);
    const form = opened && dice > 0.78 ? firstAct(opened) : undefined;
    const code = opened?.split('\n', 1)[0];
    if (form)
      await timed('act', async () => {
        const { status } = await ask(`/can-bo/ho-so/${code}`, cookie, form);
        // 409: somebody else was quicker, which is an answer.
        return status === 303 || status === 409 || status === 422;
      });
    return;
  }
  if (dice < 0.95) return timed('file', file);
  return timed('look-up', async () => (await ask(`/tra-cuu?ma=${pick(known) ?? ''}`, '')).status === 200);
}

const PAPERS = 500;

/** Milliseconds to open a dossier with 500 papers, one officer after the other, when the rest is over. */
async function openHeavy(client: Awaited<ReturnType<typeof connectOnce>>): Promise<{ p50: number; p95: number }> {
  const { rows } = await client.query<{ realm: string; code: string; officer: string }>(
    `select d.realm, d.code, p.officer from dossier d join officer_post p on p.realm = d.realm and p.unit = d.receiving_agency
       and p.role = 'receiver' where d.state = 'processing' limit 1`,
  );
  const [one] = rows;
  if (!one) return { p50: Number.NaN, p95: Number.NaN };
  await client.query(
    `insert into dossier_paper (realm, code, id, component, origin, kind, sha256, name, type, size, added_at, added_by, round)
     select realm, code, gen_random_uuid(), component, origin, kind, sha256, name, type, size, added_at, added_by, round
     from (select * from dossier_paper where realm = $1 and code = $2 and kind = 'file' limit 1) p, generate_series(1, ${PAPERS})`,
    [one.realm, one.code],
  );
  const { rows: ways } = await client.query<{ person: string; way: string }>(
    'select o.person, w.id as way from officer o join way_to_sign_in w on w.realm = o.realm and w.person = o.person where o.id = $1 limit 1',
    [one.officer],
  );
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into session (realm, token_hash, person, officer, way, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, now(), now(), now() + interval '1 hour')`,
    [one.realm, createHash('sha256').update(token).digest('hex'), ways[0]?.person, one.officer, ways[0]?.way],
  );
  const list: number[] = [];
  for (let at = 0; at < 40; at += 1) {
    const began = performance.now();
    const { status, body } = await ask(`/can-bo/ho-so/${one.code}`, `motcua=${token}`);
    if (status !== 200 || !body.includes('paper-shown')) throw new Error(`the heavy dossier answered ${status}`);
    if (at >= 10) list.push(performance.now() - began);
  }
  return { p50: share(sorted(list), 0.5), p95: share(sorted(list), 0.95) };
}

const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b);
const share = (list: readonly number[], at: number) =>
  Math.round((list[Math.min(list.length - 1, Math.floor(list.length * at))] ?? 0) * 10) / 10;

try {
  const client = await connectOnce(site.url);
  const there = Number((await client.query('select count(*) as n from dossier')).rows[0].n);
  if (there < DOSSIERS) {
    const began = performance.now();
    const count = ['--count', String(DOSSIERS - there), '--officers', String(USERS), '--seed', String(7 + there)];
    const made = motcua('generate', ...count, ...(there ? ['--into-used'] : []));
    say(
      `generated ${DOSSIERS - there} in ${Math.round((performance.now() - began) / 1000)} s: ${JSON.stringify(made).slice(0, 200)}`,
    );
  }
  const scopes = 'catalogue:read,dossiers:file,dossiers:read';
  const machine = motcua('clients', 'create', 'Bench', '--scope', scopes, '--post', 'receiver@H48.01.50');
  const api = openClient({
    origin: address,
    clientId: machine.client_id,
    clientSecret: machine.client_secret,
    retries: 2,
  });
  const files = await neededFiles(api);
  const file = async (): Promise<boolean> =>
    (await api.call('fileDossier', { path: { procedure: PROCEDURE }, body: { dossier: wish(), files } })).status ===
    201;
  // Sessions as signing in leaves them: 1,150 passwords by argon2id would measure argon2id.
  const { rows: officers } = await client.query<{ officer: string; person: string; way: string; realm: string }>(
    `select distinct on (o.id) o.realm, o.id as officer, o.person, w.id as way from officer o
       join way_to_sign_in w on w.realm = o.realm and w.person = o.person and w.closed_at is null
       join officer_post p on p.realm = o.realm and p.officer = o.id and p.role in ('receiver', 'handler', 'unit-head', 'leader', 'clerk')
     order by o.id limit $1`,
    [USERS],
  );
  const cookies: string[] = [];
  for (const { realm, officer, person, way } of officers) {
    const token = randomBytes(32).toString('base64url');
    await client.query(
      `insert into session (realm, token_hash, person, officer, way, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, $4, $5, now(), now(), now() + interval '8 hours')`,
      [realm, createHash('sha256').update(token).digest('hex'), person, officer, way],
    );
    cookies.push(`motcua=${token}`);
  }
  say(`${cookies.length} officers over ${DOSSIERS} dossiers`);
  let isOn = true;
  const live = async (cookie: string) => {
    const known: string[] = [];
    await new Promise((done) => setTimeout(done, Math.random() * THINK_MS));
    while (isOn) {
      await oneTurn(cookie, known, file);
      await new Promise((done) => setTimeout(done, -Math.log(1 - Math.random()) * THINK_MS));
    }
  };
  const lives = cookies.map(live);
  await new Promise((done) => setTimeout(done, THINK_MS + 5_000));
  isMeasured = true;
  const began = performance.now();
  await new Promise((done) => setTimeout(done, SECONDS * 1000));
  isMeasured = false;
  const seconds = (performance.now() - began) / 1000;
  isOn = false;
  const all = Object.values(took).flat();
  const heavy = await openHeavy(client);
  const { rows: sizes } = await client.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(c.oid))::text as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname in ('dossier', 'dossier_step', 'dossier_paper', 'trail_entry',
       'process_edition', 'supplement_request', 'decision', 'extension', 'dossier_ending', 'internal_note', 'queue_line', 'queue_tally')`,
  );
  const result = {
    machine: `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    ...{ dossiers: DOSSIERS, users: cookies.length, thinkSeconds: THINK_MS / 1000, seconds: Math.round(seconds) },
    requestsASecond: Math.round((all.length / seconds) * 10) / 10,
    errors,
    openWith500Papers: heavy,
    bytesADossier: Math.round(Number(sizes[0]?.bytes) / DOSSIERS),
    milliseconds: Object.fromEntries(
      Object.entries(took).map(([kind, list]) => {
        const one = sorted(list);
        return [kind, { count: one.length, p50: share(one, 0.5), p95: share(one, 0.95), p99: share(one, 0.99) }];
      }),
    ),
  };
  console.log(JSON.stringify(result, null, 2));
  await client.end();
  void lives;
} finally {
  await site.stop();
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
process.exit();
