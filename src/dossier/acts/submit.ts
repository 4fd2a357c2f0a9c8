import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import type { FileStore } from '#files/store.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { filedContent } from '#procedure/index.ts';
import { actorOf } from '../rules/actor.ts';
import { receivesThere } from '../rules/may-do.ts';
import { lockDossier } from '../sql/dossiers.ts';
import { type DraftRow, endDraft, lockDraft } from '../sql/drafts.ts';
import { firstAnswer, keepAnswer } from '../sql/idempotency.ts';
import { accept } from './accept.ts';
import { competentFor } from './drafts.ts';
import { type Filed, fileDossier, ready, type Terms } from './file.ts';

export interface SubmitAsk {
  readonly draft: string;
  readonly revision?: number;
  readonly key: string;
  /** The declaration (lời cam đoan) was ticked. */
  readonly declared: boolean;
}

/** Nộp hồ sơ: the dossier, its code and the trail are kept together; the same key or a second click answers the same. */
export const submit = (
  app: Acting & { files: FileStore },
  viewer: Viewer,
  ask: SubmitAsk,
  desk: Pick<Terms, 'seen' | 'channel'> = { channel: 2 },
): Promise<Outcome<Filed>> =>
  inTransaction<Outcome<Filed>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('dossier-submit');
    const before = await firstAnswer<Filed>(tx, ask.key);
    if (before) return ok(before.answer);
    const draft = await lockDraft(tx, viewer, ask.draft);
    if (!draft) return refused('not-found');
    if (draft.dossier !== null) return filedAlready(tx, viewer, draft);
    const may = mayBeFiled(draft, ask);
    if (!may.ok) return may;
    if (desk.channel !== 2 && !receivesThere(viewer, draft.receivingAgency))
      return refused('act-not-yours', { act: 'accept' });
    return fileDraft(tx, draft, ask.key, { files: app.files, ...desk });
  });

/** A whole draft becomes a dossier; the answer is kept under the key. */
export async function fileDraft(
  tx: Tx,
  draft: DraftRow,
  key: string,
  desk: Omit<Terms, 'competent' | 'content'>,
): Promise<Outcome<Filed>> {
  const { procedure, version } = draft;
  const content = await filedContent(tx, tx.realm, procedure, version);
  if (!content) throw new Error(`version ${version} of ${procedure} is gone`);
  const competent = await competentFor(tx, { code: procedure, content }, draft.place);
  if (!competent) return refused('competence-unknown');
  const terms: Terms = { ...desk, competent, content };
  const papers = await ready(tx, draft, terms);
  if (!papers.ok) return papers;
  const filed = await fileDossier(tx, draft, papers.value, terms);
  if (!filed.ok) return filed;
  await endDraft(tx, draft.id, filed.value.code);
  await keepAnswer(tx, key, filed.value);
  return filed;
}

function mayBeFiled(draft: DraftRow, { revision, declared }: SubmitAsk): Outcome<true> {
  if (revision !== undefined && revision !== draft.revision) return refused('draft-changed');
  if (!declared) return refused('declaration-needed');
  return draft.amends === null ? ok(true) : refused('draft-is-amendment');
}

async function filedAlready(tx: Tx, viewer: Viewer, draft: DraftRow): Promise<Outcome<Filed>> {
  const dossier = await lockDossier(tx, viewer, draft.dossier as string);
  return dossier ? ok({ code: dossier.code, files: [], answerDue: dossier.answerDue }) : refused('not-found');
}

/** At the desk: filed for the person present and accepted by the officer in one go (NĐ 118/2025 Đ17.1). */
export async function receiveAtDesk(
  app: Acting & { files: FileStore },
  viewer: Viewer,
  ask: SubmitAsk & Pick<Terms, 'seen'> & { channel: 1 | 3 },
): Promise<Outcome<Filed>> {
  const filed = await submit(app, viewer, ask, { channel: ask.channel, ...(ask.seen ? { seen: ask.seen } : {}) });
  if (!filed.ok) return filed;
  const accepted = await accept(app, viewer, { code: filed.value.code, key: `${ask.key}-accept` });
  return accepted.ok ? filed : accepted;
}
