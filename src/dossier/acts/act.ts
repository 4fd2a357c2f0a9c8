import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { actorOf } from '../rules/actor.ts';
import type { Dossier } from '../rules/dossier.ts';
import { mayDo } from '../rules/may-do.ts';
import { type ActName, lead, type State } from '../rules/states.ts';
import { lockDossier } from '../sql/dossiers.ts';
import { firstAnswer, keepAnswer } from '../sql/idempotency.ts';

/** Who acts on what, as a page or a machine says it. */
export interface Ask {
  readonly code: string;
  /** The revision the page was drawn from; an act on an older one is told so and changes nothing. */
  readonly revision?: number;
  /** Says that two requests are one: the second gets the first's answer (double click, lost network). */
  readonly key?: string;
}

export interface InHand {
  readonly tx: Tx;
  readonly dossier: Dossier;
  /** The state this act leads to. */
  readonly next: State;
}

/** What an act answers, and the facts it leaves in the trail: codes and moments, no names (db/trail.ts). */
export interface Done<T> {
  readonly value: T;
  readonly facts: Record<string, unknown>;
}

/**
 * The way of every act on a dossier: the repeat of a request is answered as the first time; the dossier is locked if the
 * viewer may see it; the act is lawful in its state and for this person; the work is done; the trail is written.
 * Any refusal undoes the whole.
 */
export async function actOn<T>(
  app: Acting,
  viewer: Viewer | 'system',
  act: ActName,
  ask: Ask,
  work: (hand: InHand) => Promise<Outcome<Done<T>>>,
): Promise<Outcome<T>> {
  const actor = viewer === 'system' ? ('system:dossier' as const) : actorOf(viewer);
  return inTransaction<Outcome<T>>(app, actor, (tx) => actIn(tx, viewer, act, ask, work));
}

/** The same inside a transaction that does more, with its actor in the trail: a list handed over is confirmed with it or not at all. */
export async function actIn<T>(
  tx: Tx,
  viewer: Viewer | 'system',
  act: ActName,
  ask: Ask,
  work: (hand: InHand) => Promise<Outcome<Done<T>>>,
): Promise<Outcome<T>> {
  tx.called?.(`dossier-${act}`);
  // Asked one after the other, answered in one round trip: a repeat waits for the first before it looks.
  const [before, dossier] = await Promise.all([
    ask.key ? firstAnswer<T>(tx, ask.key) : undefined,
    lockDossier(tx, viewer, ask.code),
  ]);
  if (before) return ok(before.answer);
  if (!dossier) return refused('not-found');
  const why = forbids(act, viewer, dossier, ask);
  if (!why.ok) return why;
  const done = await work({ tx, dossier, next: why.value });
  if (!done.ok) return done;
  await record(tx, `dossier-${act}`, `dossier/${dossier.code}`, done.value.facts);
  if (ask.key) await keepAnswer(tx, ask.key, done.value.value);
  return ok(done.value.value);
}

function forbids(act: ActName, viewer: Viewer | 'system', dossier: Dossier, ask: Ask): Outcome<State> {
  // First the revision: whoever acts on an old page is told that somebody was quicker, not that the act is unlawful.
  if (ask.revision !== undefined && ask.revision !== dossier.revision) return refused('changed-meanwhile');
  const next = lead(act, dossier.state);
  if (!next.ok || viewer === 'system') return next;
  const may = mayDo(act, viewer, dossier);
  return may.ok ? next : may;
}
