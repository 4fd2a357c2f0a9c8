import type { Reader } from '#db/pool.server.ts';
import type { Acting, Tx } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import { actorOf } from '../rules/actor.ts';
import type { Dossier } from '../rules/dossier.ts';
import { type Before, undoOf, undoUntil } from '../rules/undo.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { doneUnder, lastActOn } from '../sql/last-act.ts';
import { freeVisit, holdVisit, moveVisit, visitsOf } from '../sql/steps.ts';
import { type Ask, actOn } from './act.ts';

export interface UndoAsk extends Ask {
  /** The key under which was done what is to be undone. */
  readonly done?: string;
}

/** Hoàn tác: a dossier just taken or given goes back to where it was and to who held it, as an act of its own. */
export const undoAssign = (app: Acting, viewer: Viewer, ask: UndoAsk): Promise<Outcome<{ holder: string | null }>> =>
  actOn(app, viewer, 'undo-assign', ask, async ({ tx, dossier, next }) => {
    const doneAt = ask.done === undefined ? undefined : await doneUnder(tx, ask.done);
    if (ask.done !== undefined && doneAt === undefined) return refused('undo-none');
    const before = undoOf(await lastActOn(tx, tx.realm, dossier.code), { actor: tx.actor, now: tx.at, doneAt });
    if (!before.ok) return before;
    const { of, holder, left } = before.value;
    const back =
      left === undefined ? await sameStep(tx, dossier, holder) : await backToAssigning(tx, dossier, left, holder);
    await saveDossier(tx, { ...dossier, ...back, state: next, holder });
    return ok({ value: { holder }, facts: { of, from: dossier.holder, to: holder, step: back.step } });
  });

/** What this person could take back on a dossier now, and until when; absent: nothing of theirs, or too late. */
export interface Undoing {
  readonly of: Before['of'];
  readonly until: Instant;
}

export async function undoingOf(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { code, now }: { readonly code: string; readonly now: Instant },
): Promise<Undoing | undefined> {
  const last = await lastActOn(reader, realm, code);
  const before = undoOf(last, { actor: actorOf(viewer), now });
  return last && before.ok ? { of: before.value.of, until: undoUntil(last) } : undefined;
}

type Back = Pick<Dossier, 'step' | 'stepDue' | 'holderAgency'>;

async function sameStep(tx: Tx, { code, step, stepDue, holderAgency }: Dossier, holder: string | null): Promise<Back> {
  if (holder === null) await freeVisit(tx, code);
  else await holdVisit(tx, code, holder);
  return { step, stepDue, holderAgency };
}

/** It went on with being assigned: it goes back to the step of assigning, under the limit it had there. */
async function backToAssigning(tx: Tx, { code }: Dossier, step: string, holder: string | null): Promise<Back> {
  const before = (await visitsOf(tx, tx.realm, code)).findLast((one) => one.step === step);
  if (!before) throw new Error(`${code}: it never was in ${step}`);
  const { name, agency, role, due } = before;
  await moveVisit(tx, code, { outcome: 'moved' }, { step, name, agency, role, officer: holder, due });
  return { step, stepDue: due, holderAgency: agency };
}
