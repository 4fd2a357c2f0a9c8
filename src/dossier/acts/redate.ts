import { atOnce, type Between } from '#db/alternate.ts';
import type { Reader } from '#db/pool.server.ts';
import { calendarRevision } from '#db/revision.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import type { Dossier } from '../rules/dossier.ts';
import { stepOf } from '../rules/process.ts';
import { limitBeganWith } from '../rules/visits.ts';
import { answerRunsFrom, followed, passLimit, underTerm } from '../sql/dates.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { visitsOf } from '../sql/steps.ts';
import { actOn } from './act.ts';
import { withDue } from './clock.ts';
import { stepLimit } from './enter-step.ts';
import { answerLimit } from './file.ts';

/**
 * Tính lại hạn: what was reckoned with a calendar that has changed since is reckoned with the one that stands (BLDS 91/2015/QH13 Đ148:
 * a day off moves the end of a term whenever it is announced). The date first promised is kept beside it. Hours are those of the day the term began.
 */
export const redate = (app: Acting, code: string): Promise<Outcome<{ due: Instant | null }>> =>
  actOn(app, 'system', 'redate', { code }, async ({ tx, dossier, next }) => {
    const dated = await withDue(tx, tx.realm, { ...dossier, state: next, ...(await limitsOf(tx, dossier)) }, tx.at);
    const [from, to] = [datesOf(dossier), datesOf(dated)];
    if (JSON.stringify(from) === JSON.stringify(to)) return refused('due-stands');
    if (dated.stepDue !== dossier.stepDue) passLimit(tx, code, dated.stepDue);
    await saveDossier(tx, dated);
    return ok({ value: { due: dated.due }, facts: { from, to } });
  });

const datesOf = ({ due, provisional, answerDue, stepDue }: Dossier) => ({ due, provisional, answerDue, stepDue });

/** The limits beside the term: of the answer to what came online, and of the step it is in. */
async function limitsOf(tx: Tx, dossier: Dossier): Promise<Pick<Dossier, 'answerDue' | 'stepDue'>> {
  const answerDue =
    dossier.answerDue === null || dossier.state !== 'submitted'
      ? dossier.answerDue
      : await answerLimit(tx, dossier, await answerRunsFrom(tx, dossier));
  const step = stepOf(dossier.process, dossier.step);
  if (dossier.stepDue === null || !step) return { answerDue, stepDue: dossier.stepDue };
  const began = limitBeganWith(await visitsOf(tx, tx.realm, dossier.code));
  return { answerDue, stepDue: began ? await stepLimit(tx, step, began) : dossier.stepDue };
}

const PAGE = 200;

/**
 * Reckons every running term anew where the calendar has changed since this was last done, each dossier by an act of its own. Safe to
 * repeat: what was broken off begins again. Answers how many dates moved; undefined: the calendar is the one last followed.
 */
export async function redateAll(
  app: Acting & { readonly read: Reader },
  between: Between = atOnce,
): Promise<number | undefined> {
  const { read, realm } = app;
  const revision = await calendarRevision(read);
  if ((await followed(read, realm)) === revision) return undefined;
  let moved = 0;
  for (let after: string | undefined = ''; after !== undefined; await between()) {
    const codes: string[] = await underTerm(read, realm, { after, limit: PAGE });
    for (const code of codes) if ((await redate(app, code)).ok) moved += 1;
    after = codes.length < PAGE ? undefined : codes.at(-1);
  }
  await inTransaction(app, 'system:dossier', (tx) =>
    record(tx, 'follow-calendar', `calendar/${realm}`, { revision, moved }),
  );
  return moved;
}
