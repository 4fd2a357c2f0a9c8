import { holds } from '#forms/condition.ts';
import { dateAt } from '#kernel/time.ts';
import type { Dossier } from './dossier.ts';
import { type Process, type ProcessStep, type ProcessWay, stepOf } from './process.ts';

/** What decides which way a dossier goes: its process, its answers, and the day they were given. */
export type Walking = Pick<Dossier, 'process' | 'answers' | 'submittedAt'>;

/** The ways on from a step that are open to this dossier. A process is approved only if there is always one. */
export const openWays = ({ process, answers, submittedAt }: Walking, from: string | null): ProcessWay[] =>
  (stepOf(process, from)?.next ?? []).filter(({ when }) => holds(when, answers, { today: dateAt(submittedAt) }));

/** Where a dossier goes on to from a step: the wished way if it is open, else the first open one. */
export function stepAfter(dossier: Walking, from: string | null, wish?: string): ProcessStep | undefined {
  const ways = openWays(dossier, from);
  const to = wish === undefined ? ways[0]?.to : ways.find((one) => one.to === wish)?.to;
  return stepOf(dossier.process, to ?? null);
}

/** The step somebody is given: the one after a step of assigning, else where it stands; while it waits for its owner it stays there. */
export function assignedStep(dossier: Walking & Pick<Dossier, 'step' | 'state'>): ProcessStep | undefined {
  const here = stepOf(dossier.process, dossier.step);
  return here?.kind === 'assign' && dossier.state !== 'supplement' ? stepAfter(dossier, here.id) : here;
}

/** The steps still to come if every choice is the first: after this one, or from the beginning on. */
export function stepsAhead(dossier: Walking, from: string | null): ProcessStep[] {
  const ahead: ProcessStep[] = [];
  let next = from === null ? dossier.process.steps[0] : stepAfter(dossier, from);
  while (next && !ahead.includes(next)) {
    ahead.push(next);
    next = stepAfter(dossier, next.id);
  }
  return ahead;
}

/** The first step after reception: that of the agency that resolves it. */
export const stepAfterReception = (dossier: Walking): ProcessStep | undefined =>
  stepsAhead(dossier, null).find(({ kind }) => kind !== 'receive');

/** Why a dossier that went from one step to another went that way; nothing where no condition led it. */
export const becauseOf = (process: Process, from: string | null, to: string): string | undefined =>
  stepOf(process, from)?.next.find((one) => one.to === to)?.because;

/** An earlier step that officers work at: the wished one, else the nearest. Reception is the citizen's door and not one. */
export function stepBefore(process: Process, from: string | null, wish?: string): ProcessStep | undefined {
  const index = process.steps.findIndex(({ id }) => id === from);
  const earlier = process.steps
    .slice(0, Math.max(index, 0))
    .filter(({ kind }) => kind !== 'receive' && kind !== 'assign');
  return wish === undefined ? earlier.at(-1) : earlier.find(({ id }) => id === wish);
}
