import { conditionProblems } from '#forms/check-definition.ts';
import { alwaysOneHolds } from '#forms/condition.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Process, ProcessStep } from './process.ts';

/** What every case needs: somebody examines, signs, numbers and returns. */
const NEEDED = ['receive', 'examine', 'sign', 'number', 'return'] as const;

/**
 * Whether a process can be walked: each step has a name of its own, every way on leads to a step, each step can be reached
 * from reception and each leads to the return. A wrong step would stop dossiers in it (Tây Ninh 2024). Conditions of ways
 * speak of questions of `form`, by answers they can have, in words; and some way on is open whatever the answers.
 */
export function checkProcess(process: Process, form?: FormDefinition): Outcome<Process, 'process-wrong'> {
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
  const unsure = steps.find((one) => !branchesWell(one, form));
  if (unsure) return wrong(unsure.id);
  const reached = reach(steps, steps[0]?.id ?? '');
  const stranded = steps.find(
    ({ id, kind }) => !reached.has(id) || (kind !== 'return' && !leadsTo(steps, id, 'return')),
  );
  return stranded ? wrong(stranded.id) : ok(process);
}

/** A step that is not the last always has a way on, and each condition can be judged and told. */
const branchesWell = ({ next }: ProcessStep, form: FormDefinition | undefined): boolean =>
  (next.length === 0 || alwaysOneHolds(next.map(({ when }) => when))) &&
  next.every(
    ({ when, because }) =>
      !when || (because?.trim() && form !== undefined && conditionProblems(when, form).length === 0),
  );

function reach(steps: Process['steps'], from: string): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const id of seen) for (const { to } of steps.find((one) => one.id === id)?.next ?? []) seen.add(to);
  return seen;
}

const leadsTo = (steps: Process['steps'], from: string, kind: string): boolean =>
  [...reach(steps, from)].some((id) => steps.find((one) => one.id === id)?.kind === kind);
