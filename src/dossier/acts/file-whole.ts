import { centresOn } from '#agency/index.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { FileStore, Kept } from '#files/store.ts';
import { meetFiledFor, type Named, type Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { actorOf } from '../rules/actor.ts';
import type { Authority, Delivery } from '../rules/dossier.ts';
import { addDraftPaper, lockDraft } from '../sql/drafts.ts';
import { firstAnswer } from '../sql/idempotency.ts';
import { beginDraft, type DraftWish, type Offered } from './drafts.ts';
import type { Filed } from './file.ts';
import { fileDraft } from './submit.ts';

export interface WholePaper {
  readonly component: string;
  readonly name: string;
  readonly kept: Kept;
}

export interface WholeAsk extends Omit<DraftWish, 'whither' | 'person'> {
  /** For whom; known and agreed with the filing, or not at all. */
  readonly applicant: Named;
  readonly authority: Authority;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly delivery: Delivery;
  /** The commune whose matter it is, for procedures that communes resolve. */
  readonly place: string | null;
  readonly receivingAgency: string;
  /** Files already in the store. */
  readonly papers: readonly WholePaper[];
  readonly key: string;
  readonly declared: boolean;
}

/**
 * Nộp cả hồ sơ một lần: a machine hands in everything at once for a person who gave it authority (NĐ 118/2025 Đ15). The draft
 * begins and ends in the same transaction, so that a refusal leaves nothing behind.
 */
export const fileWhole = (app: Acting & { files: FileStore }, viewer: Viewer, ask: WholeAsk): Promise<Outcome<Filed>> =>
  inTransaction<Outcome<Filed>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('dossier-submit');
    const before = await firstAnswer<Filed>(tx, ask.key);
    if (before) return ok(before.answer);
    if (!ask.declared) return refused('declaration-needed');
    const { delivery, place, receivingAgency } = ask;
    const person = await meetFiledFor(tx, ask.applicant, actorOf(viewer));
    if (!person.ok) return person;
    const begun = await beginDraft(tx, viewer, {
      ...ask,
      authority: { ...ask.authority, ownerName: ask.applicant.fullName.trim() },
      person: person.value,
      whither: { delivery, place, receivingAgency },
    });
    if (!begun.ok) return begun;
    const may = await mayGoThere(tx, begun.value.offered, ask);
    if (!may.ok) return may;
    return handIn(tx, viewer, begun.value.id, { ...ask, files: app.files });
  });

async function handIn(
  tx: Tx,
  viewer: Viewer,
  id: string,
  ask: WholeAsk & { files: FileStore },
): Promise<Outcome<Filed>> {
  const draft = await lockDraft(tx, viewer, id);
  if (!draft) throw new Error('the draft just begun is gone');
  for (const { component, name, kept } of ask.papers) {
    if (!draft.definition.components.some((one) => one.id === component)) return refused('component-unknown');
    await addDraftPaper(tx, id, { id: uuidv7(tx.at), component, name, ...kept });
  }
  return fileDraft(tx, draft, ask.key, { files: ask.files, channel: 2 });
}

/** Online filing of this procedure is taken here, at a centre of the province, and for a commune where communes resolve it. */
async function mayGoThere(tx: Tx, { filing }: Offered, ask: WholeAsk): Promise<Outcome<true>> {
  if (filing.place.route !== 'here') return refused('not-taken-online', { procedure: filing.code });
  const centres = await centresOn(tx, tx.realm, dateAt(tx.at));
  if (!centres.some(({ code }) => code === ask.receivingAgency))
    return refused('centre-unknown', { centre: ask.receivingAgency });
  return filing.content.level.includes('XA') && ask.place === null ? refused('commune-needed') : ok(true);
}
