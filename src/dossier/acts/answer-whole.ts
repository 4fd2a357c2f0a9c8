import type { Acting } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { FileStore } from '#files/store.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, refused } from '#kernel/outcome.ts';
import { actorOf } from '../rules/actor.ts';
import { openAmendment } from '../sql/amendments.ts';
import { addDraftPaper, insertDraft, lockDraft } from '../sql/drafts.ts';
import { supplementsOf } from '../sql/supplements.ts';
import { type Ask, actOn } from './act.ts';
import { carryOut, changeOf } from './amend.ts';
import type { WholePaper } from './file-whole.ts';

export interface WholeAnswer extends Ask {
  /** Only of fields that were asked for; others are passed over. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly papers: readonly WholePaper[];
}

/**
 * Bổ sung hồ sơ một lần: a machine answers a request at once, for the person it filed for (NĐ 118/2025 Đ19.5). Not while the
 * person has the same answer open on the own pages.
 */
export const answerWhole = (
  app: Acting & { files: FileStore },
  viewer: Viewer,
  ask: WholeAnswer,
): Promise<Outcome<{ code: string }>> =>
  actOn(app, viewer, 'answer-supplement', ask, async (hand) => {
    const { tx, dossier } = hand;
    const round = (await supplementsOf(tx, tx.realm, dossier.code)).at(-1)?.round ?? 0;
    if (await openAmendment(tx, dossier.code, round)) return refused('amendment-open');
    const id = uuidv7(tx.at);
    const change = changeOf(dossier, { id, madeBy: actorOf(viewer), round });
    await insertDraft(tx, { ...change, answers: { ...dossier.answers, ...ask.answers } });
    for (const { component, name, kept } of ask.papers)
      await addDraftPaper(tx, id, { id: uuidv7(tx.at), component, name, ...kept });
    const draft = await lockDraft(tx, viewer, id);
    if (!draft) throw new Error('the change just begun is gone');
    return carryOut(hand, draft, app.files);
  });
