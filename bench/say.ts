import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

type Usual = Readonly<Record<string, string | number>>;
type Asked<T extends Usual> = { [K in keyof T]: T[K] extends number ? number : string } & {
  /** Where the figures are kept besides being printed. */
  readonly out: string | undefined;
  /** A folder to use and to leave behind, instead of one that is removed. */
  readonly keep: string | undefined;
};

/** What was asked on the command line, each option with its usual value: `--name VALUE`, and `--out`, `--keep` of every bench. */
export function asked<const T extends Usual>(usual: T, args?: string[]): Asked<T> {
  const names = [...Object.keys(usual), 'out', 'keep'];
  const options: Record<string, { type: 'string' }> = Object.fromEntries(
    names.map((name) => [name, { type: 'string' }]),
  );
  const { values } = parseArgs({ options, ...(args && { args }) });
  const value = (name: string) => {
    const given = values[name];
    const known = usual[name];
    return typeof known === 'number' ? Number(given ?? known) : (given ?? known);
  };
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Asked<T>;
}

/** What happens meanwhile, beside the figures. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** On what and beside what it was measured: `load` is that of the machine's last minute. */
export const machine = (): string =>
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`;

/** Prints the figures as JSON, and keeps them in the file that `--out` named. */
export function tell(figures: Readonly<Record<string, unknown>>, { out }: { readonly out: string | undefined }): void {
  const text = JSON.stringify(
    { machine: machine(), measuredOn: new Date().toISOString().slice(0, 10), ...figures },
    null,
    2,
  );
  console.log(text);
  if (out) writeFileSync(out, `${text}\n`);
}
