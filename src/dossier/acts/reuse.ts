import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Component } from '#forms/definition.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { addUse, fileToUse, keepScans, linksOf, proposalsFor, type Scan, unusable } from '#vault/index.ts';
import type { Dossier } from '../rules/dossier.ts';
import type { DraftPaper, DraftRow } from '../sql/drafts.ts';
import { type NewPaper, papersOf } from '../sql/papers.ts';
import type { Untyped } from './handed-in.ts';

/** Gives each paper the type its component has today (NĐ 118/2025 Đ19.2: mã loại giấy tờ). */
export async function typed(
  tx: Tx,
  { procedure, definition }: Pick<DraftRow, 'procedure' | 'definition'>,
  papers: readonly Untyped[],
): Promise<NewPaper[]> {
  if (papers.length === 0) return [];
  const links = await linksOf(tx, tx.realm, { procedure, role: 'component', day: dateAt(tx.at) });
  const typeOf = (id: string) => links.get(definition.components.find((one) => one.id === id)?.name ?? '') ?? null;
  return papers.map((paper) => ({ ...paper, documentType: typeOf(paper.component) }));
}

/** Its owner reads that papers of the store went into this dossier. */
export async function noteReuse(
  tx: Tx,
  { id, procedure }: Pick<DraftRow, 'id' | 'procedure'>,
  papers: readonly DraftPaper[],
  code: string,
): Promise<void> {
  for (const { reusedFrom } of papers)
    if (reusedFrom !== null)
      await addUse(tx, { paper: reusedFrom, kind: 'filed', procedure, draft: id, dossier: code });
}

/** The name of a paper taken from the store that was revoked or ran out since; nothing if all still hold. */
export async function noLongerGood(tx: Tx, papers: readonly DraftPaper[]): Promise<string | undefined> {
  const taken = papers.flatMap(({ reusedFrom }) => (reusedFrom === null ? [] : [reusedFrom]));
  return (await unusable(tx, tx.realm, taken, dateAt(tx.at)))?.title;
}

/**
 * What was accepted enters the store of whose dossier it is: files of a known type, sent or scanned for it. What an agency asks of
 * another has no such store.
 */
export async function keepAccepted(tx: Tx, dossier: Dossier): Promise<void> {
  const { person: owner, code, receivingAgency: agency, scope: units } = dossier;
  if (owner === null) return;
  const papers = await papersOf(tx, tx.realm, code);
  const scans = papers.flatMap((paper): Scan[] => {
    const { origin, documentType, component, sha256, type, size, name, replacedBy } = paper;
    if ((origin !== 'citizen' && origin !== 'desk') || replacedBy !== null || documentType === null) return [];
    if (sha256 === null || type === null || size === null) return [];
    const file = { sha256, name, type, size };
    return [{ type: documentType, component, origin: `${origin}-scan`, file }];
  });
  await keepScans(tx, { owner, dossier: code, agency, units, scans });
}

/**
 * For which of these components the owner's store has a paper the agency may not ask for again, by the component's id: what it is
 * called. A file this dossier has already for that component is the one being judged, not another that makes it needless.
 */
export async function atHand(
  reader: Reader,
  realm: string,
  { person: owner, procedure, code }: Pick<Dossier, 'person' | 'procedure' | 'code'>,
  { components, day }: { readonly components: readonly Component[]; readonly day: LocalDate },
): Promise<ReadonlyMap<string, string>> {
  if (owner === null) return new Map();
  const parts = components.map(({ name }) => name);
  const found = await proposalsFor(reader, realm, { owner, procedure, parts, day });
  if (found.size === 0) return new Map();
  const there = await papersOf(reader, realm, code);
  return new Map(
    components.flatMap(({ id, name }) => {
      const known = new Set(there.filter(({ component }) => component === id).map(({ sha256 }) => sha256));
      const other = found
        .get(name)
        ?.find(({ binding, paper }) => binding && !known.has(paper.sha256) && !known.has(fileToUse(paper).sha256));
      return other ? [[id, nameOf(other.paper)] as const] : [];
    }),
  );
}

const nameOf = ({ title, number }: { readonly title: string; readonly number: string | null }): string =>
  number === null ? title : `${title} ${number}`;
