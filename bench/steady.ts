// An hour of steady load: does memory stay where it is, and is everything answered?
//   node bench/steady.ts [--minutes 60] [--dossiers 10000] [--rate 20] [--out FILE]
// An open loop of an officer's day (bench/day.ts), that many arrivals a second. The program's resident memory every five seconds;
// after the first sixth, which is warming up, a line is laid through it by least squares: bytes an hour.
import { setInterval as every } from 'node:timers/promises';
import { type Day, daysOf } from './day.ts';
import { arrivals, figures, round, Watch } from './load.ts';
import { filerAt, officersAt, WORKERS } from './people.ts';
import { asked, say, tell } from './say.ts';
import { withSite } from './site.ts';

const ask = asked({ minutes: 60, dossiers: 10_000, users: 1_150, rate: 20 });
const LOOK_MS = 5_000;

interface Look {
  readonly hours: number;
  readonly bytes: number;
}

/** Bytes an hour, by least squares; and how far it is likely to be wrong (its standard error). */
function slope(looks: readonly Look[]): { bytesAnHour: number; give: number } {
  const mean = (of: (look: Look) => number) => looks.reduce((sum, look) => sum + of(look), 0) / looks.length;
  const [x, y] = [mean(({ hours }) => hours), mean(({ bytes }) => bytes)];
  const spread = looks.reduce((sum, { hours }) => sum + (hours - x) ** 2, 0);
  const by = looks.reduce((sum, { hours, bytes }) => sum + (hours - x) * (bytes - y), 0) / spread;
  const off = looks.reduce((sum, { hours, bytes }) => sum + (bytes - y - by * (hours - x)) ** 2, 0);
  return { bytesAnHour: Math.round(by), give: Math.round(Math.sqrt(off / (looks.length - 2) / spread)) };
}

await withSite({ keep: ask.keep }, async (site) => {
  await site.grow(ask.dossiers, ask.users);
  const [watch, file] = [new Watch(), await filerAt(site)];
  const officers = await officersAt(site, { roles: WORKERS, most: ask.users });
  const days = await daysOf(officers, watch);
  const [looks, stop, began] = [[] as Look[], new AbortController(), performance.now()];
  const looking = (async () => {
    for await (const _ of every(LOOK_MS, undefined, { signal: stop.signal })) {
      const hours = (performance.now() - began) / 3_600_000;
      const { resident: bytes } = site.memory();
      looks.push({ hours, bytes });
      if (looks.length % 12 === 0) say(`${Math.round(hours * 60)} min: ${round(bytes / 2 ** 20)} MB`);
    }
  })().catch(() => {});
  watch.isOn = true;
  let next = 0;
  await arrivals(ask.rate, ask.minutes * 60, () => {
    next += 1;
    return (days[next % days.length] as Day).turn(file);
  });
  stop.abort();
  await looking;
  const warm = looks.slice(Math.ceil(looks.length / 6));
  const mega = (bytes: number | undefined) => round((bytes ?? Number.NaN) / 2 ** 20);
  const resident = { warm: mega(warm[0]?.bytes), end: mega(warm.at(-1)?.bytes), most: mega(site.memory().most) };
  const { dossiers, minutes, rate } = ask;
  const seconds = (performance.now() - began) / 1000;
  const requestsASecond = round(watch.all.length / seconds);
  const result = { dossiers, minutes, arrivalsASecond: rate, requestsASecond, requests: watch.all.length };
  tell({ ...result, megabytes: resident, slope: slope(warm), ...figures(watch.all) }, ask);
});
