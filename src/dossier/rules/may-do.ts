import type { Post, Role, Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Dossier } from './dossier.ts';
import { owns, worksOn } from './owner.ts';
import { agencyOf, type ProcessStep, stepOf } from './process.ts';
import { type ActName, RULES } from './states.ts';

/** Acts that belong to whoever is at the step the dossier stands in. */
const AT_THE_STEP: readonly ActName[] = [
  'claim',
  'advance',
  'send-back',
  'consult',
  'arrange-visit',
  'draft-decision',
  'sign',
  'number',
];
/** Acts that are the whole of their step: nobody has to take the dossier first to do them. */
const WHOLE_STEP: readonly ActName[] = ['sign', 'number'];
/** Acts of the centre that received it. */
const OF_THE_CENTRE: readonly ActName[] = ['accept', 'refuse', 'forward', 'hand-over', 'return-result'];

type Officer = Viewer & { kind: 'officer' };

/** At the agency itself or in a room below it (identifiers of QĐ 20/2020 are written root first). */
const worksAt = (unit: string, agency: string): boolean => unit === agency || unit.startsWith(`${agency}.`);
/** Heads and leaders answer for what stands below them. */
const standsOver = (unit: string, agency: string): boolean => worksAt(unit, agency) || agency.startsWith(`${unit}.`);

/** Where a role counts: leaders above, clerks for the whole office their room belongs to, the others where they work. */
function counts({ role, unit }: Post, agency: string): boolean {
  if (role === 'leader' || role === 'unit-head') return standsOver(unit, agency);
  const office = unit.split('.').slice(0, -1).join('.');
  return worksAt(unit, agency) || (role === 'clerk' && standsOver(office, agency));
}

/** Whether the officer holds one of the roles where it counts for that agency. */
const holds = (officer: Officer, roles: readonly Role[], agency: string): boolean =>
  officer.posts.some((post) => roles.includes(post.role) && counts(post, agency));

/** Whether somebody receives dossiers at an agency. */
export const receivesThere = (viewer: Viewer, agency: string | null): boolean =>
  viewer.kind === 'officer' && agency !== null && holds(viewer, ['receiver'], agency);

/** At a step: the role the process names, and the holder alone once somebody holds it. */
function mayAtStep(act: ActName, officer: Officer, dossier: Dossier): boolean {
  const step = stepOf(dossier.process, dossier.step);
  const { by } = RULES[act];
  // The step's own role, and one the act belongs to: a handler holds the dossier and still does not sign it.
  if (!step || !by.includes(step.role) || !holds(officer, [step.role], dossier.holderAgency)) return false;
  return holdsIt(officer, dossier) || (dossier.holder === null && (act === 'claim' || WHOLE_STEP.includes(act)));
}

/** The holder, or whoever stands in for the holder today. */
const holdsIt = (officer: Officer, { holder }: Dossier): boolean =>
  holder !== null &&
  (holder === officer.id || (officer.standsInFor ?? []).some(({ officer: absent }) => absent === holder));

function mayOfficer(act: ActName, officer: Officer, dossier: Dossier): boolean {
  const roles = RULES[act].by as readonly Role[];
  if (AT_THE_STEP.includes(act)) return mayAtStep(act, officer, dossier);
  if (act === 'ask-supplement')
    return dossier.state === 'submitted'
      ? holds(officer, ['receiver'], dossier.receivingAgency)
      : mayAtStep(act, officer, dossier);
  if (OF_THE_CENTRE.includes(act)) return holds(officer, roles, dossier.receivingAgency);
  if (act === 'answer-consultation') return officer.posts.some(({ role }) => roles.includes(role));
  if (act === 'note')
    return [dossier.receivingAgency, dossier.competentAgency].some((agency) => holds(officer, roles, agency));
  if (act === 'undo-assign')
    return [dossier.holderAgency, dossier.competentAgency].some((agency) => holds(officer, roles, agency));
  return holds(officer, roles, dossier.competentAgency);
}

/** Whether this person may do this act on this dossier, whatever its state (states.ts says when). */
export function mayDo(act: ActName, viewer: Viewer, dossier: Dossier): Outcome<true, 'act-not-yours'> {
  const { by } = RULES[act];
  if (by === 'system') return refused('act-not-yours', { act });
  if (by === 'citizen') return owns(viewer, dossier) ? ok(true) : refused('act-not-yours', { act });
  const may = viewer.kind === 'officer' && worksOn(viewer, dossier) && mayOfficer(act, viewer, dossier);
  return may ? ok(true) : refused('act-not-yours', { act });
}

/**
 * Whether a head or leader may give on what somebody with these posts holds: whoever stands at the agency or over it, all of
 * it; the head of one of its rooms what his own room holds, and what is with nobody of the agency any more.
 */
export const mayTakeFrom = (officer: Officer, holder: readonly Post[], agency: string): boolean =>
  officer.posts
    .filter(({ role, unit }) => (RULES.assign.by as readonly Role[]).includes(role) && standsOver(unit, agency))
    .some(
      ({ unit }) =>
        !unit.startsWith(`${agency}.`) ||
        holder.some((post) => worksAt(post.unit, unit)) ||
        !holder.some((post) => worksAt(post.unit, agency)),
    );

/** Whether somebody with these posts may hold the dossier at this step. */
export const mayHold = (
  step: ProcessStep,
  posts: readonly Post[],
  dossier: Pick<Dossier, 'receivingAgency' | 'competentAgency'>,
): boolean => {
  const agency = agencyOf(step, dossier);
  return posts.some((post) => post.role === step.role && counts(post, agency));
};
