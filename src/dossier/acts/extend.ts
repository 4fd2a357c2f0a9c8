import type { Acting } from '#db/transaction.ts';
import { extend as decideExtension } from '#deadline/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { extensionOf, insertExtension } from '../sql/supplements.ts';
import { type Ask, actOn } from './act.ts';
import { calendarOf } from './calendar.ts';
import { withDue } from './clock.ts';

export interface ExtendAsk extends Ask {
  readonly until: Instant;
  readonly reason: string;
}

/**
 * Xin lỗi và gia hạn (Mẫu 04): at least one day before the due date, one new date at most, the first one kept
 * (NĐ 118/2025 Đ19.6).
 */
export const extend = (app: Acting, viewer: Viewer, ask: ExtendAsk): Promise<Outcome<{ due: Instant }>> =>
  actOn(app, viewer, 'extend', ask, async ({ tx, dossier, next }) => {
    if (dossier.due === null) return refused('extension-without-due');
    if (ask.reason.trim().length < 10) return refused('reason-needed');
    const before = await extensionOf(tx, tx.realm, dossier.code);
    const calendar = await calendarOf(tx, tx.realm, dossier.competentAgency, tx.at);
    const wish = { due: dossier.due, newDue: ask.until, at: tx.at, extensionsSoFar: before ? 1 : 0 };
    const decided = decideExtension(wish, calendar);
    if (!decided.ok) return decided;
    await insertExtension(tx, dossier.code, { originalDue: dossier.due, newDue: ask.until, reason: ask.reason.trim() });
    const extended = await withDue(tx, tx.realm, { ...dossier, state: next }, tx.at);
    await saveDossier(tx, extended);
    return ok({ value: { due: ask.until }, facts: { from: dossier.due, to: ask.until } });
  });
