import { agencyByCode } from '#agency/index.ts';
import type { Acting } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import {
  consultationsOf,
  insertConsultation,
  insertVisit,
  answerConsultation as keepAnswer,
} from '../sql/consultations.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { type Ask, actOn } from './act.ts';
import { scopeOf } from './scope.ts';

export interface ConsultAsk extends Ask {
  readonly agency: string;
  readonly question: string;
  readonly due: Instant;
}

/** Lấy ý kiến: content, deadline and who answers are recorded; the dossier's own clock runs on (NĐ 118/2025 Đ19.4). */
export const consult = (app: Acting, viewer: Viewer, ask: ConsultAsk): Promise<Outcome<{ seq: number }>> =>
  actOn(app, viewer, 'consult', ask, async ({ tx, dossier, next }) => {
    const agency = await agencyByCode(tx, tx.realm, ask.agency);
    if (!agency || agency.validTo !== null) return refused('agency-not-standing');
    if (agency.code === dossier.competentAgency) return refused('agency-same');
    // Whoever asks is heard as the owner; asked for an opinion it would see the notes of those who decide.
    if (agency.code === dossier.ownerUnit) return refused('agency-asks');
    if (ask.question.trim().length < 10) return refused('reason-needed');
    if (ask.due <= tx.at) return refused('date-past');
    const seq = await insertConsultation(tx, dossier.code, {
      agency: agency.code,
      question: ask.question.trim(),
      due: ask.due,
    });
    const scope = await scopeOf(tx, tx.realm, [agency.code], tx.at);
    await saveDossier(tx, {
      ...dossier,
      state: next,
      asked: [...new Set([...dossier.asked, agency.code])],
      scope: [...new Set([...dossier.scope, agency.code, ...scope.filter((one) => one.startsWith(agency.code))])],
    });
    return ok({ value: { seq }, facts: { seq, agency: agency.code, due: ask.due } });
  });

export interface OpinionAsk extends Ask {
  readonly seq: number;
  readonly agrees: boolean;
  readonly answer: string;
}

/** Trả lời ý kiến: late or not, it is recorded with its moment, and its lateness in the trail (Đ19.4). */
export const answerConsultation = (app: Acting, viewer: Viewer, ask: OpinionAsk): Promise<Outcome<{ late: boolean }>> =>
  actOn(app, viewer, 'answer-consultation', ask, async ({ tx, dossier, next }) => {
    const all = await consultationsOf(tx, tx.realm, dossier.code);
    const asked = all.find(({ seq }) => seq === ask.seq);
    if (!asked || asked.answeredAt !== null) return refused('consultation-closed');
    const theirs =
      viewer.kind === 'officer' &&
      viewer.posts.some(({ unit }) => unit === asked.agency || unit.startsWith(`${asked.agency}.`));
    if (!theirs) return refused('act-not-yours', { act: 'answer-consultation' });
    if (ask.answer.trim().length < 3) return refused('reason-needed');
    await keepAnswer(tx, dossier.code, ask.seq, { agrees: ask.agrees, answer: ask.answer.trim() });
    const open = all
      .filter(({ seq, answeredAt }) => answeredAt === null && seq !== ask.seq)
      .map(({ agency }) => agency);
    await saveDossier(tx, { ...dossier, state: next, asked: [...new Set(open)] });
    const late = tx.at > asked.due;
    return ok({ value: { late }, facts: { seq: ask.seq, agrees: ask.agrees, late } });
  });

export interface VisitAsk extends Ask {
  readonly at: Instant;
  readonly place: string;
  readonly participants: string;
  readonly content: string;
}

/** Hẹn xác minh: time, place, participants and content are told to the citizen (NĐ 118/2025 Đ19.4a). */
export const arrangeVisit = (app: Acting, viewer: Viewer, ask: VisitAsk): Promise<Outcome<{ seq: number }>> =>
  actOn(app, viewer, 'arrange-visit', ask, async ({ tx, dossier, next }) => {
    if (ask.at <= tx.at) return refused('date-past');
    const said = { place: ask.place.trim(), participants: ask.participants.trim(), content: ask.content.trim() };
    if (Object.values(said).some((text) => text === '')) return refused('reason-needed');
    const seq = await insertVisit(tx, dossier.code, { at: ask.at, ...said });
    await saveDossier(tx, { ...dossier, state: next });
    return ok({ value: { seq }, facts: { seq, at: ask.at } });
  });
