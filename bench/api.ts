// The same work that was measured of Directus and Request Tracker, by /api/v1, whole HTTP paths, rules, rights and trail on:
//   node bench/api.ts [--seconds 8] [--clients 4] [--out FILE]
// create: a form and two stored papers in one request; flow: that, then reception, then its state read and checked; list: a
// page of 50. Over a province of 5,000 dossiers. Three rounds, medians a second and p95 in milliseconds.
import { type Client, openClient } from '../clients/typescript/client.ts';
import { neededFiles, PROCEDURE, wish } from '../tests/world/filing.ts';
import { figures, lanes, median, round, Watch } from './load.ts';
import { asked, tell } from './say.ts';
import { withSite } from './site.ts';

const ask = asked({ seconds: 8, clients: 4 });
const ROUNDS = 3;
/** What stands there already; a database of yesterday has been counted by its server, an empty one has not. */
const DOSSIERS = 5_000;

await withSite({ keep: ask.keep }, async (site) => {
  await site.grow(DOSSIERS);
  const scopes = 'catalogue:read,dossiers:file,dossiers:read,dossiers:act';
  const machine = site.motcua('clients', 'create', 'Bench', '--scope', scopes, '--post', 'receiver@H48.01.50');
  const terms = { origin: site.address, clientId: machine.client_id, clientSecret: machine.client_secret, retries: 0 };
  const clients = Array.from({ length: ask.clients }, () => openClient(terms));
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
  for (let at = 0; at < 100; at += 1) await create(clients[at % ask.clients] as Client);
  const measured: Record<string, { perSecond: number; p95: number }> = {};
  for (const [name, work] of Object.entries(works)) {
    const [rates, tails] = [[] as number[], [] as number[]];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const watch = new Watch();
      watch.isOn = true;
      await lanes(ask.clients, performance.now() + ask.seconds * 1000, (_, lane) =>
        watch.time(name, () => work(clients[lane] as Client).then(() => 'good')),
      );
      const { errors, whole } = figures(watch.all);
      if (errors[name]) throw new Error(`${errors[name]} of ${name} failed`);
      rates.push(whole.count / ask.seconds);
      tails.push(whole.p95);
    }
    measured[name] = { perSecond: round(median(rates)), p95: round(median(tails)) };
  }
  tell({ clients: ask.clients, seconds: ask.seconds, files: files.length, ...measured }, ask);
});
process.exit();
