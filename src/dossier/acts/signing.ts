import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import type { RefusalCode } from '#words/refusal.ts';
import { actorOf } from '../rules/actor.ts';
import { latestDecision } from '../sql/decisions.ts';
import { lockDossier } from '../sql/dossiers.ts';
import {
  askSignature,
  endSigning,
  filesOf,
  keepFile,
  leaveSigning,
  type Place,
  type SignedPart,
  type Signing,
  signingsOf,
} from '../sql/signing.ts';
import { type DossierView, viewDossier } from '../view.ts';
import type { Ask } from './act.ts';

export interface ResultPart {
  readonly code: string;
  readonly seq: number;
  readonly part: SignedPart;
}

/** The request that waits, if one does. */
export const openSigning = async (reader: Reader, realm: string, asked: ResultPart): Promise<Signing | undefined> =>
  (await signingsOf(reader, realm, asked.code)).find(
    ({ seq, part, doneAt, failedAt }) =>
      seq === asked.seq && part === asked.part && doneAt === null && failedAt === null,
  );

/** The case as the agency that decides sees it: the program prints and signs on its behalf. */
export async function viewToSign(
  reader: Reader,
  realm: string,
  code: string,
  now: Instant,
): Promise<DossierView | undefined> {
  const { rows } = await reader.query<{ agency: string }>(
    'select competent_agency as agency from dossier where realm = $1 and code = $2',
    [realm, code],
  );
  const [{ agency } = { agency: '' }] = rows;
  const posts = [{ role: 'leader' as const, unit: agency }];
  const viewer: Viewer = { kind: 'officer', id: 'system', name: '', posts, unit: { vi: agency, en: agency } };
  return viewDossier(reader, realm, { viewer, code, now, language: 'vi' });
}

interface KeptFile {
  readonly sha256: string;
  readonly size: number;
}

interface Kept {
  readonly attempt: number;
  readonly file: KeptFile;
  /** With the leader's signature: the sheet as printed, and where on it things are put. */
  readonly printed?: KeptFile & { readonly places: readonly Place[] };
}

/** Keeps a signed file. The files lie in the store before: what is named here is there, whole, or nothing is named. */
export const keepSignature = (app: Acting, asked: ResultPart, kept: Kept): Promise<void> =>
  inTransaction(app, 'system:signing', async (tx) => {
    const { code, seq, part } = asked;
    await lockDossier(tx, 'system', code);
    if (!(await endSigning(tx, { ...asked, attempt: kept.attempt }, null))) return;
    if (part === 'person' && kept.printed) {
      await keepFile(tx, asked, { kind: 'printed', ...kept.printed });
      await keepFile(tx, asked, { kind: 'personal', ...kept.file });
      // Numbered meanwhile: the agency's signature waited for this one.
      if (await openSigning(tx, tx.realm, { code, seq, part: 'agency' })) await leaveSigning(tx, code, seq, 'agency');
    } else await keepFile(tx, asked, { kind: 'signed', ...kept.file });
    await record(tx, 'result-signed', `dossier/${code}`, { seq, part, sha256: kept.file.sha256 });
  });

/** The signer said no, or cannot: somebody has to look, and ask again. */
export const failSignature = (app: Acting, asked: ResultPart, attempt: number, failure: RefusalCode): Promise<void> =>
  inTransaction(app, 'system:signing', async (tx) => {
    await lockDossier(tx, 'system', asked.code);
    if (!(await endSigning(tx, { ...asked, attempt }, failure))) return;
    const { seq, part } = asked;
    await record(tx, 'result-signing-failed', `dossier/${asked.code}`, { seq, part, failure });
  });

/** Whose key it is may have it used again: the leader; for the agency's also who keeps its seal. */
const MAY: Record<SignedPart, readonly string[]> = { person: ['leader'], agency: ['leader', 'clerk'] };

/** Ký số lại: after a failure, or for a result signed before there were digital signatures. */
export const signAgain = (app: Acting, viewer: Viewer, ask: Ask): Promise<Outcome<{ part: SignedPart }>> =>
  inTransaction<Outcome<{ part: SignedPart }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('result-sign-again');
    const dossier = await lockDossier(tx, viewer, ask.code);
    if (!dossier) return refused('not-found');
    const lacking = await lackingPart(tx, ask.code);
    if (!lacking) return refused('result-signed-already');
    const { seq, part } = lacking;
    const agency = dossier.competentAgency;
    const holds = viewer.kind === 'officer' ? viewer.posts : [];
    const may = holds.some(
      ({ role, unit }) => MAY[part].includes(role) && (unit === agency || unit.startsWith(`${agency}.`)),
    );
    if (!may) return refused('act-not-yours', { act: 'sign' });
    await askSignature(tx, ask.code, seq, part);
    await record(tx, 'result-sign-again', `dossier/${ask.code}`, { seq, part });
    return ok({ part });
  });

/** Which signature the last result lacks that nobody is fetching. */
async function lackingPart(tx: Tx, code: string): Promise<{ seq: number; part: SignedPart } | undefined> {
  const latest = await latestDecision(tx, tx.realm, code);
  if (!latest || latest.signedAt === null) return undefined;
  const { seq } = latest;
  const files = await filesOf(tx, tx.realm, code, seq);
  const part: SignedPart = files.personal ? 'agency' : 'person';
  if (files.signed || (part === 'agency' && latest.number === null)) return undefined;
  return (await openSigning(tx, tx.realm, { code, seq, part })) ? undefined : { seq, part };
}

/** Whether the result may be given out: both signatures are under it. One signed before there were digital signatures may. */
export async function isSignedWhole(reader: Reader, realm: string, code: string, seq: number): Promise<boolean> {
  const asked = (await signingsOf(reader, realm, code)).some((one) => one.seq === seq);
  return !asked || (await filesOf(reader, realm, code, seq)).signed !== null;
}
