import { randomBytes } from 'node:crypto';
import { unitOfRealm } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { viewDossier } from '#dossier/index.ts';
import type { FileStore } from '#files/store.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { filedContent } from '#procedure/index.ts';
import { decisionLetter } from '../case.ts';
import { render } from '../render/render.ts';
import { paperCode } from '../rules/paper-code.ts';
import { lastDayOf } from '../rules/standing.ts';
import { addFile, fileOf, type Issue, openToken, type ResultFile, setIssued } from '../sql/results.ts';

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

/** A file of an issued result after a signature was put on it: from then on it is what is given out, and proves the paper too. */
export const keepResultFile = (tx: Tx, code: string, seq: number, file: ResultFile): Promise<void> =>
  addFile(tx, code, seq, file);

/** A page or two of text and a square code. */
const MOST_BYTES = 20 * 1_048_576;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
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
 * Makes a numbered result a file, once: sets it as PDF/A, keeps it in the store, gives the paper its code and says until when it
 * is in force (NĐ 118/2025 Đ22). Safe to repeat and to interrupt anywhere: the same facts and moment give the same bytes, and a
 * result that is issued answers with the file it has.
 */
export async function issueResult(
  app: Issuing,
  code: string,
  wanted?: number,
): Promise<Outcome<ResultFile, 'result-missing' | 'disk-full'>> {
  const found = await numbered(app, code, wanted);
  if (!found) return refused('result-missing');
  const before = await fileOf(app.read, app.realm, code, found.decision.seq);
  if (before) return ok(before);
  const pdf = await printed(app, found);
  const kept = await app.files.put(once(pdf), { limit: MOST_BYTES, accept: ['pdf'] });
  if (!kept.ok) {
    if (kept.code === 'disk-full') return refused('disk-full');
    throw new Error(`${code}: the result as a file was refused: ${kept.code}`);
  }
  return issuedAs(app, found, { sha256: kept.value.sha256, size: kept.value.size, kind: 'rendered' });
}

/** Issues a numbered result as a file that was made and signed elsewhere and is in the store already. */
export async function issueSigned(
  app: Issuing,
  code: string,
  seq: number,
  file: Pick<ResultFile, 'sha256' | 'size'>,
): Promise<Outcome<ResultFile, 'result-missing'>> {
  const found = await numbered(app, code, seq);
  return found ? issuedAs(app, found, { ...file, kind: 'signed' }) : refused('result-missing');
}

async function printed(app: Issuing, { view, decision, at }: Numbered): Promise<Uint8Array> {
  const { code } = view.dossier;
  const token = await inTransaction(app, 'system:letter', (tx) => resultToken(tx, code, decision.seq));
  const place = (await unitOfRealm(app.read, app.realm, dateAt(at)))?.name ?? '';
  const terms = { realm: app.realm, place, origin: app.settings.origin, now: at };
  const check = { at: `${app.settings.origin}/kiem-tra`, code: token };
  return render('decision', await decisionLetter(app.read, view, decision, terms, check), { asOf: at });
}

async function issuedAs(app: Issuing, found: Numbered, file: ResultFile): Promise<Outcome<ResultFile, never>> {
  const { view, decision } = found;
  const { code } = view.dossier;
  const issue = await issueOf(app, found);
  return inTransaction(app, 'system:letter', async (tx) => {
    await resultToken(tx, code, decision.seq);
    await addFile(tx, code, decision.seq, file);
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
