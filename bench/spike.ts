// Ten times as many arrivals for a minute, on an open loop: people come by rate, whether or not those before were answered:
//   node bench/spike.ts [--dossiers 10000] [--rate 10] [--times 10] [--before 60] [--spike 60] [--after 120] [--out FILE]
// Each arrival is one thing of an officer's day (bench/day.ts), of another officer each. p95 of whole answers before, during and
// after; how long after the spike until p95 of the pages read in ten seconds was for good what it was before (half more at most).
// An answer of 503 that says when to come again is counted apart; whatever else is no good answer is an error.
import { type Day, daysOf } from './day.ts';
import { arrivals, figures, round, share, Watch } from './load.ts';
import { filerAt, officersAt, WORKERS } from './people.ts';
import { asked, tell } from './say.ts';
import { withSite } from './site.ts';

const ask = asked({ dossiers: 10_000, users: 300, rate: 10, times: 10, before: 60, spike: 60, after: 120 });
const WINDOW_MS = 10_000;
/** A twentieth of ten seconds' arrivals is a handful: chance alone moves it so far. */
const AS_BEFORE = 1.5;
/** Acts and filings are few and take longer: whether there was one more of them in ten seconds would be what is seen. */
const p95OfReads = (watch: Watch, from: number, to: number): number => {
  const read = watch.between(from, to).filter(({ kind }) => kind !== 'act' && kind !== 'file');
  return share(
    read.map(({ ms }) => ms),
    0.95,
  );
};

await withSite({ keep: ask.keep }, async (site) => {
  await site.grow(ask.dossiers, ask.users);
  const [watch, file] = [new Watch(), await filerAt(site)];
  const officers = await officersAt(site, { roles: WORKERS, most: ask.users });
  const days = await daysOf(officers, watch);
  let next = 0;
  const arrive = () => {
    next += 1;
    return (days[next % days.length] as Day).turn(file);
  };
  await arrivals(ask.rate, Math.min(15, ask.before), arrive);
  watch.isOn = true;
  const began = performance.now();
  const at = { spike: began + ask.before * 1000, after: 0, end: 0 };
  at.after = at.spike + ask.spike * 1000;
  at.end = at.after + ask.after * 1000;
  const usual = arrivals(ask.rate, ask.before + ask.spike + ask.after, arrive);
  const crowd = new Promise((done) => setTimeout(done, ask.before * 1000)).then(() =>
    arrivals(ask.rate * (ask.times - 1), ask.spike, arrive),
  );
  const reached = crowd.then(() => performance.now());
  await Promise.all([usual, crowd]);
  const phases = { before: [began, at.spike], spike: [at.spike, at.after], after: [at.after, at.end] } as const;
  const told = Object.fromEntries(
    Object.entries(phases).map(([name, [from, to]]) => [name, figures(watch.between(from, to))]),
  );
  const before = p95OfReads(watch, began, at.spike);
  const readsP95: Record<string, number> = { before };
  let slowUntil = at.after;
  for (let from = at.spike; from + WINDOW_MS <= at.end; from += WINDOW_MS) {
    const p95 = p95OfReads(watch, from, from + WINDOW_MS);
    readsP95[`${round((from - at.after) / 1000, 0)} s`] = p95;
    if (from >= at.after && p95 > before * AS_BEFORE) slowUntil = from + WINDOW_MS;
  }
  const crowdAnsweredSeconds = round(((await reached) - at.after) / 1000);
  const recoverySeconds = round((slowUntil - at.after) / 1000);
  const { dossiers, rate, times } = ask;
  tell({ dossiers, arrivalsASecond: rate, times, recoverySeconds, crowdAnsweredSeconds, readsP95, ...told }, ask);
});
