import type { Dossier } from './dossier.ts';
import { elsewhereIn, stepOf } from './process.ts';

/**
 * A place a dossier stands in, as queues are made of: what is to be done, then where. `at|H48.14.05`: of that very
 * agency; `under|H48.14`: of it or one below; `both|H48.14.05`: of that room and of its office; `by|<officer>`: in that
 * officer's hands.
 */
export type Place = `${Task}|${string}`;
export type Task =
  | 'to-receive'
  | 'to-hand-over'
  | 'to-return'
  | 'waiting'
  | 'running'
  | 'open'
  | 'opinion'
  | 'objection'
  | 'held'
  | 'sign'
  | `take-${string}`;

/** What of a dossier decides where it stands. */
export type Placed = Pick<
  Dossier,
  | 'state'
  | 'step'
  | 'process'
  | 'receivingAgency'
  | 'competentAgency'
  | 'holderAgency'
  | 'holder'
  | 'due'
  | 'endedAt'
  | 'asked'
  | 'contested'
>;

/** An agency and those above it: identifiers of QĐ 20/2020 are written root first. */
const upwards = (agency: string): string[] => agency.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'));

const at = (...agencies: string[]): string[] => [...new Set(agencies)].map((one) => `at|${one}`);
const under = (...agencies: string[]): string[] => [...new Set(agencies.flatMap(upwards))].map((one) => `under|${one}`);

/** By its code; the realm itself is a part of nothing. */
const officeOf = (room: string): string => room.split('.').slice(0, -1).join('.');
const both = (...agencies: string[]): string[] =>
  [...new Set(agencies)].filter((room) => agencies.includes(officeOf(room))).map((room) => `both|${room}`);

/** What every open dossier may be in, at several agencies at once. */
const SHARED: ReadonlySet<string> = new Set<Task>(['open', 'waiting', 'running']);

/** Where stands what is at a room and at its office as well, if these two places are asked for: counted at each, it is counted twice. */
export function twiceAt(places: readonly Place[]): Place | undefined {
  const [office, room] = places.toSorted((a, b) => a.length - b.length).map((place) => place.split('|'));
  const [task, at, unit = ''] = room ?? [];
  const isPair = places.length === 2 && at === 'at' && office?.join() === [task, at, officeOf(unit)].join();
  return isPair && SHARED.has(task as string) ? (`${task}|both|${unit}` as Place) : undefined;
}

/** Heads and leaders answer for what stands below them; the others work at the agency itself. */
export const STANDS_OVER: ReadonlySet<string> = new Set(['unit-head', 'leader']);

/** At a step: in somebody's hands, or waiting for one of the role that the process names. */
function atStep(dossier: Placed): Place[] {
  const { holder, holderAgency } = dossier;
  const step = stepOf(dossier.process, dossier.step);
  const signs = step?.kind === 'sign';
  if (holder !== null) return [`held|by|${holder}`, ...(signs ? [`sign|by|${holder}` as const] : [])];
  if (!step) return [];
  const wheres = [...at(holderAgency), ...(STANDS_OVER.has(step.role) ? under(holderAgency) : [])];
  // What a leader signs need not be taken first: it waits in one list, not in two.
  const tasks: Task[] = [
    ...(signs && step.role === 'leader' ? [] : [`take-${step.role}` as const]),
    ...(signs ? (['sign'] as const) : []),
  ];
  return wheres.flatMap((where) => tasks.map((task): Place => `${task}|${where}`));
}

const BY_STATE: Partial<Record<Dossier['state'], (dossier: Placed) => Place[]>> = {
  submitted: ({ receivingAgency }) => [`to-receive|at|${receivingAgency}`],
  received: ({ receivingAgency }) => [`to-hand-over|at|${receivingAgency}`],
  resolved: ({ receivingAgency }) => [`to-return|at|${receivingAgency}`],
  processing: atStep,
  correcting: atStep,
};

const ENDED = new Set<Dossier['state']>(['refused', 'withdrawn', 'returned', 'stopped', 'closed']);

/** Whether a term runs on it: what waits to be fetched or supplemented is not late. */
const runs = ({ state, endedAt, due }: Placed): boolean =>
  (state === 'received' || state === 'processing') && endedAt === null && due !== null;

/** Every place a dossier stands in; none once it has ended, but for an objection that waits. */
export function placesOf(dossier: Placed): Place[] {
  const { competentAgency, receivingAgency, holder, state } = dossier;
  const objection: Place[] = dossier.contested
    ? [...at(competentAgency), ...under(competentAgency)].map((where): Place => `objection|${where}`)
    : [];
  if (ENDED.has(state)) return objection;
  const theirs = [receivingAgency, competentAgency, ...elsewhereIn(dossier.process), ...dossier.asked];
  const wheres = [
    ...at(...theirs),
    ...both(...theirs),
    ...under(...theirs),
    ...(holder === null ? [] : [`by|${holder}`]),
  ];
  const waits = state === 'supplement' || state === 'supplement-before';
  const tasks: Task[] = [
    'open',
    ...(waits ? (['waiting'] as const) : []),
    ...(runs(dossier) ? (['running'] as const) : []),
  ];
  return [
    ...objection,
    ...dossier.asked.map((agency): Place => `opinion|at|${agency}`),
    ...(BY_STATE[state]?.(dossier) ?? []),
    ...tasks.flatMap((task) => wheres.map((where): Place => `${task}|${where}`)),
  ];
}
