import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { type Citizen, type Viewer, workingUnits } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { addEvent, lockObjection } from '../sql/events.ts';
import { ownedPaper } from '../sql/papers.ts';
import { revokeIn } from './keep.ts';

/** The shortest text that can say what is wrong. */
const LEAST = 10;

/**
 * Đề nghị đính chính, phản đối: its owner says what is wrong with a paper (Law 91/2025/QH15; NĐ 118/2025 Đ23.1). The agency that
 * received or issued it answers; until then whoever is offered the paper reads the note beside it.
 */
export const objectToPaper = (
  app: Acting,
  owner: Citizen,
  { paper, text }: { readonly paper: string; readonly text: string },
): Promise<Outcome<{ objection: string }, 'not-found' | 'objection-text-missing' | 'paper-objected'>> =>
  inTransaction(app, `citizen:${owner.id}`, async (tx) => {
    tx.called?.('paper-object');
    const found = await ownedPaper(tx, tx.realm, owner.id, paper);
    if (!found) return refused('not-found');
    if (found.objection !== null) return refused('paper-objected');
    if (text.trim().length < LEAST) return refused('objection-text-missing');
    const objection = await addEvent(tx, paper, { kind: 'objected', reason: text.trim().slice(0, 2000) });
    await record(tx, 'paper-object', `paper/${paper}`, { objection });
    return ok({ objection });
  });

/** Units an officer answers for. */
export const answersFor = (viewer: Viewer): string[] => (viewer.kind !== 'officer' ? [] : workingUnits(viewer));

/** The agency answers: the paper stays as it is, or holds no more. */
export const answerPaperObjection = (
  app: Acting,
  viewer: Viewer & { kind: 'officer' },
  ask: { readonly objection: string; readonly revokes: boolean; readonly answer: string },
): Promise<Outcome<{ paper: string }, 'not-found' | 'objection-text-missing'>> =>
  inTransaction(app, `officer:${viewer.id}`, async (tx) => {
    tx.called?.('paper-objection-answer');
    const found = await lockObjection(tx, answersFor(viewer), ask.objection);
    if (!found) return refused('not-found');
    if (ask.answer.trim().length < LEAST) return refused('objection-text-missing');
    const reason = ask.answer.trim().slice(0, 2000);
    await addEvent(tx, found.paper, { kind: 'answered', reason, answers: ask.objection });
    if (ask.revokes) await revokeIn(tx, found.paper, reason);
    const facts = { objection: ask.objection, revokes: ask.revokes };
    await record(tx, 'paper-objection-answer', `paper/${found.paper}`, facts);
    return ok({ paper: found.paper });
  });
