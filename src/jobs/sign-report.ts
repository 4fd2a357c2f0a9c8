import { agencyByCode } from '#agency/index.ts';
import { keptIn } from '#files/whole.ts';
import { renderPlaced, signatureStamp } from '#letter/index.ts';
import {
  failReportSignature,
  keepReportSignature,
  openReportSigning,
  type PrintedVersion,
  type ReportRow,
  type ReportSigning,
  reportFacts,
  reportOfSpan,
  sentVersions,
  type VersionKey,
} from '#scorecard/index.ts';
import { SignerProblem, signPdf } from '#signatures/index.ts';
import { languages } from '#words/index.ts';
import type { App } from '../app.ts';
import { provinceName } from './province.ts';

/**
 * Fetches the leader's signature under a version of a report as it was sent (TT 09/2026 Đ7), and keeps the signed file. A device that
 * is away makes the job fail and come again; a signer that refuses ends the request, and the page says why. Killed anywhere, it
 * begins anew: nothing is named before it is kept whole.
 */
export async function signReport(app: App, payload: unknown): Promise<void> {
  const key = payload as VersionKey;
  const request = await openReportSigning(app.read, app.realm, key);
  const version = request && (await printedVersion(app, key, request));
  if (!request || !version) return;
  try {
    const signed = await signedReport(app, version, request);
    await keepReportSignature(app, key, request.attempt, await keptIn(app.files, signed));
  } catch (error) {
    if (!(error instanceof SignerProblem) || error.code === 'signer-away') throw error;
    app.log.warn({ event: 'signing', code: error.code, report: `${key.form}-${key.unit}` }, error.message);
    await failReportSignature(app, key, request.attempt, error.code);
  }
}

/** What was sent, as its paper; nothing for what was never sent. */
async function printedVersion(app: App, key: VersionKey, { signerName }: ReportSigning) {
  const sent = (await sentVersions<ReportRow>(app.read, app.realm, key)).find((one) => one.version === key.version);
  const agency = await agencyByCode(app.read, app.realm, key.unit);
  const period = reportOfSpan(key);
  if (!sent || !agency || !period) return undefined;
  const { rows, at, version, reason, sources } = sent;
  const again = version > 1 ? { again: { version, reason } } : {};
  const place = await provinceName(app);
  return { form: key.form, rows, period, unit: agency.nameVi, place, at, signerName, ...again, sources, toSign: true };
}

async function signedReport(app: App, version: PrintedVersion, { askedBy, signerName }: ReportSigning) {
  const { reportMore } = languages.vi;
  const facts = reportFacts(version);
  const now = app.clock.now();
  const { pdf, places } = await renderPlaced('statutory-report', facts, { asOf: version.at });
  const subject = { name: signerName, organisation: version.unit };
  const signer = await app.signing.signerFor({ label: askedBy, kind: 'person', subject }, now);
  const seen = { part: 'person' as const, name: signerName, organisation: version.unit, at: now, flipped: true };
  const stamp = await signatureStamp({ ...seen, places, isDemo: app.signing.isDemo });
  return signPdf(pdf, {
    ...{ signer, at: now, name: signerName, place: version.place },
    reason: reportMore.signReason(facts.form, facts.period),
    ...(stamp ? { stamp } : {}),
    ...(app.signing.timestamp ? { timestamp: app.signing.timestamp } : {}),
  });
}
