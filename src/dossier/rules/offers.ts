import type { Viewer } from '#identity/index.ts';
import type { Dossier } from './dossier.ts';
import { mayDo } from './may-do.ts';
import { stepOf } from './process.ts';
import { ACTS, type ActName, ENDED, lead, RULES, type State } from './states.ts';

/** Why an act of one's own cannot be done now. */
export type Bar = 'not-yet' | 'no-more' | 'ended' | 'once' | 'too-late' | 'no-term';

/** An act an officer could do with a dossier: now, or not, with the article that stops it. */
export interface Offer {
  readonly act: ActName;
  readonly barred?: { readonly by: Bar; readonly article: string };
}

/** What the dossier's rows say that its state does not. */
export interface Standing {
  readonly dossier: Dossier;
  readonly extended: boolean;
  /** The last day of an apology has passed (Đ19.6). */
  readonly apologyOver: boolean;
  /** A result is drafted and not signed. */
  readonly drafted: boolean;
  /** An opinion is asked of the viewer's unit. */
  readonly opinionAsked: boolean;
  readonly objectionOpen: boolean;
  /** Another room holds it, whose head alone gives it to somebody else (may-do.ts). */
  readonly heldElsewhere: boolean;
  /** The last act on it is the viewer's own and can be taken back (undo.ts). */
  readonly undoable: boolean;
}

type Officer = Viewer & { kind: 'officer' };

/** How far along each state is: an act that belongs to a later one is not yet lawful, to an earlier one no more. */
const RANK: Record<State, number> = {
  ...{ submitted: 0, 'supplement-before': 0, received: 1, processing: 2, supplement: 2, correcting: 2 },
  ...{ resolved: 3, returned: 4, refused: 5, withdrawn: 5, stopped: 5, closed: 5 },
};

function barOf(act: ActName, state: State): Bar {
  if (ENDED.includes(state) && state !== 'returned') return 'ended';
  const later = (Object.keys(RULES[act].ways) as State[]).some((one) => RANK[one] > RANK[state]);
  return later ? 'not-yet' : 'no-more';
}

function extensionBar({ dossier, extended, apologyOver }: Standing): Bar | undefined {
  if (extended) return 'once';
  if (dossier.due === null) return 'no-term';
  return apologyOver ? 'too-late' : undefined;
}

/** Whether there is anything for the act to be about: nobody answers an objection that nobody made. */
function isAbout(act: ActName, officer: Officer, standing: Standing): boolean {
  if (act === 'answer-consultation') return standing.opinionAsked;
  if (act === 'answer-objection') return standing.objectionOpen;
  if (act === 'undo-assign') return standing.undoable;
  if (act === 'assign') return !standing.heldElsewhere;
  if (act === 'claim') return standing.dossier.holder !== officer.id;
  // A step of assigning is left by assigning.
  if (act === 'advance') return stepOf(standing.dossier.process, standing.dossier.step)?.kind !== 'assign';
  return true;
}

function offerOf(act: ActName, standing: Standing): Offer {
  const { state } = standing.dossier;
  const { article } = RULES[act];
  if (!lead(act, state).ok) return { act, barred: { by: barOf(act, state), article } };
  const by = act === 'extend' ? extensionBar(standing) : undefined;
  return by ? { act, barred: { by, article } } : { act };
}

/** What is done first where several things can be. */
function firstOf({ dossier, drafted }: Standing): readonly ActName[] {
  const kind = stepOf(dossier.process, dossier.step)?.kind;
  if (kind === 'assign') return ['answer-consultation', 'assign', 'claim'];
  const work: ActName[] = drafted ? ['advance', 'draft-decision'] : ['draft-decision', 'advance'];
  return ['answer-consultation', 'accept', 'hand-over', 'sign', 'number', 'claim', 'return-result', ...work];
}

/** The acts that are this officer's on this dossier: first what is to be done next, last what cannot be done now. */
export function offersFor(officer: Officer, standing: Standing): Offer[] {
  const order = firstOf(standing);
  const place = (act: ActName) => (order.includes(act) ? order.indexOf(act) : order.length + ACTS.indexOf(act));
  return ACTS.filter((act) => Array.isArray(RULES[act].by) && mayDo(act, officer, standing.dossier).ok)
    .filter((act) => isAbout(act, officer, standing))
    .map((act) => offerOf(act, standing))
    .toSorted((a, b) => Number(Boolean(a.barred)) - Number(Boolean(b.barred)) || place(a.act) - place(b.act));
}
