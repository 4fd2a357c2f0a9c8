import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { deadline } from '#deadline/index.ts';
import { actorOf, calendarOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { standingOf } from '../explanations.ts';
import { answersExplanation, askingPost, checkQuestion, type ExplanationAbout } from '../rules/explanation.ts';
import type { Counts } from '../rules/points.ts';
import { parseSpan } from '../rules/spans.ts';
import type { Readings } from '../rules/variants.ts';
import { findExplanation, isHeaded, keepAnswer, keepExplanation } from '../sql/explanations.ts';
import { findTarget } from '../sql/targets.ts';
import { valuesFrom } from '../target-values.ts';
import { withProgress } from '../target-view.ts';

export interface ExplanationAsk {
  readonly unit: string;
  readonly about: ExplanationAbout;
  readonly question: string;
  /** Working days of the unit that is asked. */
  readonly days: number;
  readonly readings: Readings;
}

/** What is asked about, as it stands; null: it has no source. */
async function stoodIn(tx: Tx, viewer: Viewer, ask: ExplanationAsk): Promise<Outcome<Counts | null>> {
  const { about, unit, readings } = ask;
  if (about.about === 'target') {
    const target = await findTarget(tx, tx.realm, viewer, about.target);
    if (!target || target.unit !== unit || target.endReason !== null) return refused('not-found');
    const [line] = await withProgress([target], valuesFrom(tx, tx.realm), dateAt(tx.at));
    return line?.isOverdue ? ok(line.value ?? null) : refused('explanation-not-overdue');
  }
  const span = parseSpan(about.span);
  const stood =
    span && (await standingOf(tx, { realm: tx.realm, unit, span, figure: about.figure, readings, now: tx.at }));
  return stood === undefined ? refused('explanation-figure') : ok(stood);
}

/** The last day of an answer, so many working days of the unit from now. */
export async function answerDue(tx: Tx, unit: string, days: number): Promise<LocalDate> {
  const calendar = await calendarOf(tx, tx.realm, unit, tx.at);
  const found = deadline({ from: tx.at, term: { amount: days, unit: 'wd' } }, calendar);
  if (!found.ok) throw new Error(`${days} working days from ${tx.at} lie outside the calendar of ${unit}`);
  return dateAt(found.value.due);
}

/** Đề nghị giải trình: asks a unit in writing about a figure, a list or an overdue target. */
export const askExplanation = (
  app: Acting,
  viewer: Viewer,
  ask: ExplanationAsk,
): Promise<Outcome<{ id: string; due: LocalDate }>> =>
  inTransaction<Outcome<{ id: string; due: LocalDate }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('explanation-asked');
    const post = viewer.kind === 'officer' ? askingPost(tx.realm, viewer.posts, ask.unit) : undefined;
    if (viewer.kind !== 'officer' || viewer.client || !post) return refused('not-found');
    const question = checkQuestion(ask.question, ask.days);
    if (!question.ok) return question;
    if (!(await isHeaded(tx, tx.realm, ask.unit, dateAt(tx.at)))) return refused('explanation-nobody');
    const stood = await stoodIn(tx, viewer, ask);
    if (!stood.ok) return stood;
    const { unit, about } = ask;
    const due = await answerDue(tx, unit, ask.days);
    const asker = { id: viewer.id, role: post.role, unit: post.unit };
    const row = { unit, asker, about, stood: stood.value, question: question.value, due };
    const id = await keepExplanation(tx, row);
    if (!id) return refused('explanation-open');
    await record(tx, 'explanation-asked', `explanation/${id}`, { unit, as: post, ...about, ...stood.value, due });
    return ok({ id, due });
  });

/** Giải trình: the answer of who heads the unit that was asked; late or not, it is taken once. */
export const answerExplanation = (
  app: Acting,
  viewer: Viewer,
  { id, answer }: { id: string; answer: string },
): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('explanation-answered');
    const found = await findExplanation(tx, tx.realm, viewer, id);
    if (!found || viewer.kind !== 'officer') return refused('not-found');
    if (!answersExplanation(viewer, { ...found, answeredAt: null })) return refused('not-found');
    if (found.answeredAt !== null) return refused('explanation-answered');
    const text = answer.trim();
    if (text.length < 5 || text.length > 2000) return refused('remark-length');
    if (!(await keepAnswer(tx, id, viewer.id, text))) return refused('explanation-answered');
    await record(tx, 'explanation-answered', `explanation/${id}`, {
      unit: found.unit,
      late: dateAt(tx.at) > found.due,
    });
    return ok({ id });
  });
