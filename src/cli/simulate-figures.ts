import { COUNTS, type Figures } from '#simulation/index.ts';
import { figuresOfRun } from '#simulation/sql/trial-figures.ts';
import type { Call } from './command.ts';
import { openRun } from './simulation-database.ts';

/** What became of a run, a line each. */
export function figureLines({ counts, steps, load }: Figures, { words, language }: Call): string[] {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const { count, step, load: loaded } = words.simulation;
  return [
    ...COUNTS.map((name) => `  ${count[name].padEnd(44)} ${format.format(counts[name]).padStart(10)}`),
    ...steps.map(({ role, visits, median, p90 }) =>
      step(role, format.format(visits), format.format(median), format.format(p90)),
    ),
    loaded(format.format(load.officers), format.format(load.median), format.format(load.busiest)),
  ];
}

interface Difference {
  readonly what: string;
  readonly a: number;
  readonly b: number;
  readonly difference: number;
}

/** Two runs side by side: waiting, lateness, load; every number from the facts in the run's own database. */
export async function compareRuns(call: Call, [first, second]: [string, string]): Promise<number> {
  const [a, b] = [await figuresIn(call, first), await figuresIn(call, second)];
  const rows = differencesOf(a, b, call);
  if (call.json) {
    const told = (run: string, { figures, offices }: Ran) => ({ run, ...figures, offices });
    console.log(JSON.stringify({ ok: true, a: told(first, a), b: told(second, b) }));
    return 0;
  }
  const format = new Intl.NumberFormat(call.language, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(call.language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const line = (what: string, ...cells: string[]) =>
    `${what.padEnd(46)}${cells.map((one) => one.padStart(14)).join('')}`;
  console.log(line('', first, second, call.words.simulation.difference));
  for (const row of rows)
    console.log(line(row.what, format.format(row.a), format.format(row.b), signed.format(row.difference)));
  return 0;
}

async function figuresIn(call: Call, name: string): Promise<Ran> {
  const opened = await openRun(call, name, 'look');
  try {
    return await figuresOfRun(opened.app.read, opened.app.realm);
  } finally {
    await opened.close();
  }
}

type Ran = Awaited<ReturnType<typeof figuresOfRun>>;

function differencesOf(first: Ran, second: Ran, { words }: Call): Difference[] {
  const { count, stay, busiest, usual, queue } = words.simulation;
  const [a, b] = [first.figures, second.figures];
  const row = (what: string, one: number, other: number) => ({ what, a: one, b: other, difference: other - one });
  const roles = [...new Set([...a.steps, ...b.steps].map(({ role }) => role))].sort();
  const units = [...new Set([...first.offices, ...second.offices].map(({ unit }) => unit))].sort();
  const queueAt = ({ offices }: Ran, unit: string) => offices.find((one) => one.unit === unit)?.queue ?? 0;
  const of = ({ steps }: Figures, role: string) => steps.find((one) => one.role === role)?.median ?? 0;
  return [
    ...COUNTS.map((name) => row(count[name], a.counts[name], b.counts[name])),
    ...roles.map((role) => row(stay(role), of(a, role), of(b, role))),
    row(busiest, a.load.busiest, b.load.busiest),
    row(usual, a.load.median, b.load.median),
    ...units.map((unit) => row(queue(unit), queueAt(first, unit), queueAt(second, unit))),
  ];
}
