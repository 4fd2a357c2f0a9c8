import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startDraft } from '#dossier/index.ts';
import { folderShelf } from '#files/folder-shelf.ts';
import { type Client, Refusal } from '../../clients/typescript/client.ts';
import { good } from '../world/alerts.ts';
import { citizenToken, look } from '../world/fault-load.ts';
import { type Faulted, openFaulted } from '../world/faulted.ts';
import { neededFiles, PROCEDURE, wish } from '../world/machine.ts';
import { samplePng } from '../world/papers.ts';
import { citizenNamed } from '../world/running-site.ts';

let site: Faulted;
const ends: (() => Promise<void>)[] = [];
before(async () => {
  site = await openFaulted({ after: (act) => void ends.push(act) });
});
after(async () => {
  for (const end of ends) await end();
});

/** A disk of its own for a folder, seen by the program and nobody else; gone with it. */
const ownDisk = (folder: string, size: string): string[] => [
  ...(process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-rm']),
  ...['sh', '-c', `mount -t tmpfs -o size=${size} tmpfs "$0" && exec "$@"`, folder],
];

const mayMount = (folder: string): boolean => {
  const [first = '', ...rest] = [...ownDisk(folder, '1m'), 'true'];
  return spawnSync(first, rest).status === 0;
};

/** Writes until there is no room at all. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  for (let size = 65_536; size >= 1; )
    try {
      writeSync(file, Buffer.alloc(size));
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
      size = Math.floor(size / 2);
    }
  closeSync(file);
}

/** A picture sent by the page's own form, as a browser without script sends it. */
async function sendPicture(address: string, cookie: string): Promise<Response> {
  const form = new FormData();
  form.append('tep', new Blob([new Uint8Array(samplePng(900, 1200))], { type: 'image/png' }), 'giay.png');
  const headers = { origin: site.url, cookie };
  return fetch(site.url + address, { method: 'POST', body: form, headers, redirect: 'manual' });
}

const fileByApi = async (client: Client, key: string) => {
  const body = { dossier: wish(), files: await neededFiles(client) };
  return client.call('fileDossier', { path: { procedure: PROCEDURE }, body, key });
};

const refusedFull = (error: unknown): boolean => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.status, 507);
  assert.equal(error.problem.code, 'disk-full');
  assert.match(error.problem.sentences.vi, /hết chỗ lưu trữ/);
  assert.match(error.problem.sentences.en, /no room left/);
  return true;
};

const dossiers = async (): Promise<number> =>
  Number((await site.app.read.query<{ n: number }>('select count(*) as n from dossier')).rows[0]?.n);

test('the disk of papers full: a sentence on the page and to machines, nothing half kept, and it takes them again when there is room', async (t) => {
  const folder = join(site.folder, 'small');
  mkdirSync(folder);
  if (!mayMount(folder))
    return t.skip('this machine lets nobody mount a tmpfs of their own: the full disk was NOT tried');
  const program = await site.start({ MOTCUA_VAR: folder }, { under: ownDisk(folder, '4m') });
  t.after(() => program.kill('SIGKILL'));
  // The program's own view of the folder: nobody else sees that disk.
  const seen = `/proc/${program.pid}/root${folder}`;
  const client = await site.client();
  const lan = await citizenNamed(site.app, 'lan.lt');
  const cookie = `motcua=${await citizenToken(site.app, 'lan.lt')}`;
  const { id } = good(
    await startDraft(site.app, lan, { procedure: PROCEDURE, person: lan.id, province: 'Quảng Ngãi' }),
  );
  const [paper] = (await neededFiles(client)).map(({ component }) => component);
  const address = `/ho-so/nhap/${id}/giay-to/${paper}`;

  fill(join(seen, 'filler'));
  const sent = await sendPicture(address, cookie);
  assert.equal(sent.status, 303);
  assert.equal(new URL(sent.headers.get('location') ?? '', site.url).searchParams.get('loi'), 'disk-full');
  const page = await look(site.url, sent.headers.get('location') ?? '', cookie);
  assert.match(page.body, /Hệ thống hết chỗ lưu trữ nên chưa nhận được/);
  await assert.rejects(fileByApi(client, 'day-dia-1'), refusedFull);
  assert.equal(await dossiers(), 0);
  assert.deepEqual(readdirSync(join(seen, 'files/incoming')), [], 'something half written was left');
  const kept = async () => Array.fromAsync(folderShelf(join(seen, 'files')).list());
  assert.deepEqual(await kept(), []);
  for (const read of ['/', '/thu-tuc', address]) assert.equal((await look(site.url, read, cookie)).status, 200, read);

  rmSync(join(seen, 'filler'));
  const again = await sendPicture(address, cookie);
  assert.equal(new URL(again.headers.get('location') ?? '', site.url).searchParams.get('da-nhan'), '1');
  assert.equal((await fileByApi(client, 'day-dia-1')).status, 201, 'the same key, which was not spent on a refusal');
  const files = await kept();
  assert.ok(files.length >= 2);
  for (const { sha256 } of files) {
    const bytes = readFileSync(join(seen, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
  }
});

const sendForm = (address: string, cookie: string): Promise<Response> =>
  fetch(site.url + address, {
    ...{ method: 'POST', body: new URLSearchParams(), redirect: 'manual' },
    headers: { origin: site.url, cookie },
  });

/** PostgreSQL's own words when its disk is full (53100), said by a trigger: its disk cannot be filled without filling ours. */
const FULL = `create function full_disk() returns trigger language plpgsql as
  $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
  create trigger full_disk before insert on trail_entry for each row execute function full_disk()`;

test('the database says its disk is full: pages and machines are told, nothing is kept of the act, and it goes on when there is room', async (t) => {
  const program = await site.start();
  t.after(() => program.kill('SIGKILL'));
  const [client, had] = [await site.client(), await dossiers()];
  const cookie = `motcua=${await citizenToken(site.app, 'lan.lt')}`;
  const { asOwner } = site;
  await asOwner(FULL);
  await assert.rejects(fileByApi(client, 'day-dia-2'), refusedFull);
  assert.equal((await look(site.url, '/ho-so', cookie)).status, 200, 'reading goes on');
  const page = await sendForm('/dang-xuat', cookie);
  assert.equal(page.status, 507);
  assert.match(await page.text(), /<h1>Hệ thống tạm thời gián đoạn<\/h1>[\s\S]*hết chỗ lưu trữ/);
  assert.equal(await dossiers(), had);
  await asOwner('drop trigger full_disk on trail_entry; drop function full_disk()');
  assert.equal((await fileByApi(client, 'day-dia-2')).status, 201);
  assert.equal(await dossiers(), had + 1);
});
