// The board's pages at growing numbers of dossiers, and how soon the tallies follow the acts under load:
//   node bench/board.ts [--sizes 10000,100000] [--requests 300] [--seconds 20] [--beside FOLDER] [--out FILE]
// One server, database and worker with everything on; server, database and client share this machine. For each size: p50, p95 of the
// public board, a leader's board and a list behind a figure; the time of a rebuild and of a recount and its differences; then
// acts by four lanes as fast as they go, and of each act how long its mark stood before it was folded (p50, p99). `--beside`: a larger
// province that `--keep` left behind, counted already: its pages and those of the last size, one request of each in turn.
import { setTimeout as wait } from 'node:timers/promises';
import { openApp } from '../src/app.ts';
import { note } from '../src/dossier/index.ts';
import { readSettings } from '../src/env.server.ts';
import { officerNamed } from '../tests/world/running-site.ts';
import { lanes, round, type Spread, share, spread } from './load.ts';
import { officersAt } from './people.ts';
import { asked, say, tell } from './say.ts';
import { type Site, settled, withSite } from './site.ts';
import { Visitor } from './visitor.ts';

const ask = asked({ sizes: '10000,100000', requests: 300, seconds: 20, beside: '' });

const PAGES = {
  publicBoard: '/bang-diem',
  publicYear: `/bang-diem?ky=${new Date().getFullYear()}`,
  leaderBoard: '/can-bo/bang-diem',
  list: '/can-bo/bang-diem/danh-sach?chi-so=2.1&phia=lost',
};

interface Readers {
  readonly anyone: Visitor;
  readonly leader: Visitor;
}

async function readersOf(site: Site): Promise<Readers> {
  const [leader] = await officersAt(site, { roles: ['leader'], most: 1, unit: 'H48' });
  if (!leader) throw new Error('the province has no leader');
  return { leader, anyone: new Visitor(site.address) };
}

async function timeOf(who: Visitor, path: string): Promise<number> {
  const began = performance.now();
  const { status } = await who.ask(path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return performance.now() - began;
}

/** A page of each site, one request of each in turn; as many before are not counted, so that a program just started is as warm as the other. */
async function spreadsOf(page: keyof typeof PAGES, sites: readonly Readers[]): Promise<Spread[]> {
  const times = sites.map((): number[] => []);
  for (let at = -ask.requests; at < ask.requests; at += 1)
    for (const [which, { anyone, leader }] of sites.entries()) {
      const time = await timeOf(page.startsWith('public') ? anyone : leader, PAGES[page]);
      if (at >= 0) times[which]?.push(time);
    }
  return times.map(spread);
}

/** Each page of each site; of each site the pages. */
async function pagesOf(sites: readonly Readers[]): Promise<Record<string, Spread>[]> {
  const found = sites.map((): Record<string, Spread> => ({}));
  for (const page of Object.keys(PAGES) as (keyof typeof PAGES)[])
    for (const [which, one] of (await spreadsOf(page, sites)).entries())
      Object.assign(found[which] ?? {}, { [page]: one });
  return found;
}

/** Acts on one after the other in four lanes; of each, how long its mark stood. */
async function freshness(
  url: string,
): Promise<{ acts: number; perSecond: number; p50: number; p99: number; most: number }> {
  const app = openApp(readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '1' }), url);
  try {
    const viewer = await officerNamed(app as Parameters<typeof officerNamed>[0], 'chu.tv');
    const { rows } = await app.read.query<{ code: string }>(
      `select code from dossier where realm = $1 and received_at is not null and state in ('received', 'processing') limit 2000`,
      [app.realm],
    );
    const took: number[] = [];
    const watched: Promise<void>[] = [];
    const watch = async (code: string, from: number): Promise<void> => {
      for (;;) {
        const found = await app.read.query('select from score_pending where realm = $1 and code = $2 limit 1', [
          app.realm,
          code,
        ]);
        if (found.rowCount === 0) return void took.push(performance.now() - from);
        await wait(4);
      }
    };
    const began = performance.now();
    let acts = 0;
    await lanes(4, began + ask.seconds * 1000, async (turn, lane) => {
      const { code } = rows[(lane + turn * 4) % rows.length] as { code: string };
      const done = await note(app, viewer, { code, text: 'Đã gọi điện cho chủ hồ sơ.' });
      if (!done.ok) throw new Error(done.code);
      acts += 1;
      // One in ten is watched: watching all would be the load.
      if (acts % 10 === 0) watched.push(watch(code, performance.now()));
    });
    const seconds = (performance.now() - began) / 1000;
    await Promise.all(watched);
    return {
      acts,
      perSecond: Math.round(acts / seconds),
      p50: share(took, 0.5),
      p99: share(took, 0.99),
      most: share(took, 1),
    };
  } finally {
    await app.close();
  }
}

/** The last size and the larger province, in turn; how many times as long the larger one takes. */
async function beside(readers: Readers) {
  return withSite({ keep: ask.beside }, async (larger) => {
    const { rows } = await larger.client.query<{ n: number }>('select count(*)::integer as n from score_dossier');
    await settled(larger.client);
    await larger.client.query('vacuum analyze');
    const [pages = {}, itsPages = {}] = await pagesOf([readers, await readersOf(larger)]);
    const ratios = Object.keys(pages).map((name) => {
      const [one, other] = [pages[name] as Spread, itsPages[name] as Spread];
      return [name, { p50: round(other.p50 / one.p50, 2), p95: round(other.p95 / one.p95, 2) }];
    });
    return { counted: rows[0]?.n, pages, itsPages, ratios: Object.fromEntries(ratios) };
  });
}

await withSite({ keep: ask.keep }, async (site) => {
  const readers = await readersOf(site);
  const rows = [];
  for (const dossiers of ask.sizes.split(',').map(Number)) {
    await site.grow(dossiers);
    const rebuilt = site.motcua('score', '--rebuild');
    const recounted = site.motcua('score', '--recount');
    await site.client.query('vacuum analyze');
    const row = {
      ...{ dossiers, ...(await pagesOf([readers]))[0] },
      ...{ rebuildSeconds: rebuilt.seconds, differences: recounted.differences, freshness: await freshness(site.url) },
    };
    say(JSON.stringify(row));
    rows.push(row);
  }
  const { differences } = site.motcua('score', '--recount');
  const larger = ask.beside ? { beside: await beside(readers) } : {};
  tell({ requests: ask.requests, rows, differencesAfterLoad: differences, ...larger }, ask);
});
