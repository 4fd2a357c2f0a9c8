import { inTransaction } from '#db/transaction.ts';
import { decisionsOf, findDossier } from '#dossier/index.ts';
import { bytesIn } from '#files/whole.ts';
import { dateAt } from '#kernel/time.ts';
import { issuedOf, issueResult } from '#letter/index.ts';
import { type PdfVerdict, verifyPdf } from '#signatures/index.ts';
import { keepResult, revokeResult } from '#vault/index.ts';
import type { App } from '../app.ts';
import { signatureState } from './check-signatures.ts';
import type { Happened } from './reactions.ts';

const codeIn = ({ subject }: Happened): string => subject.slice('dossier/'.length);

/**
 * A returned result enters the store of whom it was made for (NĐ 118/2025 Đ22.4): the very file that was issued. A result that
 * declines stays under the dossier (Đ19.3); what one agency answers another has no store.
 */
export async function keepReturned(app: App, happened: Happened): Promise<void> {
  const code = codeIn(happened);
  const dossier = await findDossier(app.read, app.realm, 'system', code);
  const decision = (await decisionsOf(app.read, app.realm, code)).findLast(({ returnedAt }) => returnedAt !== null);
  const owner = dossier?.person;
  if (!dossier || !owner || !decision?.grants || decision.numberedAt === null) return;
  const { seq, number, title, corrects, numberedAt } = decision;
  const file = await issueResult(app, code, seq);
  const issued = await issuedOf(app.read, app.realm, code, seq);
  if (!file.ok || !issued) return;
  const { sha256, size, kind } = file.value;
  const verdict = kind === 'unsigned' ? kind : await verdictOn(app, sha256);
  await inTransaction(app, 'system:vault', (tx) =>
    keepResult(tx, {
      ...{ owner, dossier: code, decision: seq, procedure: dossier.procedure, units: dossier.scope },
      ...{ agency: dossier.competentAgency, number, abstract: title, issuedOn: dateAt(numberedAt), corrects },
      ...{ validFrom: issued.validFrom, validTo: issued.validUntil, signature: signatureState(verdict) },
      // By its number, not by its dossier: a link shows the name to strangers.
      file: { sha256, size, type: 'pdf', name: `${(number ?? 'ket-qua').replaceAll('/', '-')}.pdf` },
    }),
  );
}

const verdictOn = async (app: App, sha256: string): Promise<PdfVerdict> =>
  (await verifyPdf(await bytesIn(app.files, sha256), await app.signing.trust(app.clock.now()))).verdict;

/** A revoked result serves no other matter. */
export async function revokeKept(app: App, happened: Happened): Promise<void> {
  const { seq, article } = happened.facts;
  await revokeResult(app, {
    dossier: codeIn(happened),
    decision: Number(seq),
    reason: `Đã bị thu hồi theo ${String(article)}`,
  });
}
