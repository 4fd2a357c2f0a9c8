import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { isEvaluationFigure } from '../rules/evaluation.ts';
import type { Period } from '../rules/periods.ts';
import { keepRemark } from '../sql/evaluation-people.ts';

export interface LookAsk {
  /** The officer whose sheet it is, or the unit whose officers stand on the page. */
  readonly about: string;
  readonly period: Period;
  readonly unit: string | null;
  /** The figure whose list was opened. */
  readonly figure?: string;
}

/** Writes into the trail that somebody looked at figures of officers; one's own sheet is not worth a line. */
export async function noteLook(app: Acting, who: Viewer | Actor, ask: LookAsk): Promise<void> {
  const actor = typeof who === 'string' ? who : actorOf(who);
  if (actor === `officer:${ask.about}`) return;
  const { about, period, unit, figure } = ask;
  await inTransaction(app, actor, async (tx) => {
    const facts = { period: period.key, ...(unit ? { unit } : {}), ...(figure ? { figure } : {}) };
    await record(tx, 'evaluation-look', `evaluation/${about}`, facts);
  });
}

export interface RemarkAsk {
  readonly officer: string;
  readonly period: Period;
  readonly figure: string;
  readonly text: string;
}

/** Giải trình: what an officer says of a figure of the own sheet. Nobody speaks for another. */
export const remarkOnEvaluation = (app: Acting, viewer: Viewer, ask: RemarkAsk): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('evaluation-remark');
    const { officer, period, figure } = ask;
    if (viewer.kind !== 'officer' || viewer.id !== officer || !isEvaluationFigure(figure)) return refused('not-found');
    const text = ask.text.trim();
    if (text.length < 5 || text.length > 2000) return refused('remark-length');
    const id = uuidv7(tx.at);
    keepRemark(tx, officer, period.key, { id, figure, text });
    await record(tx, 'evaluation-remark', `evaluation/${officer}`, { id, period: period.key, figure });
    return ok({ id });
  });
