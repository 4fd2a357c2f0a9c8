// A whole filing by pages, from signing in to the receipt, and steps ended by pages, a second:
//   node bench/filing.ts [--lanes 8] [--seconds 30] [--people 200] [--out FILE]
// A filing: sign in by electronic identity (the issuer is simulated in this process and costs its time), begin, the pages of the
// declaration, two papers uploaded, where to and how, check, send, receipt, as a browser without script does it. Everything the
// program is asked is counted. A step: a receiver opens a dossier that was just filed and accepts it, or hands it over, by one press.
import { freePort } from '../src/db/embedded/port.ts';
import { CENTRE, PROCEDURE } from '../tests/world/filing.ts';
import { Day } from './day.ts';
import { fileByPages } from './file-by-pages.ts';
import { openIssuer } from './issuer.ts';
import { figures, lanes, round, spread, times, Watch } from './load.ts';
import { filerAt, officersAt } from './people.ts';
import { asked, say, tell } from './say.ts';
import { type Site, withSite } from './site.ts';
import { Visitor } from './visitor.ts';

const ask = asked({ lanes: 8, seconds: 30, people: 200, dossiers: 2_000 });
/** More than receivers end here, so that they never wait for work. */
const STOCK_A_SECOND = 30;

const port = await freePort();
const issuer = await openIssuer(port, ask.people);

async function filings({ address }: Site) {
  const [watch, whole, wrong] = [new Watch(), [] as number[], [] as string[]];
  const [shape, until] = [{ requests: 0, uploads: 0 }, performance.now() + ask.seconds * 1000];
  watch.isOn = true;
  await lanes(ask.lanes, until, async (turn, lane) => {
    const who = new Visitor(address);
    const began = performance.now();
    try {
      await issuer.enter(who, lane + turn * ask.lanes);
      shape.uploads = await fileByPages(who, PROCEDURE, watch);
      shape.requests = who.asked;
      whole.push(performance.now() - began);
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
  });
  if (wrong[0]) say(wrong[0]);
  const filingsASecond = round(whole.length / ask.seconds, 2);
  return { filingsASecond, of: shape, wholeMs: spread(whole), failed: wrong.length, ...figures(watch.all) };
}

/** Dossiers just filed are accepted and handed over by the centre's receivers, until there is none or the time is over. */
async function steps(site: Site) {
  const [watch, file] = [new Watch(), await filerAt(site)];
  await times(ask.seconds * STOCK_A_SECOND, 4, file);
  const { rows } = await site.client.query<{ code: string }>(
    `select code from dossier where receiving_agency = $1 and state = 'submitted' order by code desc`,
    [CENTRE],
  );
  const receivers = await officersAt(site, { roles: ['receiver'], most: 50, unit: CENTRE });
  const days = receivers.map((who) => new Day(who, watch));
  watch.isOn = true;
  const [began, until] = [performance.now(), performance.now() + ask.seconds * 1000];
  await times(rows.length, ask.lanes, async (at) => {
    const day = days[at % days.length] as Day;
    // Accepted, and then handed over.
    for (let act = 0; act < 2 && performance.now() < until; act += 1) await day.act(rows[at]?.code);
  });
  const done = days.reduce((sum, day) => sum + day.steps, 0);
  const seconds = (performance.now() - began) / 1000;
  return { stepsASecond: round(done / seconds, 2), steps: done, seconds: round(seconds), ...figures(watch.all) };
}

try {
  await withSite({ keep: ask.keep, port, env: issuer.env }, async (site) => {
    await site.grow(ask.dossiers);
    const filed = await filings(site);
    say(`${filed.filingsASecond} filings a second`);
    tell({ lanes: ask.lanes, seconds: ask.seconds, filings: filed, steps: await steps(site) }, ask);
  });
} finally {
  await issuer.close();
}
