import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Paper } from '../rules/paper.ts';
import { barOf, isBinding, lastDay, proposals } from '../rules/proposals.ts';
import { papersById, papersOfTypes } from '../sql/papers.ts';
import { linksOf, termsOf } from '../sql/types.ts';

/** A paper offered for a component. */
export interface Proposal {
  readonly paper: Paper;
  /** The last day it holds; null: no end is known. */
  readonly until: LocalDate | null;
  /** Whether the agency may not ask for it again (NĐ 118/2025 Đ5.1i, Đ17.1b). */
  readonly binding: boolean;
}

export interface ProposalQuestion {
  readonly owner: string;
  readonly procedure: string;
  /** Components by their published names. */
  readonly parts: readonly string[];
  readonly day: LocalDate;
}

/** What somebody has for each of these components, by published name, best first; a component without any is absent. */
export async function proposalsFor(
  reader: Reader,
  realm: string,
  { owner, procedure, parts, day }: ProposalQuestion,
): Promise<ReadonlyMap<string, readonly Proposal[]>> {
  const links = await linksOf(reader, realm, { procedure, role: 'component', day });
  const wanted = parts.flatMap((part) => {
    const type = links.get(part);
    return type === undefined ? [] : [{ part, type }];
  });
  const types = [...new Set(wanted.map(({ type }) => type))];
  if (types.length === 0) return new Map();
  const papers = await papersOfTypes(reader, realm, owner, types);
  if (papers.length === 0) return new Map();
  const terms = await termsOf(reader, realm, types, day);
  return new Map(
    wanted.flatMap(({ part, type }) => {
      const found = proposals(papers, { type, terms, today: day });
      const term = terms.find((one) => one.type === type);
      const offered = found.map((paper) => ({ paper, until: lastDay(paper, term), binding: isBinding(paper) }));
      return offered.length > 0 ? [[part, offered] as const] : [];
    }),
  );
}

/** Of these papers the first that may not be used any more on that day, however it was when it was taken. */
export async function unusable(
  reader: Reader,
  realm: string,
  ids: readonly string[],
  day: LocalDate,
): Promise<Paper | undefined> {
  if (ids.length === 0) return undefined;
  const papers = await papersById(reader, realm, ids);
  const types = papers.map(({ type }) => type);
  const terms = await termsOf(reader, realm, types, day);
  return papers.find(
    (paper) =>
      barOf(
        paper,
        terms.find(({ type }) => type === paper.type),
        day,
      ) !== undefined,
  );
}
