import { agencyByCode } from '#agency/index.ts';
import type { Acting } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { elsewhereIn } from '../rules/process.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { type Ask, actOn } from './act.ts';
import { isElsewhere, scopeOf } from './scope.ts';

export interface ForwardAsk extends Ask {
  readonly agency: string;
  readonly reason: string;
}

/** Chuyển đúng cơ quan: a dossier sent to the wrong agency is sent on and not returned to the citizen (NĐ 118/2025 Đ17.2). */
export const forward = (app: Acting, viewer: Viewer, ask: ForwardAsk): Promise<Outcome<{ agency: string }>> =>
  actOn(app, viewer, 'forward', ask, async ({ tx, dossier, next }) => {
    const agency = await agencyByCode(tx, tx.realm, ask.agency);
    if (!agency || agency.validTo !== null) return refused('agency-not-standing');
    if (agency.code === dossier.competentAgency) return refused('agency-same');
    if (ask.reason.trim().length < 5) return refused('reason-needed');
    const scope = await scopeOf(
      tx,
      tx.realm,
      [...[dossier.receivingAgency, dossier.competentAgency, agency.code], ...elsewhereIn(dossier.process)],
      tx.at,
    );
    const elsewhere = await isElsewhere(tx, tx.realm, dossier.receivingAgency, agency.code);
    await saveDossier(tx, { ...dossier, state: next, competentAgency: agency.code, elsewhere, scope });
    return ok({ value: { agency: agency.code }, facts: { from: dossier.competentAgency, to: agency.code } });
  });
