import type { Acting } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { insertEnding } from '../sql/endings.ts';
import { closeVisit } from '../sql/steps.ts';
import { type Ask, actOn } from './act.ts';

export interface EndAsk extends Ask {
  readonly reason: string;
}

/** Rút hồ sơ: before it is received the citizen takes it back; nothing was decided (NĐ 118/2025 Đ21). */
export const withdraw = (app: Acting, viewer: Viewer, ask: EndAsk): Promise<Outcome<{ code: string }>> =>
  end(app, viewer, 'withdraw', 'withdrawn', ask);

/** Dừng giải quyết: until the decision is issued the citizen may stop it (NĐ 118/2025 Đ21, Mẫu 05). */
export const stop = (app: Acting, viewer: Viewer, ask: EndAsk): Promise<Outcome<{ code: string }>> =>
  end(app, viewer, 'stop', 'stopped', ask);

/** Closed by the system on the centre's behalf after fifteen days without the supplement (NĐ 118/2025 Đ19.5). */
export const close = (app: Acting, code: string): Promise<Outcome<{ code: string }>> =>
  end(app, 'system', 'close', 'closed', {
    code,
    reason: 'Quá 15 ngày không bổ sung, hoàn thiện hồ sơ (NĐ 118/2025 Đ19.5)',
  });

function end(
  app: Acting,
  viewer: Viewer | 'system',
  act: 'withdraw' | 'stop' | 'close',
  kind: 'withdrawn' | 'stopped' | 'closed',
  ask: EndAsk,
): Promise<Outcome<{ code: string }>> {
  return actOn(app, viewer, act, ask, async ({ tx, dossier, next }) => {
    await insertEnding(tx, dossier.code, { kind, ground: null, reason: ask.reason.trim() });
    await closeVisit(tx, dossier.code, 'stopped');
    await saveDossier(tx, { ...dossier, state: next, endedAt: tx.at, answerDue: null, stepDue: null, holder: null });
    return ok({ value: { code: dossier.code }, facts: { kind } });
  });
}
