import type { Acting, Tx } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { stepAfterReception } from '../rules/way.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { openListOf } from '../sql/listed.ts';
import { type Ask, actIn, actOn, type Done, type InHand } from './act.ts';
import { withDue } from './clock.ts';
import { enterStep } from './enter-step.ts';

/**
 * Chuyển hồ sơ đến cơ quan giải quyết: the same working day, after 15:00 at the start of the next (NĐ 118/2025 Đ18.2). What
 * stands on a list goes with its list, which both sides confirm.
 */
export const handOver = (app: Acting, viewer: Viewer, ask: Ask): Promise<Outcome<{ step: string }>> =>
  actOn(app, viewer, 'hand-over', ask, async (hand) => {
    const list = await openListOf(hand.tx, hand.tx.realm, hand.dossier.code);
    return list === undefined ? onward(hand) : refused('handover-listed', { list });
  });

/** The same within a list the other side confirms: `giver` is who handed it over, the transaction's actor who took it. */
export const handOverIn = (tx: Tx, giver: Viewer, ask: Ask): Promise<Outcome<{ step: string }>> =>
  actIn(tx, giver, 'hand-over', ask, onward);

async function onward({ tx, dossier, next }: InHand): Promise<Outcome<Done<{ step: string }>>> {
  const first = stepAfterReception(dossier);
  if (!first) throw new Error(`${dossier.code}: its process has no step after reception`);
  const arrived = { ...dossier, state: next, competentAt: tx.at };
  const moved = await enterStep(tx, arrived, first.id, { outcome: 'done' });
  await saveDossier(tx, await withDue(tx, tx.realm, moved, tx.at));
  return ok({ value: { step: first.id }, facts: { step: first.id, agency: moved.holderAgency } });
}
