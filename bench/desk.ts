// The day of a province: officers with think time over a database of N dossiers with their histories, rights, trail, queues
// and jobs on; server, database, workers and client share this machine. As OpenCRVS 2.0 published its load (1,150 users):
//   node bench/desk.ts [--dossiers 100000] [--users 1150] [--seconds 60] [--think 12] [--warm 17] [--out FILE]
// Inbox, search, open, an act by its form, filing by /api/v1 with its paper, public look-up. Of each p50, p95, p99 in
// milliseconds as the client sees them, requests a second and errors; then a dossier with 500 papers. Everybody comes at once to
// a program that has just started; `warm`: how many seconds of that are not counted.
import { setTimeout as wait } from 'node:timers/promises';
import { Day } from './day.ts';
import { figures, round, spread, Watch } from './load.ts';
import { filerAt, officersAt, WORKERS } from './people.ts';
import { asked, say, tell } from './say.ts';
import { type Site, withSite } from './site.ts';

const ask = asked({ dossiers: 100_000, users: 1_150, seconds: 60, think: 12, warm: 17 });
const PAPERS = 500;

/** Milliseconds to open a dossier with 500 papers, one officer after the other, when the rest is over. */
async function openHeavy(site: Site) {
  const { rows } = await site.client.query<{ realm: string; code: string; unit: string }>(
    `select d.realm, d.code, p.unit from dossier d join officer_post p on p.realm = d.realm and p.unit = d.receiving_agency
       and p.role = 'receiver' where d.state = 'processing' limit 1`,
  );
  const [one] = rows;
  const [officer] = one ? await officersAt(site, { roles: ['receiver'], most: 1, unit: one.unit }) : [];
  if (!one || !officer) return undefined;
  await site.client.query(
    `insert into dossier_paper (realm, code, id, component, origin, kind, sha256, name, type, size, added_at, added_by, round)
     select realm, code, gen_random_uuid(), component, origin, kind, sha256, name, type, size, added_at, added_by, round
     from (select * from dossier_paper where realm = $1 and code = $2 and kind = 'file' limit 1) p, generate_series(1, ${PAPERS})`,
    [one.realm, one.code],
  );
  const list: number[] = [];
  for (let at = 0; at < 40; at += 1) {
    const began = performance.now();
    const { status, body } = await officer.ask(`/can-bo/ho-so/${one.code}`);
    if (status !== 200 || !body.includes('paper-shown')) throw new Error(`the heavy dossier answered ${status}`);
    if (at >= 10) list.push(performance.now() - began);
  }
  return spread(list);
}

await withSite({ keep: ask.keep }, async (site) => {
  await site.grow(ask.dossiers, ask.users);
  const [watch, file] = [new Watch(), await filerAt(site)];
  const officers = await officersAt(site, { roles: WORKERS, most: ask.users });
  say(`${officers.length} officers`);
  const going = { on: true };
  const lives = officers.map(async (who) => {
    const day = new Day(who, watch);
    await wait(Math.random() * ask.think * 1000);
    while (going.on) {
      await day.turn(file);
      await wait(-Math.log(1 - Math.random()) * ask.think * 1000, undefined, { ref: false });
    }
  });
  await wait(ask.warm * 1000);
  watch.isOn = true;
  await wait(ask.seconds * 1000);
  watch.isOn = false;
  going.on = false;
  const openWith500Papers = await openHeavy(site);
  const { rows } = await site.client.query<{ bytes: number }>(
    `select sum(pg_total_relation_size(c.oid))::float8 as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname in ('dossier', 'dossier_step', 'dossier_paper', 'trail_entry', 'process_edition',
       'supplement_request', 'decision', 'extension', 'dossier_ending', 'internal_note', 'queue_line', 'queue_tally')`,
  );
  const { dossiers, think, seconds, warm } = ask;
  const result = {
    ...{ dossiers, users: officers.length, thinkSeconds: think, warmSeconds: warm, seconds },
    requestsASecond: round(watch.all.length / seconds),
    ...{ openWith500Papers, bytesADossier: Math.round((rows[0]?.bytes ?? 0) / dossiers), ...figures(watch.all) },
  };
  tell(result, ask);
  void lives;
});
process.exit();
