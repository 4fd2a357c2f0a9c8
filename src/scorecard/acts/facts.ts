import type { Reader } from '#db/pool.server.ts';
import { calendarsOf, clockFrom, type Dossier } from '#dossier/index.ts';
import { filedContent, type ProcedureContent } from '#procedure/index.ts';
import { type Contribution, contributionOf } from '../rules/contribution.ts';
import { DOSSIER_KINDS, type DossierKind } from '../rules/fact-file.ts';
import type { DossierFact } from '../rules/facts.ts';
import { type FactRow, factRows } from '../sql/facts.ts';

/** A row as the rules know it. What the program itself knows (papers reused, results as files) joins what was imported. */
function factOf(row: FactRow, content: ProcedureContent | undefined): DossierFact {
  const told = (kind: DossierKind) => row.told.includes(kind);
  const clocked = { ...row, competentAgency: row.unit, state: row.state as Dossier['state'] };
  return {
    ...{
      code: row.code,
      unit: row.unit,
      procedure: row.procedure,
      field: row.field,
      receivedAt: row.receivedAt,
      channel: row.channel,
    },
    clock: clockFrom(clocked, row.requests, row.extension ?? undefined),
    apologised: row.extension !== null,
    // A version that names no result gives none to be made electronic.
    returnsPaper: (content?.results.length ?? 0) > 0,
    wholeOnline: content?.serviceLevel === 'TOAN_TRINH',
    hasFile: row.hasFile,
    resultFile: row.issued || told('tep-ket-qua'),
    reused: row.reused || told('dung-lai'),
    personalStore: told('kho-ca-nhan'),
    population: row.verified || told('dan-cu'),
    synced: told('dong-bo'),
    feeDue: told('phi'),
    paidOnline: told('thanh-toan'),
    unhappy: told('khong-hai-long'),
    supplemented: row.requests.length > 0,
    stopped: row.state === 'stopped' || row.state === 'closed',
  };
}

/** What these dossiers count as now, by code; one that was never received counts as nothing. */
export async function contributionsNow(
  reader: Reader,
  realm: string,
  codes: readonly string[],
): Promise<Map<string, Contribution>> {
  const [rows, calendarFor] = [await factRows(reader, realm, codes, DOSSIER_KINDS), await calendarsOf(reader, realm)];
  const found = new Map<string, Contribution>();
  // Many dossiers are of few procedures: each version is asked for once.
  const contents = new Map<string, Promise<ProcedureContent | undefined>>();
  for (const row of rows) {
    const version = `${row.procedure} ${row.version}`;
    const content = contents.get(version) ?? filedContent(reader, realm, row.procedure, row.version);
    contents.set(version, content);
    const calendar = await calendarFor(row.unit, row.receivedAt);
    found.set(row.code, contributionOf(factOf(row, await content), { calendar }));
  }
  return found;
}
