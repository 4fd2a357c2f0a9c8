import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Process } from './process.ts';

/** What every case needs: somebody examines, signs, numbers and returns. */
const NEEDED = ['receive', 'examine', 'sign', 'number', 'return'] as const;

/**
 * Whether a process can be walked: each step has a name of its own, every way on leads to a step, each step can be reached
 * from reception and each leads to the return. A wrong step would stop dossiers in it (Tây Ninh 2024).
 */
export function checkProcess(process: Process): Outcome<Process, 'process-wrong'> {
  const { steps } = process;
  const ids = new Set(steps.map(({ id }) => id));
  const wrong = (step: string) => refused('process-wrong', { step });
  if (ids.size !== steps.length)
    return wrong(steps.find(({ id }, n) => steps.findIndex((one) => one.id === id) !== n)?.id ?? '');
  const missing = NEEDED.find((kind) => !steps.some((one) => one.kind === kind));
  if (missing) return wrong(missing);
  const lost = steps.find(({ next }) => next.some(({ to }) => !ids.has(to)));
  if (lost) return wrong(lost.id);
  const end = steps.find(({ kind, next }) => kind !== 'return' && next.length === 0);
  if (end) return wrong(end.id);
  const reached = reach(steps, steps[0]?.id ?? '');
  const stranded = steps.find(
    ({ id, kind }) => !reached.has(id) || (kind !== 'return' && !leadsTo(steps, id, 'return')),
  );
  return stranded ? wrong(stranded.id) : ok(process);
}

function reach(steps: Process['steps'], from: string): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const id of seen) for (const { to } of steps.find((one) => one.id === id)?.next ?? []) seen.add(to);
  return seen;
}

const leadsTo = (steps: Process['steps'], from: string, kind: string): boolean =>
  [...reach(steps, from)].some((id) => steps.find((one) => one.id === id)?.kind === kind);
