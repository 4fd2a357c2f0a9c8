// Thousands of sign-ins at once on a program that has just started:
//   node bench/sign-ins.ts [--people 5000] [--who officers|citizens] [--out FILE]
// officers: user name and password (argon2id, 19 MiB and two passes each), from offices of twenty with an address each, then the
// first page. citizens: by electronic identity, whose issuer is simulated on this machine and costs its time. All begin in one
// moment. Time until all are in, errors, the program's memory; and what a public page takes that is asked for meanwhile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../src/db/embedded/port.ts';
import { DEMO_PASSWORD } from '../src/demo/officers.ts';
import { type Issuer, openIssuer } from './issuer.ts';
import { round, spread, Watch } from './load.ts';
import { asked, say, tell } from './say.ts';
import { type Site, withSite } from './site.ts';
import { Visitor } from './visitor.ts';

const ask = asked({ people: 5_000, who: 'officers', dossiers: 1_000 });
const AN_OFFICE = 20;

async function namesOf({ client }: Site): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select w.name from way_to_sign_in w join officer o on o.realm = w.realm and o.person = w.person
     where w.name like 'can.bo.%' and w.closed_at is null order by w.name limit $1`,
    [ask.people],
  );
  return rows.map(({ name }) => name);
}

async function officerIn(who: Visitor, userName: string): Promise<void> {
  const form = new URLSearchParams({ 'ten-dang-nhap': userName, 'mat-khau': DEMO_PASSWORD });
  const { status, location } = await who.ask('/dang-nhap?/mat-khau', form);
  if (status !== 303) throw new Error(`${userName} was answered ${status}`);
  const home = await who.ask(location);
  if (home.status !== 200) throw new Error(`${userName}: ${location} answered ${home.status}`);
}

async function citizenIn(issuer: Issuer, who: Visitor, at: number): Promise<void> {
  await issuer.enter(who, at);
  const home = await who.ask('/tai-khoan');
  if (home.status !== 200) throw new Error(`/tai-khoan answered ${home.status}`);
}

const office = (at: number): string => {
  const number = Math.floor(at / AN_OFFICE);
  return `127.${1 + Math.floor(number / 200)}.${1 + (number % 200)}.1`;
};

/** A page for everybody, asked for ten times a second until told to end. */
function passerBy({ address }: Site) {
  const [watch, going, who] = [new Watch(), { on: true }, new Visitor(address)];
  watch.isOn = true;
  const asking = (async () => {
    for (; going.on; await wait(100))
      await watch.time('page', async () => ((await who.ask('/tra-cuu')).status === 200 ? 'good' : 'wrong'));
  })();
  return async () => {
    going.on = false;
    await asking;
    const list = watch.all.map(({ ms }) => ms);
    const wrong = watch.all.filter(({ how }) => how === 'wrong').length;
    return { ...spread(list), most: round(Math.max(...list)), wrong };
  };
}

async function rush(site: Site, count: number, enter: (who: Visitor, at: number) => Promise<void>) {
  const [idle, stop] = [site.memory().resident, passerBy(site)];
  const [took, wrong, began] = [[] as number[], [] as string[], performance.now()];
  await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      try {
        await enter(new Visitor(site.address, '', office(at)), at);
        took.push(performance.now() - began);
      } catch (error) {
        wrong.push(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const one of new Set(wrong.slice(0, 5))) say(one);
  const mega = (bytes: number) => Math.round(bytes / 2 ** 20);
  return {
    ...{ signedIn: took.length, errors: wrong.length, allInSeconds: round(seconds), aSecond: round(count / seconds) },
    ...{ milliseconds: spread(took), pageMeanwhile: await stop() },
    megabytes: { idle: mega(idle), most: mega(site.memory().most) },
  };
}

const folder = ask.keep ?? mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const port = await freePort();
const issuer = ask.who === 'citizens' ? await openIssuer(port, ask.people) : undefined;
const terms = { keep: folder, port, ...(issuer && { env: issuer.env }) };
try {
  // One life to prepare it, another that knows nothing yet.
  await withSite(terms, (site) => site.grow(ask.dossiers, ask.people));
  await withSite(terms, async (site) => {
    const names = issuer ? [] : await namesOf(site);
    const count = issuer ? ask.people : names.length;
    const enter = (who: Visitor, at: number) =>
      issuer ? citizenIn(issuer, who, at) : officerIn(who, names[at] as string);
    tell({ who: ask.who, people: count, startMs: Math.round(site.startMs), ...(await rush(site, count, enter)) }, ask);
  });
} finally {
  await issuer?.close();
  if (!ask.keep) rmSync(folder, { recursive: true, force: true });
}
process.exit();
