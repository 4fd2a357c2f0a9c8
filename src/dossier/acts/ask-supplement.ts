import type { Acting, Tx } from '#db/transaction.ts';
import { limitOf } from '#deadline/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import type { Dossier } from '../rules/dossier.ts';
import { checkSupplement, despiteCount, type SupplementItem } from '../rules/supplement.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { closeVisit } from '../sql/steps.ts';
import { insertSupplement, supplementsOf } from '../sql/supplements.ts';
import { type Ask, actOn } from './act.ts';
import { askables } from './askables.ts';
import { calendarOf } from './calendar.ts';
import { withDue } from './clock.ts';

export interface SupplementAsk extends Ask {
  readonly items: readonly Omit<SupplementItem, 'label'>[];
  /** The sector law that allows a second request. */
  readonly ground?: string;
}

/**
 * Yêu cầu bổ sung: once, completely, with a reason for each thing (NĐ 118/2025 Đ16.3, Đ17.2c). In processing within three
 * working days of reception, and the citizen has fifteen days (Đ19.5).
 */
export const askSupplement = (app: Acting, viewer: Viewer, ask: SupplementAsk): Promise<Outcome<{ round: number }>> =>
  actOn(app, viewer, 'ask-supplement', ask, async ({ tx, dossier, next }) => {
    const earlier = await supplementsOf(tx, tx.realm, dossier.code);
    const stage = dossier.state === 'submitted' ? ('before' as const) : ('processing' as const);
    const times = stage === 'before' ? ok(undefined) : await limits(tx, dossier);
    if (!times.ok) return times;
    const list = await askables(tx, tx.realm, dossier, tx.at);
    const lastMoment = times.value?.lastMoment;
    const checked = checkSupplement(ask, list, { earlier: earlier.length, at: tx.at, lastMoment });
    if (!checked.ok) return checked;
    const request = {
      ...{ round: earlier.length + 1, stage, items: checked.value },
      ...{ ground: ask.ground?.trim() || null, closeDue: times.value?.closeDue ?? null },
      despite: despiteCount(checked.value),
    };
    await insertSupplement(tx, dossier.code, request);
    if (stage === 'processing') await closeVisit(tx, dossier.code, 'supplement');
    await saveDossier(tx, await withDue(tx, tx.realm, { ...dossier, state: next, answerDue: null }, tx.at));
    const asked = request.items.map(({ kind, id, reason, despite }) => ({
      ...{ kind, id, reason },
      ...(despite ? { despite } : {}),
    }));
    const { round, ground, closeDue, despite } = request;
    const counted = despite > 0 ? { despite } : {};
    return ok({ value: { round }, facts: { round, stage, asked, ground, closeDue, ...counted } });
  });

/** In processing: until when it may be asked, and when the dossier is closed if nothing comes (Đ19.5). */
async function limits(tx: Tx, dossier: Dossier) {
  const calendar = await calendarOf(tx, tx.realm, dossier.competentAgency, tx.at);
  const request = limitOf('supplement-request', dossier.competentAt ?? dossier.receivedAt ?? tx.at, calendar);
  if (!request.ok) return request;
  const close = limitOf('supplement-close', tx.at, calendar);
  if (!close.ok) return close;
  return ok({ lastMoment: request.value.deadline.legalEnd, closeDue: close.value.deadline.due });
}
