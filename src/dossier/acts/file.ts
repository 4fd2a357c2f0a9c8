import { agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import type { Tx } from '#db/transaction.ts';
import { limitOf, parseTerm } from '#deadline/index.ts';
import type { FileStore } from '#files/store.ts';
import { componentsFor } from '#forms/components.ts';
import { holderOf } from '#forms/holder.ts';
import { type PartlyChanged, validateChange } from '#forms/validate.ts';
import { submittedAnswers } from '#forms/walk.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import type { Filing } from '#procedure/index.ts';
import { dossierCode } from '../rules/code.ts';
import type { Channel, Dossier } from '../rules/dossier.ts';
import { type KnownOwner, ownerOf } from '../rules/owner.ts';
import { elsewhereIn, processOf } from '../rules/process.ts';
import { insertDossier, nextNumber } from '../sql/dossiers.ts';
import { type DraftPaper, type DraftRow, papersOfDraft } from '../sql/drafts.ts';
import { insertPapers } from '../sql/papers.ts';
import { personOf } from '../sql/persons.ts';
import { approvedProcess } from '../sql/processes.ts';
import { calendarOf } from './calendar.ts';
import { handedIn } from './handed-in.ts';
import { noLongerGood, noteReuse, typed } from './reuse.ts';
import { isElsewhere, scopeOf, standingCentre } from './scope.ts';

export interface Filed {
  readonly code: string;
  /** How many files the dossier has, and the hash of each: what the confirmation says is what is stored. */
  readonly files: readonly { name: string; sha256: string; size: number }[];
  readonly answerDue: Instant | null;
}

export interface Terms {
  readonly channel: Channel;
  readonly files: FileStore;
  readonly competent: string;
  /** Of the version the draft was begun on. */
  readonly content: Filing['content'];
  /** At the desk an original may be seen and kept on paper instead of a file: components ticked. */
  readonly seen?: readonly { component: string; kind: 'original' | 'copy' }[];
}

/** Everything that must be right before a dossier is kept or, where a part of it may change, kept changed: answers, papers, every file whole. */
export async function ready(
  tx: Tx,
  draft: DraftRow,
  { files, seen = [], part }: Pick<Terms, 'files' | 'seen'> & { readonly part?: PartlyChanged | undefined },
): Promise<Outcome<DraftPaper[]>> {
  const today = dateAt(tx.at);
  const [wrong] = validateChange(draft.definition, draft.answers, { today }, part);
  if (wrong) return refused('form-incomplete', { page: wrong.page });
  const papers = await papersOfDraft(tx, tx.realm, draft.id);
  for (const { component, need } of componentsFor(draft.definition, draft.answers, { today: part?.filed ?? today })) {
    const there =
      papers.some((one) => one.component === component.id) || seen.some((one) => one.component === component.id);
    if (need === 'required' && !there) return refused('paper-missing', { paper: component.label.vi });
  }
  for (const { sha256, name, size } of papers) {
    const kept = await files.open(sha256);
    if (!kept || kept.size !== size || size === 0) return refused('file-lost', { file: name });
  }
  const gone = await noLongerGood(tx, papers);
  return gone ? refused('paper-no-longer-good', { paper: gone }) : ok(papers);
}

/** Keeps the dossier, its papers and the trail of both; gives it its code (NĐ 118/2025 Đ28). */
export async function fileDossier(
  tx: Tx,
  draft: DraftRow,
  papers: readonly DraftPaper[],
  terms: Terms,
): Promise<Outcome<Filed>> {
  if (draft.receivingAgency === null || draft.delivery === null) return refused('whither-missing');
  const day = dateAt(tx.at);
  const { ownerUnit } = draft;
  const receivingAgency = await standingCentre(tx, tx.realm, draft.receivingAgency, tx.at);
  const { where } = draft.delivery;
  const delivery = where === draft.receivingAgency ? { ...draft.delivery, where: receivingAgency } : draft.delivery;
  const { content } = terms;
  const facts = { today: day };
  const answers = submittedAnswers(draft.definition, draft.answers, facts);
  // Asked together, answered in one round trip or two.
  const [approved, known, answerDue, elsewhere, parts] = await Promise.all([
    approvedProcess(tx, tx.realm, draft.procedure, day),
    knownOwner(tx, draft),
    answerLimit(tx, { channel: terms.channel, receivingAgency, ownerUnit }),
    isElsewhere(tx, tx.realm, receivingAgency, terms.competent),
    typed(tx, draft, handedIn(tx, draft, papers, terms)),
  ]);
  const process = approved ?? processOf(content.internalProcess);
  const owner = ownerOf(holderOf(draft.definition, draft.answers, facts), known);
  const scope = await scopeOf(tx, tx.realm, [receivingAgency, terms.competent, ...elsewhereIn(process)], tx.at);
  // The number last: whoever else files for this agency today waits from here until this dossier is kept.
  const code = dossierCode(terms.competent, day, await nextNumber(tx, terms.competent, day));
  const dossier: Dossier = {
    ...{ code, procedure: draft.procedure, version: draft.version, procedureName: content.name },
    ...{ formDigest: draft.formDigest, person: draft.person, ownerUnit, ownerScope: draft.ownerScope },
    ...{ ...owner, madeBy: draft.madeBy },
    ...{ authority: draft.authority, channel: terms.channel, state: 'submitted', answers, given: draft.given },
    ...{ delivery, receivingAgency, competentAgency: terms.competent },
    ...{ elsewhere, scope },
    ...{ process, step: null, stepDue: null, holderAgency: receivingAgency, holder: null },
    ...{ term: termOf(content.timeLimit), submittedAt: tx.at, answerDue, receivedAt: null, competentAt: null },
    ...{ due: null, originalDue: null, provisional: false, endedAt: null },
    ...{ asked: [], contested: false, revision: 1 },
  };
  await insertDossier(tx, dossier);
  await insertPapers(tx, code, parts);
  await noteReuse(tx, draft, papers, code);
  const files = papers.map(({ name, sha256, size }) => ({ name, sha256, size: Number(size) }));
  await record(tx, 'dossier-submit', `dossier/${code}`, {
    ...{ procedure: draft.procedure, version: draft.version, form: draft.formDigest, channel: terms.channel },
    ...{ receiving: receivingAgency, competent: terms.competent, files: files.map(({ sha256 }) => sha256) },
  });
  return ok({ code, files, answerDue });
}

/**
 * The person's record, or the name of the unit: an agency has no number of a person's. Who files for another is told nothing
 * the record has: the name is the one given, and telephone and mail are those declared or none. The desk sees the card.
 */
async function knownOwner(tx: Tx, { person, ownerUnit, authority }: DraftRow): Promise<KnownOwner> {
  if (person !== null) {
    const record = await personOf(tx, tx.realm, person);
    if (!authority || authority.kind === 'desk') return record;
    return { ...record, fullName: authority.ownerName ?? record.fullName, phone: null, email: null };
  }
  const unit = await agencyByCode(tx, tx.realm, ownerUnit ?? '');
  if (!unit) throw new Error('a draft without its owner');
  return { fullName: unit.nameVi, personalNumber: null, phone: null, email: null };
}

const UNITS = { NGAY_LAM_VIEC: 'wd', NGAY: 'd', GIO_LAM_VIEC: 'wh' } as const;

/** `3wd`; null where the procedure states none. One working day published as "trong ngày" stays one working day. */
export function termOf(limit: Filing['content']['timeLimit']): string | null {
  const written = limit && `${limit.value}${UNITS[limit.unit]}`;
  return written && parseTerm(written).ok ? written : null;
}

/**
 * Until when an online dossier is answered: eight working hours of the centre (NĐ 118/2025 Đ17.2c). That is promised to people and
 * organisations; for one agency's request to another no text we have sets a limit before reception.
 */
export async function answerLimit(
  tx: Tx,
  { channel, receivingAgency, ownerUnit }: Pick<Dossier, 'channel' | 'receivingAgency' | 'ownerUnit'>,
  from: Instant = tx.at,
): Promise<Instant | null> {
  if (channel === 1 || ownerUnit !== null) return null;
  const limit = limitOf('online-answer', from, await calendarOf(tx, tx.realm, receivingAgency, from));
  return limit.ok ? limit.value.deadline.due : null;
}
