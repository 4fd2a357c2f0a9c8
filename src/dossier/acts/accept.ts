import type { Acting } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { openVisit } from '../sql/steps.ts';
import { type Ask, actOn } from './act.ts';
import { withDue } from './clock.ts';
import { keepAccepted } from './reuse.ts';

/**
 * Tiếp nhận: the dossier is complete and correct; the term begins as the receipt prints it (NĐ 118/2025 Đ17.3), or when
 * the competent agency receives a dossier from elsewhere (Đ17.3 as amended from 5/8/2026).
 */
export const accept = (app: Acting, viewer: Viewer, ask: Ask): Promise<Outcome<{ code: string }>> =>
  actOn(app, viewer, 'accept', ask, async ({ tx, dossier, next }) => {
    const received = { ...dossier, state: next, receivedAt: tx.at, competentAt: null, step: 'receive' };
    const officer = viewer.kind === 'officer' ? viewer.id : null;
    const due = await withDue(tx, tx.realm, { ...received, holder: officer }, tx.at);
    await openVisit(tx, dossier.code, {
      ...{ step: 'receive', name: 'Tiếp nhận', agency: dossier.receivingAgency, role: 'receiver', officer, due: null },
    });
    await saveDossier(tx, due);
    await keepAccepted(tx, due);
    return ok({ value: { code: dossier.code }, facts: { due: due.due } });
  });
