import type { Reader } from '#db/pool.server.ts';
import type { Acting } from '#db/transaction.ts';
import { type Post, postsOn, type Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import type { Dossier } from '../rules/dossier.ts';
import { mayHold, mayTakeFrom } from '../rules/may-do.ts';
import { assignedStep, stepAfter, stepBefore } from '../rules/way.ts';
import { latestDecision } from '../sql/decisions.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { holdVisit } from '../sql/steps.ts';
import { type Ask, actOn } from './act.ts';
import { enterStep } from './enter-step.ts';

/** Nhận việc: takes a dossier nobody holds at a step of one's role. */
export const claim = (app: Acting, viewer: Viewer, ask: Ask): Promise<Outcome<{ holder: string }>> =>
  actOn(app, viewer, 'claim', ask, async ({ tx, dossier, next }) => {
    if (viewer.kind !== 'officer') return refused('act-not-yours', { act: 'claim' });
    await holdVisit(tx, dossier.code, viewer.id);
    await saveDossier(tx, { ...dossier, state: next, holder: viewer.id });
    return ok({ value: { holder: viewer.id }, facts: { from: dossier.holder, holder: viewer.id, step: dossier.step } });
  });

/** Whether the dossier is with another room, whose head or the agency's leader alone gives it to somebody else. */
export async function isHeldElsewhere(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { dossier, day }: { dossier: Dossier; day: LocalDate },
): Promise<boolean> {
  if (viewer.kind !== 'officer' || dossier.holder === null || dossier.holder === viewer.id) return false;
  return !mayTakeFrom(viewer, await postsOn(reader, realm, dossier.holder, day), dossier.competentAgency);
}

export interface AssignAsk extends Ask {
  readonly officer: string;
}

/**
 * Phân công, phân công lại: a head gives a dossier to somebody who may hold it. From a step of assigning it goes on to the
 * step that is assigned; from any other it changes hands.
 */
export const assign = (app: Acting, viewer: Viewer, ask: AssignAsk): Promise<Outcome<{ holder: string }>> =>
  actOn(app, viewer, 'assign', ask, async ({ tx, dossier, next }) => {
    const day = dateAt(tx.at);
    if (await isHeldElsewhere(tx, tx.realm, viewer, { dossier, day })) return refused('held-elsewhere');
    const target = assignedStep(dossier);
    const posts: readonly Post[] = await postsOn(tx, tx.realm, ask.officer, day);
    if (!target || !mayHold(target, posts, dossier)) return refused('officer-cannot-hold');
    const left = target.id === dossier.step ? null : dossier.step;
    const facts = { from: dossier.holder, to: ask.officer, step: target.id, left };
    if (left === null) {
      await holdVisit(tx, dossier.code, ask.officer);
      await saveDossier(tx, { ...dossier, state: next, holder: ask.officer });
    } else
      await saveDossier(
        tx,
        await enterStep(tx, { ...dossier, state: next }, target.id, { outcome: 'done' }, ask.officer),
      );
    return ok({ value: { holder: ask.officer }, facts });
  });

export interface AdvanceAsk extends Ask {
  /** One of the step's ways on; the first if not said. */
  readonly to?: string;
  readonly note?: string;
}

/** Chuyển bước: the step is done and the next begins. Nothing goes to be signed without a drafted result. */
export const advance = (app: Acting, viewer: Viewer, ask: AdvanceAsk): Promise<Outcome<{ step: string }>> =>
  actOn(app, viewer, 'advance', ask, async ({ tx, dossier, next }) => {
    const target = stepAfter(dossier, dossier.step, ask.to);
    if (!target) return refused('step-unknown');
    const needsDraft = target.kind === 'review' || target.kind === 'sign';
    const drafted = await latestDecision(tx, tx.realm, dossier.code);
    if (needsDraft && (!drafted || drafted.returnedAt !== null)) return refused('result-missing');
    if (target.kind === 'number' || target.kind === 'return') return refused('signature-missing', { article: 'Đ22.1' });
    const moved = await enterStep(tx, { ...dossier, state: next }, target.id, { outcome: 'done', ...noted(ask.note) });
    await saveDossier(tx, moved);
    return ok({ value: { step: target.id }, facts: { from: dossier.step, to: target.id } });
  });

export interface SendBackAsk extends Ask {
  readonly to?: string;
  readonly reason: string;
}

/** Trả lại bước trước: with a reason; an earlier step of the process, by default the one before. */
export const sendBack = (app: Acting, viewer: Viewer, ask: SendBackAsk): Promise<Outcome<{ step: string }>> =>
  actOn(app, viewer, 'send-back', ask, async ({ tx, dossier, next }) => {
    if (ask.reason.trim().length < 5) return refused('reason-needed');
    const target = stepBefore(dossier.process, dossier.step, ask.to);
    if (!target) return refused('step-unknown');
    const note = ask.reason.trim();
    await saveDossier(tx, await enterStep(tx, { ...dossier, state: next }, target.id, { outcome: 'sent-back', note }));
    return ok({ value: { step: target.id }, facts: { from: dossier.step, to: target.id } });
  });

const noted = (note: string | undefined) => (note?.trim() ? { note: note.trim() } : {});
