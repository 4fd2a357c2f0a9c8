import { signOf } from '#agency/index.ts';
import type { Acting } from '#db/transaction.ts';
import { rememberTitle, type Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import type { ResultDocument } from '../rules/document.ts';
import { stepAfter } from '../rules/way.ts';
import {
  draft,
  insertRevocation,
  isIssued,
  latestDecision,
  type Revocation,
  setNumber,
  setReturned,
  sign as signDecision,
} from '../sql/decisions.ts';
import { saveDossier } from '../sql/dossiers.ts';
import { enterNumber, nextInRegister } from '../sql/issued.ts';
import { askSignature } from '../sql/signing.ts';
import { closeVisit } from '../sql/steps.ts';
import { type Ask, actOn } from './act.ts';
import { groundsOf } from './askables.ts';
import { enterStep } from './enter-step.ts';
import { isSignedWhole } from './signing.ts';

export interface DraftAsk extends Ask {
  readonly grants: boolean;
  readonly title: string;
  readonly body: string;
  /** For a result that declines: one of the procedure's grounds, by its place in the list. */
  readonly ground?: number;
  /** The result part by part, where it was drafted from a template. */
  readonly document?: ResultDocument;
}

/**
 * Dự thảo kết quả. A result that declines needs a ground, is sent like any other and stands under results, within the
 * procedure's limit (NĐ 118/2025 Đ19.3).
 */
export const draftDecision = (app: Acting, viewer: Viewer, ask: DraftAsk): Promise<Outcome<{ seq: number }>> =>
  actOn(app, viewer, 'draft-decision', ask, async ({ tx, dossier, next }) => {
    const said = contentOf(ask, await groundsOf(tx, tx.realm, dossier));
    if (!said.ok) return said;
    const latest = await latestDecision(tx, tx.realm, dossier.code);
    // In processing there is one result; what was signed is only followed by another when it is corrected (Đ23.1).
    if (latest && latest.signedAt !== null) return refused('result-signed');
    const seq = latest?.seq ?? 1;
    await draft(tx, dossier.code, seq, {
      ...said.value,
      ...{ corrects: latest?.corrects ?? null, correctionReason: latest?.correctionReason ?? null },
      document: ask.document ?? null,
    });
    await saveDossier(tx, { ...dossier, state: next });
    return ok({ value: { seq }, facts: { seq, grants: ask.grants, ground: said.value.ground } });
  });

function contentOf({ grants, title, body, ground }: DraftAsk, grounds: readonly string[]) {
  const chosen = grants ? null : (grounds[ground ?? -1] ?? null);
  if (!grants && chosen === null) return refused('ground-needed', { article: 'NĐ 118/2025 Đ19.3' });
  if (title.trim() === '' || body.trim() === '') return refused('result-empty');
  return ok({ grants, title: title.trim(), body: body.trim(), ground: chosen });
}

/** Where an office has no certificates yet, its leaders sign by hand on paper and no digital signature is asked for. */
export interface Deciding extends Acting {
  readonly onPaper?: boolean;
}

export interface SignAsk extends Ask {
  readonly title: string;
}

/**
 * Ký: the leader signs the drafted result and it goes on to be numbered. A job makes the file and fetches the digital
 * signature after the act, from a token or a service.
 */
export const sign = (app: Deciding, viewer: Viewer, ask: SignAsk): Promise<Outcome<{ seq: number }>> =>
  actOn(app, viewer, 'sign', ask, async ({ tx, dossier, next }) => {
    const latest = await latestDecision(tx, tx.realm, dossier.code);
    if (!latest || latest.signedAt !== null) return refused('result-missing');
    const onward = stepAfter(dossier, dossier.step);
    // Where two leaders sign, the first one's consent is the step done; the decision is signed by the last.
    const isLast = onward?.kind !== 'sign';
    const target = isLast ? dossier.process.steps.find(({ kind }) => kind === 'number') : onward;
    if (!target) throw new Error(`${dossier.code}: its process has no step of numbering`);
    const name = viewer.kind === 'officer' ? viewer.name : '';
    const title = ask.title.trim();
    rememberTitle(tx, viewer, title);
    if (isLast) {
      await signDecision(tx, dossier.code, latest.seq, { name, title });
      if (!app.onPaper) await askSignature(tx, dossier.code, latest.seq, 'person');
    }
    await saveDossier(tx, await enterStep(tx, { ...dossier, state: next }, target.id, { outcome: 'done' }));
    return ok({ value: { seq: latest.seq }, facts: { seq: latest.seq, grants: latest.grants, signed: isLast } });
  });

/** Vào sổ, cấp số: gapless by agency and year; the handling has ended, the result waits at the centre (status 9). */
export const number = (app: Deciding, viewer: Viewer, ask: Ask): Promise<Outcome<{ number: string }>> =>
  actOn(app, viewer, 'number', ask, async ({ tx, dossier, next }) => {
    const latest = await latestDecision(tx, tx.realm, dossier.code);
    if (!latest || latest.signedAt === null) return refused('signature-missing', { article: 'NĐ 118/2025 Đ22.1' });
    const today = dateAt(tx.at);
    const { sign, isRegistered } = await signOf(tx, tx.realm, dossier.competentAgency, today);
    const series = latest.document?.series ?? seriesOf(latest.grants);
    const taken = await nextInRegister(tx, dossier.competentAgency, Number(today.slice(0, 4)), series);
    const written = numberWritten(taken.number, series, sign);
    await setNumber(tx, dossier.code, latest.seq, written);
    await enterNumber(tx, taken, { code: dossier.code, seq: latest.seq, written, isRegistered });
    // The agency's signature, with the number and date, under the leader's (NĐ 30/2020 annex I).
    if (!app.onPaper) await askSignature(tx, dossier.code, latest.seq, 'agency');
    const back = dossier.process.steps.find(({ kind }) => kind === 'return');
    if (!back) throw new Error(`${dossier.code}: its process has no step of returning`);
    const resolved = { ...dossier, state: next, endedAt: dossier.endedAt ?? tx.at };
    await saveDossier(tx, await enterStep(tx, resolved, back.id, { outcome: 'done' }));
    return ok({ value: { number: written }, facts: { seq: latest.seq, number: written } });
  });

export const seriesOf = (grants: boolean): 'KQ' | 'TL' => (grants ? 'KQ' : 'TL');

/** `12/KQ-CCTS`: number, series, sign of the office; below ten with a zero (NĐ 30/2020, annex I, part II, section I, point 3). */
export const numberWritten = (taken: number, series: string, sign: string): string =>
  `${String(taken).padStart(2, '0')}/${series}-${sign}`;

export interface ReturnAsk extends Ask {
  /** As its owner wished, if not said. */
  readonly how?: 'electronic' | 'centre' | 'post';
  /** One of many at once: nobody stands at the desk, so what its owner comes to fetch is left. */
  readonly unattended?: true;
}

/** Trả kết quả through the centre that received it (NĐ 118/2025 Đ22); electronic delivery is on the citizen's page at once. */
export const returnResult = (app: Acting, viewer: Viewer, ask: ReturnAsk): Promise<Outcome<{ code: string }>> =>
  actOn(app, viewer, 'return-result', ask, async ({ tx, dossier, next }) => {
    const latest = await latestDecision(tx, tx.realm, dossier.code);
    if (!latest || latest.number === null) return refused('signature-missing', { article: 'NĐ 118/2025 Đ22.1' });
    if (!(await isSignedWhole(tx, tx.realm, dossier.code, latest.seq))) return refused('result-being-signed');
    if (!(await isIssued(tx, dossier.code, latest.seq)))
      return refused('result-file-missing', { article: 'NĐ 118/2025 Đ22.4' });
    const how = ask.how ?? dossier.delivery.how;
    if (ask.unattended && how === 'centre') return refused('return-in-person');
    await setReturned(tx, dossier.code, latest.seq, how);
    await closeVisit(tx, dossier.code, 'done');
    await saveDossier(tx, { ...dossier, state: next, step: null, stepDue: null, holder: null });
    return ok({ value: { code: dossier.code }, facts: { seq: latest.seq, how } });
  });

export interface RevokeAsk extends Ask, Revocation {}

/** Thu hồi kết quả: it stays with its number and file and is no longer in force; the check page says so from that moment on. */
export const revoke = (app: Acting, viewer: Viewer, ask: RevokeAsk): Promise<Outcome<{ seq: number }>> =>
  actOn(app, viewer, 'revoke', ask, async ({ tx, dossier, next }) => {
    const latest = await latestDecision(tx, tx.realm, dossier.code);
    if (!latest || latest.number === null) return refused('result-missing');
    if (latest.revokedAt !== null) return refused('result-revoked', { number: latest.number });
    const said = { ground: ask.ground.trim(), article: ask.article.trim(), reason: ask.reason.trim() };
    if (said.ground === '' || !/\d/.test(said.article)) return refused('revocation-ground-needed');
    if (said.reason.length < 5) return refused('reason-needed');
    await insertRevocation(tx, dossier.code, latest.seq, said);
    await saveDossier(tx, { ...dossier, state: next });
    return ok({ value: { seq: latest.seq }, facts: { seq: latest.seq, article: said.article } });
  });

export interface CorrectAsk extends Ask {
  readonly reason: string;
}

/** Sửa sai sót do cơ quan: corrected and back at the centre within three working days, at its cost (NĐ 118/2025 Đ23.1). */
export const correct = (app: Acting, viewer: Viewer, ask: CorrectAsk): Promise<Outcome<{ seq: number }>> =>
  actOn(app, viewer, 'correct', ask, async ({ tx, dossier, next }) => {
    const wrong = await latestDecision(tx, tx.realm, dossier.code);
    if (!wrong) return refused('result-missing');
    if (ask.reason.trim().length < 5) return refused('reason-needed');
    const seq = wrong.seq + 1;
    await draft(tx, dossier.code, seq, {
      ...{ grants: wrong.grants, title: wrong.title, body: wrong.body, ground: wrong.ground },
      ...{ corrects: wrong.seq, correctionReason: ask.reason.trim(), document: wrong.document },
    });
    const examine = dossier.process.steps.find(({ kind }) => kind === 'examine');
    if (!examine) throw new Error(`${dossier.code}: its process has no step of examining`);
    await saveDossier(tx, await enterStep(tx, { ...dossier, state: next }, examine.id, { outcome: 'done' }));
    return ok({ value: { seq }, facts: { corrects: wrong.seq } });
  });
