// Inbox, open and search by code at growing numbers of dossiers, of one database that grows, in one run:
//   node bench/growth.ts [--sizes 10000,100000,1000000] [--requests 300] [--out FILE]
// p50 and p95 as the client sees them, one request after the other, and as ratios to the first size (bar: 1.2); bytes on disk a
// dossier with all that follows from it, without files. The statements' own time is bench/desk.ts's business.
import { Day } from './day.ts';
import { figures, round, Watch } from './load.ts';
import { officersAt } from './people.ts';
import { asked, say, tell } from './say.ts';
import { type Site, withSite } from './site.ts';

const ask = asked({ sizes: '10000,100000,1000000', requests: 300, officers: 50 });
const WARM = 30;
const LARGEST = 8;

/** Codes evenly strewn over all that were handed in at the province's centre. */
async function chosen({ client }: Site): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `select code from (select code, row_number() over (order by code) as at, count(*) over () as all from dossier
       where receiving_agency = 'H48.01.50') d where at % greatest(1, d.all / $1) = 0 limit $1`,
    [ask.requests],
  );
  return rows.map(({ code }) => code);
}

/** Bytes on disk of each table with its indexes and what is kept beside it. */
async function bytesOf({ client }: Site): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; bytes: number }>(
    `select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r'`,
  );
  return new Map(rows.map(({ name, bytes }) => [name, bytes]));
}

/** What a dossier takes since there was none: altogether, and of the tables that take most. */
function aDossier(before: Map<string, number>, after: Map<string, number>, dossiers: number) {
  const grown = [...after].map(
    ([name, bytes]) => [name, Math.round((bytes - (before.get(name) ?? 0)) / dossiers)] as const,
  );
  const largest = Object.fromEntries(grown.toSorted(([, a], [, b]) => b - a).slice(0, LARGEST));
  return { bytesADossier: grown.reduce((sum, [, bytes]) => sum + bytes, 0), largest };
}

async function measured(site: Site) {
  const codes = await chosen(site);
  const officers = await officersAt(site, { roles: ['receiver'], most: 20, unit: 'H48.01.50' });
  const watch = new Watch();
  const days = officers.map((who) => new Day(who, watch));
  for (let at = -WARM; at < ask.requests; at += 1) {
    watch.isOn = at >= 0;
    const [day, code] = [days[Math.abs(at) % days.length] as Day, codes[Math.abs(at) % codes.length]];
    await day.inbox('all');
    await day.open(code);
    await day.findByCode(code);
  }
  return figures(watch.all);
}

await withSite({ keep: ask.keep }, async (site) => {
  const empty = await bytesOf(site);
  const rows = [];
  for (const dossiers of ask.sizes.split(',').map(Number)) {
    await site.grow(dossiers, ask.officers);
    const row = { dossiers, ...aDossier(empty, await bytesOf(site), dossiers), ...(await measured(site)) };
    say(JSON.stringify(row));
    rows.push(row);
  }
  const first = rows[0]?.milliseconds ?? {};
  const ratios = rows.slice(1).map(({ dossiers, milliseconds }) => ({
    dossiers,
    ...Object.fromEntries(
      Object.entries(milliseconds).map(([kind, { p50, p95 }]) => [
        kind,
        { p50: round(p50 / (first[kind]?.p50 ?? 0), 2), p95: round(p95 / (first[kind]?.p95 ?? 0), 2) },
      ]),
    ),
  }));
  tell({ requests: ask.requests, ratios, rows }, ask);
});
