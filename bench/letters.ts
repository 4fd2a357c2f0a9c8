import type { Instant } from '#kernel/time.ts';
import { closePress, render } from '#letter/index.ts';
import { sampleLetter } from '../tests/world/letters.ts';

/** How many letters one thread prints a second. `node bench/letters.ts [seconds]` */
const seconds = Number(process.argv[2] ?? 5);
const megabytes = () => Math.round(process.memoryUsage.rss() / 1_048_576);
const terms = (at: number) => ({ asOf: (Date.UTC(2026, 10, 20, 7) + at * 1000) as Instant });

const bare = megabytes();
const began = performance.now();
await render('receipt', sampleLetter('receipt'), terms(0));
console.log(
  `first letter, thread started: ${Math.round(performance.now() - began)} ms, memory ${bare} → ${megabytes()} MB`,
);

for (const kind of ['receipt', 'supplement-request', 'declaration', 'register'] as const) {
  const sample = sampleLetter(kind);
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const from = performance.now();
    // Another code each time: what is measured is letters, not the cache.
    const varied =
      'dossier' in sample
        ? { ...sample, dossier: { ...sample.dossier, code: `H48.14-261120-${times.length}` } }
        : sample;
    await render(kind, varied as typeof sample, terms(times.length));
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(1);
  console.log(
    `${kind}: ${(times.length / seconds).toFixed(0)} a second, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, memory ${megabytes()} MB`,
  );
}
await closePress();
globalThis.gc?.();
console.log(`thread ended: memory ${megabytes()} MB`);
