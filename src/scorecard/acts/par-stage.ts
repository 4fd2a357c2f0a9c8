import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { viewSheet } from '../par-sheet.ts';
import { mayClose } from '../rules/par-close.ts';
import { appraises, closesStage } from '../rules/par-may.ts';
import { lastDayOfStage, type ParStage } from '../rules/par-stage.ts';
import { moveWindow } from '../sql/par-forms.ts';
import { keepStage } from '../sql/par-sheets.ts';
import { openSheet, type ParAt, parSubject } from './par-score.ts';

/** Sends what the unit scored or explained, or ends a round of appraisal: after it nothing of the stage changes. */
export const closeParStage = (app: Acting, viewer: Viewer, ask: ParAt): Promise<Outcome<{ stage: ParStage }>> =>
  inTransaction<Outcome<{ stage: ParStage }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('par-stage');
    const open = await openSheet(tx, viewer, ask);
    if (!open.ok) return open;
    const { sheet, officer } = open.value;
    if (!closesStage(viewer, { unit: ask.unit, appraiser: sheet.appraiser }, ask.stage))
      return refused('par-leader-sends');
    const may = mayClose({ ...sheet, surveyMax: sheet.form.surveyMax }, ask.stage);
    if (!may.ok) return may;
    await keepStage(tx, officer.id, ask.year, ask.unit, ask.stage);
    const { self, final, percent } = sheet.total;
    await record(tx, 'par-stage', parSubject(ask), { stage: ask.stage, self, final, percent });
    return ok({ stage: ask.stage });
  });

/** Gives a group more days for a stage. Only later, and never into the past. */
export const extendParWindow = (
  app: Acting,
  viewer: Viewer,
  ask: ParAt & { to: LocalDate; reason: string },
): Promise<Outcome<{ to: LocalDate }>> =>
  inTransaction<Outcome<{ to: LocalDate }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('par-window');
    const today = dateAt(tx.at);
    const sheet = await viewSheet(tx, tx.realm, viewer, { year: ask.year, unit: ask.unit, today });
    if (!sheet || !appraises(viewer, sheet)) return refused('not-found');
    if (ask.reason === '') return refused('reason-needed');
    const from = lastDayOfStage(ask.stage, sheet.form);
    if (ask.to <= from || ask.to < today) return refused('par-window-shorter', { day: from });
    await moveWindow(tx, ask.year, sheet.group, ask.stage, ask.to);
    const facts = { stage: ask.stage, from, to: ask.to, reason: ask.reason };
    await record(tx, 'par-window', `par/${ask.year}-${sheet.group}`, facts);
    return ok({ to: ask.to });
  });
