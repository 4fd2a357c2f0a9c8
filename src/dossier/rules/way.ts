import { type Process, type ProcessStep, stepOf } from './process.ts';

/** Where a step may go on to: the wished one if the process allows it, else the first. */
export function stepAfter(process: Process, from: string | null, wish?: string): ProcessStep | undefined {
  const ways = stepOf(process, from)?.next ?? [];
  const to = wish === undefined ? ways[0]?.to : ways.find((one) => one.to === wish)?.to;
  return stepOf(process, to ?? null);
}

/** An earlier step that officers work at: the wished one, else the nearest. Reception is the citizen's door and not one. */
export function stepBefore(process: Process, from: string | null, wish?: string): ProcessStep | undefined {
  const index = process.steps.findIndex(({ id }) => id === from);
  const earlier = process.steps
    .slice(0, Math.max(index, 0))
    .filter(({ kind }) => kind !== 'receive' && kind !== 'assign');
  return wish === undefined ? earlier.at(-1) : earlier.find(({ id }) => id === wish);
}
