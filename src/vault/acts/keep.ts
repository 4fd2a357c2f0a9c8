import { agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import type { Paper } from '../rules/paper.ts';
import { addEvent, eventsOf } from '../sql/events.ts';
import { insertPapers, type NewPaper, paperOfDecision } from '../sql/papers.ts';
import { linksOf, typeNames } from '../sql/types.ts';
import { applyTyped } from './type-fields.ts';

type StoredFile = { readonly sha256: string; readonly name: string; readonly type: string; readonly size: number };

/** A file of an accepted dossier that is a paper of a known type. */
export interface Scan {
  /** Code of its type. */
  readonly type: string;
  readonly component: string;
  readonly origin: 'citizen-scan' | 'desk-scan';
  readonly file: StoredFile;
}

const NOTHING_SAID = {
  ...{ abstract: null, issuer: null, number: null, issuedOn: null, validFrom: null, validTo: null, scope: null },
  decision: null,
} as const;

const fileOf = ({ sha256, name, type, size }: StoredFile) => ({
  ...{ sha256, fileName: name, fileType: type, fileSize: Number(size) },
});

/**
 * What an officer accepted goes into the store of whose dossier it is (NĐ 224/2026; NĐ 118/2025 Đ17.1c). Nothing is copied: the
 * same file, named once more. Handed in before, it stays the paper it was.
 */
export async function keepScans(
  tx: Tx,
  from: {
    readonly owner: string;
    readonly dossier: string;
    readonly agency: string;
    readonly units: readonly string[];
    readonly scans: readonly Scan[];
  },
): Promise<void> {
  if (from.scans.length === 0) return;
  const codes = [...new Set(from.scans.map(({ type }) => type))];
  const names = await typeNames(tx, tx.realm, codes);
  const papers = from.scans.map(({ type, component, origin, file }): NewPaper => {
    const { owner, dossier, agency, units } = from;
    const title = names.get(type) ?? type;
    const own = { id: uuidv7(tx.at), type, owner, title, origin, dossier, component, agency, units };
    // Only a PDF carries signatures that can be checked.
    const signature = file.type === 'pdf' ? 'unchecked' : 'none';
    return { ...NOTHING_SAID, ...own, ...fileOf(file), signature, certification: 'none' };
  });
  const kept = await insertPapers(tx, papers);
  for (const { id, type, sha256 } of papers.filter((one) => kept.includes(one.id)))
    await record(tx, 'paper-keep', `paper/${id}`, { type, dossier: from.dossier, sha256 });
  // Typed beside the page before it was kept.
  const fresh = papers.filter(({ id }) => kept.includes(id)).map(({ sha256 }) => sha256);
  if (fresh.length > 0) await applyTyped(tx, from.owner, fresh);
}

export interface Result {
  readonly owner: string;
  readonly dossier: string;
  /** Which decision of the dossier. */
  readonly decision: number;
  readonly procedure: string;
  /** Code of the agency that issued it. */
  readonly agency: string;
  /** Units that see the dossier. */
  readonly units: readonly string[];
  readonly number: string | null;
  readonly abstract: string;
  readonly issuedOn: LocalDate;
  readonly validFrom?: LocalDate | null;
  readonly validTo?: LocalDate | null;
  readonly scope?: string | null;
  readonly file: StoredFile;
  readonly signature?: Paper['signature'];
  /** The decision this one corrects (NĐ 118/2025 Đ23.1): its paper holds no more. */
  readonly corrects?: number | null;
}

/**
 * A result that grants goes into the store of whom it was made for, with the type its procedure's result has (NĐ 118/2025 Đ22.4);
 * a procedure whose result has no known type leaves none. Safe to repeat: a decision enters once. Answers the paper's id.
 */
export async function keepResult(tx: Tx, result: Result): Promise<string | undefined> {
  const before = await paperOfDecision(tx, result.dossier, result.decision);
  if (before) return before;
  const day = dateAt(tx.at);
  const links = await linksOf(tx, tx.realm, { procedure: result.procedure, role: 'result', day });
  const [part, type] = [...links][0] ?? [];
  if (part === undefined || type === undefined) return undefined;
  const agency = await agencyByCode(tx, tx.realm, result.agency);
  const id = uuidv7(tx.at);
  const { owner, dossier, decision, number, abstract, issuedOn, validFrom = issuedOn, validTo = null } = result;
  const paper: NewPaper = {
    ...{ id, type, owner, title: part, abstract, issuer: agency?.nameVi ?? result.agency, number, issuedOn },
    ...{ validFrom, validTo, scope: result.scope ?? null, origin: 'result', dossier, component: null, decision },
    ...{ agency: result.agency, units: result.units, ...fileOf(result.file), certification: 'none' },
    signature: result.signature ?? 'unchecked',
  };
  await insertPapers(tx, [paper]);
  const facts = { type, dossier, decision, sha256: result.file.sha256 };
  await record(tx, 'paper-keep', `paper/${id}`, facts);
  const wrong = result.corrects ? await paperOfDecision(tx, dossier, result.corrects) : undefined;
  if (wrong) await revokeIn(tx, wrong, `Được thay bằng kết quả ${number ?? ''} (NĐ 118/2025/NĐ-CP, Điều 23)`);
  return id;
}

/** A paper holds no more, from now on, with the reason; its past stays. */
export async function revokeIn(tx: Tx, paper: string, reason: string): Promise<void> {
  await addEvent(tx, paper, { kind: 'revoked', reason });
  await record(tx, 'paper-revoke', `paper/${paper}`, {});
}

/** The paper of a decision that was revoked holds no more. Safe to repeat; a decision without a paper has nothing to lose. */
export const revokeResult = (
  app: Acting,
  { dossier, decision, reason }: { readonly dossier: string; readonly decision: number; readonly reason: string },
): Promise<void> =>
  inTransaction(app, 'system:vault', async (tx) => {
    const paper = await paperOfDecision(tx, dossier, decision);
    if (!paper) return;
    const events = await eventsOf(tx, tx.realm, paper);
    if (events.findLast(({ kind }) => kind === 'revoked' || kind === 'restored')?.kind === 'revoked') return;
    await revokeIn(tx, paper, reason);
  });
