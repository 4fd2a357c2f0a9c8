import type { Acting } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import { stepAfterReception } from '../rules/way.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { type Ask, actOn } from './act.ts';
import { withDue } from './clock.ts';
import { enterStep } from './enter-step.ts';

/** Chuyển hồ sơ đến cơ quan giải quyết: the same working day, after 15:00 at the start of the next (NĐ 118/2025 Đ18.2). */
export const handOver = (app: Acting, viewer: Viewer, ask: Ask): Promise<Outcome<{ step: string }>> =>
  actOn(app, viewer, 'hand-over', ask, async ({ tx, dossier, next }) => {
    const first = stepAfterReception(dossier);
    if (!first) throw new Error(`${dossier.code}: its process has no step after reception`);
    const arrived = { ...dossier, state: next, competentAt: tx.at };
    const moved = await enterStep(tx, arrived, first.id, { outcome: 'done' });
    await saveDossier(tx, await withDue(tx, tx.realm, moved, tx.at));
    return ok({ value: { step: first.id }, facts: { step: first.id, agency: moved.holderAgency } });
  });
