import type { Acting } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { insertEnding } from '../sql/endings.ts';
import { type Ask, actOn } from './act.ts';
import { groundsOf } from './askables.ts';

export interface RefusalAsk extends Ask {
  /** One of the procedure's own grounds, by its place in the list. */
  readonly ground: number;
  readonly reason: string;
}

/** Từ chối tiếp nhận: only on a ground the procedure itself gives, with its reason (NĐ 118/2025 Đ17.1, Mẫu 03). */
export const refuse = (app: Acting, viewer: Viewer, ask: RefusalAsk): Promise<Outcome<{ code: string }>> =>
  actOn(app, viewer, 'refuse', ask, async ({ tx, dossier, next }) => {
    const ground = (await groundsOf(tx, tx.realm, dossier))[ask.ground];
    if (!ground) return refused('ground-needed', { article: 'NĐ 118/2025 Đ17.1' });
    if (ask.reason.trim().length < 10) return refused('reason-needed');
    await insertEnding(tx, dossier.code, { kind: 'refused', ground, reason: ask.reason.trim() });
    await saveDossier(tx, { ...dossier, state: next, endedAt: tx.at, answerDue: null, holder: null });
    return ok({ value: { code: dossier.code }, facts: { ground } });
  });
