import type { Instant } from '#kernel/time.ts';
import { closePress, render } from '#letter/index.ts';
import { openPress } from '../src/letter/render/press.ts';
import { sampleLetter } from '../tests/world/letters.ts';
import { round } from './load.ts';
import { asked, tell } from './say.ts';

/**
 * How many letters one thread prints a second, and as a ratio to an empty page that the same compiler prints in the same run.
 * `node bench/letters.ts [--seconds 5] [--out FILE]`
 */
const ask = asked({ seconds: 5 });
const megabytes = () => Math.round(process.memoryUsage.rss() / 1_048_576);
const terms = (at: number) => ({ asOf: (Date.UTC(2026, 10, 20, 7) + at * 1000) as Instant });

/** Milliseconds of one core for each, by the processor's clock: threads of the compiler are counted too. */
async function measure(print: (at: number) => Promise<unknown>): Promise<{ work: number; wall: number }> {
  let printed = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (; performance.now() - start < ask.seconds * 1000; printed += 1) await print(printed);
  const { user, system } = process.cpuUsage(cpu);
  return { work: (user + system) / 1000 / printed, wall: (performance.now() - start) / printed };
}

const bare = megabytes();
const began = performance.now();
await render('receipt', sampleLetter('receipt'), terms(0));
const first = { ms: Math.round(performance.now() - began), megabytes: { before: bare, after: megabytes() } };

const press = openPress();
// Another page each time: a page that was there before comes out of the cache.
const empty = await measure((at) =>
  press.print({ template: 'empty', data: JSON.stringify({ at }), seconds: at, standard: 'a-2a' }),
);
await press.close();
const figures = ({ work, wall }: typeof empty) => ({
  ...{ ms: round(work), waitedMs: round(wall), aSecond: Math.round(1000 / work) },
  ...{ ofEmptyPages: round(empty.work / work, 3), megabytes: megabytes() },
});
const letters: Record<string, ReturnType<typeof figures>> = { 'an empty page': figures(empty) };
for (const kind of ['receipt', 'supplement-request', 'declaration', 'decision'] as const) {
  const sample = sampleLetter(kind);
  const found = await measure((at) => {
    // Another code each time: what is measured is letters, not the cache.
    const dossier = { ...sample.dossier, code: `H48.14-261120-${at}` };
    return render(kind, { ...sample, dossier }, terms(at));
  });
  letters[kind] = figures(found);
}
await closePress();
globalThis.gc?.();
tell({ first, letters, megabytesAtEnd: megabytes() }, ask);
