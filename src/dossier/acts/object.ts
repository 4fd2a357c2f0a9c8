import type { Acting } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { insertNote, insertObjection, answerObjection as keepAnswer, objectionsOf } from '../sql/objections.ts';
import { type Ask, actOn } from './act.ts';

export interface ContestAsk extends Ask {
  readonly text: string;
}

/** Phản đối: one click against a request or a refusal; recorded, sent to the head, answered (the centre handles what people say of how procedures are carried out: NĐ 118/2025 Đ9.2đ). */
export const contest = (app: Acting, viewer: Viewer, ask: ContestAsk): Promise<Outcome<{ seq: number }>> =>
  actOn(app, viewer, 'contest', ask, async ({ tx, dossier }) => {
    const open = (await objectionsOf(tx, tx.realm, dossier.code)).some(({ answeredAt }) => answeredAt === null);
    if (open) return refused('objection-open');
    const against = dossier.state === 'refused' ? 'refusal' : 'supplement';
    const seq = await insertObjection(tx, dossier.code, { against, text: ask.text.trim() });
    await saveDossier(tx, { ...dossier, contested: true });
    return ok({ value: { seq }, facts: { seq, against } });
  });

export interface ObjectionAnswer extends Ask {
  readonly seq: number;
  readonly upheld: boolean;
  readonly answer: string;
}

export const answerObjection = (app: Acting, viewer: Viewer, ask: ObjectionAnswer): Promise<Outcome<{ seq: number }>> =>
  actOn(app, viewer, 'answer-objection', ask, async ({ tx, dossier }) => {
    const open = (await objectionsOf(tx, tx.realm, dossier.code)).find(({ seq }) => seq === ask.seq);
    if (!open || open.answeredAt !== null) return refused('objection-closed');
    if (ask.answer.trim().length < 10) return refused('reason-needed');
    await keepAnswer(tx, dossier.code, ask.seq, { upheld: ask.upheld, answer: ask.answer.trim() });
    await saveDossier(tx, { ...dossier, contested: false });
    return ok({ value: { seq: ask.seq }, facts: { seq: ask.seq, upheld: ask.upheld } });
  });

export interface NoteAsk extends Ask {
  readonly text: string;
}

/** Ghi chú nội bộ: seen by officers of the dossier only. */
export const note = (app: Acting, viewer: Viewer, ask: NoteAsk): Promise<Outcome<{ id: string }>> =>
  actOn(app, viewer, 'note', ask, async ({ tx, dossier }) => {
    if (ask.text.trim() === '') return refused('reason-needed');
    const id = uuidv7(tx.at);
    await insertNote(tx, dossier.code, { id, text: ask.text.trim() });
    return ok({ value: { id }, facts: { id } });
  });
