// The same work that was measured of Directus and Request Tracker, by /api/v1, whole HTTP paths, rules, rights and trail on:
//   node bench/api.ts [--seconds 8] [--clients 4]
// create: a form and two stored papers in one request; flow: that, then reception, then its state read and checked; list: a
// page of 50. Over a province of 5,000 dossiers. Three rounds, medians a second and p95 in milliseconds.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Client, openClient } from '../clients/typescript/client.ts';
import { neededFiles, PROCEDURE, wish } from '../tests/world/machine.ts';
import { median } from './load.ts';
import { startSite } from './site.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, clients: { type: 'string' } } });
const SECONDS = Number(values.seconds ?? 8);
const CLIENTS = Number(values.clients ?? 4);
const ROUNDS = 3;
/** What stands there already; a database of yesterday has been counted by its server, an empty one has not. */
const DOSSIERS = 5_000;

const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const site = await startSite(folder);
try {
  site.motcua('generate', '--count', String(DOSSIERS), '--officers', '50', '--seed', '7');
  const scopes = 'catalogue:read,dossiers:file,dossiers:read,dossiers:act';
  const machine = site.motcua('clients', 'create', 'Bench', '--scope', scopes, '--post', 'receiver@H48.01.50');
  const terms = { origin: site.address, clientId: machine.client_id, clientSecret: machine.client_secret, retries: 0 };
  const clients = Array.from({ length: CLIENTS }, () => openClient(terms));
  const files = (await neededFiles(clients[0] as Client)).slice(0, 2);
  const create = async (client: Client): Promise<string> =>
    (await client.call('fileDossier', { path: { procedure: PROCEDURE }, body: { dossier: wish(), files } })).body.code;
  const works: Record<string, (client: Client) => Promise<unknown>> = {
    create,
    flow: async (client) => {
      const path = { dossier: await create(client) };
      await client.call('acceptDossier', { path, etag: '*', body: {} });
      const { state } = (await client.call('readDossier', { path })).body;
      if (state !== 'received') throw new Error(`it is ${state}`);
    },
    list: async (client) => {
      const { items } = (await client.call('listDossiers', { query: { limit: 50 } })).body;
      if (items.length < 50) throw new Error(`${items.length} in a list of 50`);
    },
  };
  for (let at = 0; at < 100; at += 1) await create(clients[at % CLIENTS] as Client);
  const measured: Record<string, { perSecond: number; p95: number }> = {};
  for (const [name, work] of Object.entries(works)) {
    const rates: number[] = [];
    const tails: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const took: number[] = [];
      const until = performance.now() + SECONDS * 1000;
      const one = async (client: Client) => {
        while (performance.now() < until) {
          const began = performance.now();
          await work(client);
          took.push(performance.now() - began);
        }
      };
      await Promise.all(clients.map(one));
      took.sort((a, b) => a - b);
      rates.push(took.length / SECONDS);
      tails.push(took[Math.floor(took.length * 0.95)] ?? 0);
    }
    measured[name] = { perSecond: Math.round(median(rates) * 10) / 10, p95: Math.round(median(tails) * 10) / 10 };
  }
  const machineIs = `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  console.log(
    JSON.stringify(
      { machine: machineIs, clients: CLIENTS, seconds: SECONDS, files: files.length, ...measured },
      null,
      2,
    ),
  );
} finally {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
