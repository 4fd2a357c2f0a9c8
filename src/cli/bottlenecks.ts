import { findBottlenecks, foldAll, type Period, WAIT_KEYS } from '#scorecard/index.ts';
import { formatCount, formatDecimal } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import type { App } from '../app.ts';
import type { Call } from './command.ts';

/** `motcua score bottlenecks`: every bottleneck with its whole list, and where dossiers wait, by step, office, holder, weekday, hour. */
export async function bottlenecksCommand(app: App, unit: string, period: Period, call: Call): Promise<number> {
  await foldAll(app);
  const asked = { realm: app.realm, unit, period, readings: app.settings.scoreReadings, now: app.clock.now() };
  const all = await Promise.all(WAIT_KEYS.map((by) => findBottlenecks(app.read, { ...asked, by })));
  const [first] = all;
  if (!first) return 0;
  const { six, slow } = first;
  if (call.json) {
    const waits = Object.fromEntries(WAIT_KEYS.map((by, at) => [by, all[at]?.waits]));
    console.log(JSON.stringify({ ok: true, realm: app.realm, unit, period: period.key, six, slow, waits }));
    return 0;
  }
  const words = languages[call.language].bottleneck;
  const count = (value: number) => formatCount(call.language, value);
  for (const { name, standing, of, codes } of [...six, ...slow]) {
    const told = { looked: words.counted(count(codes.length), count(of)), 'no-source': words.noSource };
    console.log(`${words.name[name]}: ${standing === 'not-here' ? words.notHere : told[standing]}`);
    if (codes.length > 0) console.log(`  ${words.action[name]}`);
  }
  console.log(`\n${words.waits} (${words.key.step}): ${words.stays}, ${words.waiting}, ${words.working}`);
  const hours = (minutes: number) => formatDecimal(call.language, Math.round(minutes / 6) / 10, 1);
  for (const { key, stays, waiting, working } of first.waits)
    console.log(
      `  ${words.step[key as keyof typeof words.step] ?? key}: ${count(stays)}, ${hours(waiting)}, ${hours(working)}`,
    );
  return 0;
}
