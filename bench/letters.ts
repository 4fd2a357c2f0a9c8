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

for (const kind of ['receipt', 'supplement-request', 'declaration'] as const) {
  const sample = sampleLetter(kind);
  let printed = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (; performance.now() - start < seconds * 1000; printed += 1) {
    // Another code each time: what is measured is letters, not the cache.
    const dossier = { ...sample.dossier, code: `H48.14-261120-${printed}` };
    await render(kind, { ...sample, dossier }, terms(printed));
  }
  const wall = (performance.now() - start) / printed;
  const { user, system } = process.cpuUsage(cpu);
  const work = (user + system) / 1000 / printed;
  console.log(
    `${kind}: ${work.toFixed(1)} ms of one core each (${Math.round(1000 / work)} a second), ${wall.toFixed(1)} ms waited, memory ${megabytes()} MB`,
  );
}
await closePress();
globalThis.gc?.();
console.log(`thread ended: memory ${megabytes()} MB`);
