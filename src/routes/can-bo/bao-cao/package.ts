import { bytesIn } from '#files/whole.ts';
import {
  type FormRow,
  formTitle,
  type ReportRow,
  receiverOf,
  reportPackage,
  sentVersions,
  signingsOfReport,
} from '#scorecard/index.ts';
import { languages } from '#words/index.ts';
import type { anyFormOf } from './asked.ts';
import { workbookOf } from './papers.ts';

/** A signed version with its figures and the manifest; nothing for one that is not signed. In Vietnamese, whoever asks. */
export async function packageOf(
  { app }: App.Locals,
  asked: Awaited<ReturnType<typeof anyFormOf>>,
  version: number,
): Promise<Uint8Array | undefined> {
  const { agency, period, form, key } = asked;
  const sent = (await sentVersions<ReportRow | FormRow>(app.read, app.realm, key)).find(
    (one) => one.version === version,
  );
  const signing = (await signingsOfReport(app.read, app.realm, key)).find((one) => one.version === version);
  if (!sent || !signing?.sha256) return undefined;
  const name = `bieu-${form}-${agency.code}-${period.name}-lan-${version}`;
  const head = {
    ...{ form, title: formTitle('vi', form), period: period.name, from: period.from, to: period.to, version },
    ...{ reason: sent.reason, unit: { code: agency.code, name: agency.nameVi }, receiver: receiverOf('vi', form) },
    ...{ sentBy: sent.byName, sentAt: sent.at },
  };
  const rows = sent.rows as readonly ReportRow[] | readonly FormRow[];
  const again = version > 1 ? [languages.vi.reportMore.sentAgain(String(version), sent.reason)] : [];
  return reportPackage(head, [
    { name: `${name}-da-ky.pdf`, bytes: await bytesIn(app.files, signing.sha256) },
    { name: `${name}.xlsx`, bytes: await workbookOf('vi', asked, { rows, sources: sent.sources, notes: again }) },
  ]);
}
