import { randomBytes } from 'node:crypto';
import { unitOfRealm } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { isSignedWhole, keepFile, viewDossier } from '#dossier/index.ts';
import type { FileStore } from '#files/store.ts';
import { keptIn } from '#files/whole.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { filedContent } from '#procedure/index.ts';
import { decisionLetter } from '../case.ts';
import { render } from '../render/render.ts';
import { paperCode } from '../rules/paper-code.ts';
import { lastDayOf } from '../rules/standing.ts';
import { type Issue, issuedFile, openToken, type ResultFile, readyFile, setIssued } from '../sql/results.ts';

/** What issuing needs of the program: the case, the file store, and the address that the square code says. */
export interface Issuing extends Acting {
  readonly read: Reader;
  readonly files: FileStore;
  readonly settings: { readonly origin: string };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** 128 bits as 26 letters and digits of RFC 4648's base 32, which people can read out and type. */
export function newToken(): string {
  const bits = [...randomBytes(16)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The token of a result's public page, made if it has none: for whoever sets the paper, whose square code says it. */
export const resultToken = (tx: Tx, code: string, seq: number): Promise<string> => openToken(tx, code, seq, newToken());

/** Where anybody checks a result: the address its square code says, and the code for whoever types it. */
export async function checkedAt(app: Issuing, code: string, seq: number): Promise<{ at: string; code: string }> {
  const token = await inTransaction(app, 'system:letter', (tx) => resultToken(tx, code, seq));
  return { at: `${app.settings.origin}/kiem-tra`, code: token };
}

/** The decision asked for, or the last with a number, as the system sees it. */
async function numbered(app: Issuing, code: string, wanted: number | undefined) {
  const now = app.clock.now();
  const view = await viewDossier(app.read, app.realm, { viewer: 'system', code, now, language: 'vi' });
  const decision = view?.decisions.findLast(
    ({ seq, number }) => number !== null && (wanted === undefined || seq === wanted),
  );
  return view && decision?.numberedAt ? { view, decision, at: decision.numberedAt } : undefined;
}

type Numbered = NonNullable<Awaited<ReturnType<typeof numbered>>>;

/**
 * Issues a numbered result whose signatures are whole: gives the paper its code and says until when it is in force (NĐ 118/2025
 * Đ22). One from before there were signatures is set as PDF/A and kept, once. Safe to repeat and to interrupt anywhere: a result
 * that is issued answers with the file it has.
 */
export async function issueResult(
  app: Issuing,
  code: string,
  wanted?: number,
): Promise<Outcome<ResultFile, 'result-missing' | 'result-being-signed'>> {
  const issued = await issuedFile(app.read, app.realm, code, wanted);
  if (issued) return ok(issued);
  const found = await numbered(app, code, wanted);
  if (!found) return refused('result-missing');
  const { seq } = found.decision;
  if (!(await isSignedWhole(app.read, app.realm, code, seq))) return refused('result-being-signed');
  const ready = await readyFile(app.read, app.realm, code, seq);
  if (ready) return issuedAs(app, found, ready, (tx) => resultToken(tx, code, seq));
  // Its address is on the sheet, so it has one.
  const file = { ...(await keptIn(app.files, await printed(app, found))), kind: 'unsigned' as const };
  return issuedAs(app, found, file, (tx) => keepFile(tx, { code, seq }, file));
}

async function printed(app: Issuing, { view, decision, at }: Numbered): Promise<Uint8Array> {
  const { code } = view.dossier;
  const place = (await unitOfRealm(app.read, app.realm, dateAt(at)))?.name ?? '';
  const terms = { realm: app.realm, place, origin: app.settings.origin, now: at };
  const check = await checkedAt(app, code, decision.seq);
  return render('decision', await decisionLetter(app.read, view, decision, terms, check), { asOf: at });
}

async function issuedAs(
  app: Issuing,
  found: Numbered,
  file: ResultFile,
  prepare: (tx: Tx) => Promise<unknown>,
): Promise<Outcome<ResultFile, never>> {
  const { view, decision } = found;
  const { code } = view.dossier;
  const issue = await issueOf(app, found);
  return inTransaction(app, 'system:letter', async (tx) => {
    await prepare(tx);
    if (await setIssued(tx, code, decision.seq, issue)) {
      const { seq, number } = decision;
      await record(tx, 'result-issue', `result/${code}`, { seq, number, sha256: file.sha256 });
    }
    return ok(file);
  });
}

async function issueOf(app: Issuing, { view, decision, at }: Numbered): Promise<Issue> {
  const { dossier } = view;
  const content = await filedContent(app.read, app.realm, dossier.procedure, dossier.version);
  const type = decision.document?.typeCode ?? content?.results[0]?.nationalCode ?? null;
  const { code, isProvisional } = paperCode({
    ...{ owner: dossier.ownerUnit ?? dossier.ownerNumber, type: decision.grants ? type : null },
    ...{ dossier: dossier.code, procedure: dossier.procedure },
  });
  const validFrom = dateAt(at);
  return {
    ...{ paperCode: code, isProvisional, issuer: dossier.competentAgency, validFrom },
    validUntil: lastDayOf(decision.document?.validity ?? { kind: 'open' }, validFrom),
  };
}
