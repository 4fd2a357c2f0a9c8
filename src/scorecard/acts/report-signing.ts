import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { RefusalCode } from '#words/refusal.ts';
import { sendsReports } from '../rules/report-may.ts';
import {
  askReportSignature,
  endReportSigning,
  type ReportSigning,
  signingsOfReport,
  type VersionKey,
} from '../sql/report-signing.ts';
import { type ReportKey, versionsOf } from '../sql/reports.ts';

const subjectOf = ({ form, unit, from, to }: ReportKey) => `report/${form}-${unit}-${from}-${to}` as const;

/** The request that waits, if one does. */
export const openReportSigning = async (
  reader: Reader,
  realm: string,
  key: VersionKey,
): Promise<ReportSigning | undefined> =>
  (await signingsOfReport(reader, realm, key)).find(
    ({ version, doneAt, failedAt }) => version === key.version && doneAt === null && failedAt === null,
  );

/** Names a signed file that lies in the store already. */
export const keepReportSignature = (
  app: Acting,
  key: VersionKey,
  attempt: number,
  file: { readonly sha256: string; readonly size: number },
): Promise<void> =>
  inTransaction(app, 'system:signing', async (tx) => {
    if (!(await endReportSigning(tx, key, attempt, file))) return;
    await record(tx, 'report-signed', subjectOf(key), { version: key.version, sha256: file.sha256 });
  });

/** The signer said no, or cannot: somebody has to look, and ask again. */
export const failReportSignature = (
  app: Acting,
  key: VersionKey,
  attempt: number,
  failure: RefusalCode,
): Promise<void> =>
  inTransaction(app, 'system:signing', async (tx) => {
    if (!(await endReportSigning(tx, key, attempt, { failure }))) return;
    await record(tx, 'report-signing-failed', subjectOf(key), { version: key.version, failure });
  });

/** Ký số lại: the last version, after a failure or when it was sent before reports were signed. Whoever leads now signs. */
export const signReportAgain = (app: Acting, viewer: Viewer, key: ReportKey): Promise<Outcome<{ version: number }>> =>
  inTransaction<Outcome<{ version: number }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('report-sign-again');
    if (!sendsReports(viewer, key.unit)) return refused('not-found');
    await tx.query('select from agency where realm = $1 and code = $2 for no key update', [tx.realm, key.unit]);
    const [last] = await versionsOf(tx, tx.realm, key);
    if (!last) return refused('not-found');
    const { version } = last;
    const signing = (await signingsOfReport(tx, tx.realm, key)).find((one) => one.version === version);
    if (signing && signing.failedAt === null) return refused('report-signed-already');
    await askReportSignature(tx, viewer.id, { ...key, version });
    await record(tx, 'report-sign-again', subjectOf(key), { version });
    return ok({ version });
  });
