import { COUNTS, type Figures, figuresOf } from '#simulation/index.ts';
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
    console.log(JSON.stringify({ ok: true, a: { run: first, ...a }, b: { run: second, ...b } }));
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

async function figuresIn(call: Call, name: string): Promise<Figures> {
  const opened = await openRun(call, name, 'look');
  try {
    const { read, realm } = opened.app;
    const last = await read.query<{ at: number }>(
      `select max(at) as at from trail where realm = $1 and subject like 'dossier/%'`,
      [realm],
    );
    return await figuresOf(read, realm, last.rows[0]?.at ?? 0);
  } finally {
    await opened.close();
  }
}

function differencesOf(a: Figures, b: Figures, { words }: Call): Difference[] {
  const { count, stay, busiest, usual } = words.simulation;
  const row = (what: string, one: number, other: number) => ({ what, a: one, b: other, difference: other - one });
  const roles = [...new Set([...a.steps, ...b.steps].map(({ role }) => role))].sort();
  const of = ({ steps }: Figures, role: string) => steps.find((one) => one.role === role)?.median ?? 0;
  return [
    ...COUNTS.map((name) => row(count[name], a.counts[name], b.counts[name])),
    ...roles.map((role) => row(stay(role), of(a, role), of(b, role))),
    row(busiest, a.load.busiest, b.load.busiest),
    row(usual, a.load.median, b.load.median),
  ];
}
