import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Paper } from '../rules/paper.ts';
import { ARTICLE, type Bar, barOf, lastDay } from '../rules/proposals.ts';
import { eventsOf, type PaperEvent } from '../sql/events.ts';
import { ownedPaper, papersOfOwner, STORE_PAGE, type StoreCursor } from '../sql/papers.ts';
import { type Share, sharesOf } from '../sql/shares.ts';
import { termsOf, typeNames } from '../sql/types.ts';
import { USE_PAGE, type Use, usesOf } from '../sql/uses.ts';

/** A paper as its pages show it: with the name of its type and how it stands today. */
export interface StoredPaper {
  readonly paper: Paper;
  readonly typeName: string;
  /** The last day it holds; null: no end is known. */
  readonly until: LocalDate | null;
  /** Why it is not offered again; null: it is. */
  readonly bar: Bar | null;
  /** The article behind that. */
  readonly article: string | null;
}

/** Papers with what the law of their types says today. */
export async function standing(
  reader: Reader,
  realm: string,
  papers: readonly Paper[],
  today: LocalDate,
): Promise<StoredPaper[]> {
  const types = [...new Set(papers.map(({ type }) => type))];
  const [names, terms] = await Promise.all([typeNames(reader, realm, types), termsOf(reader, realm, types, today)]);
  return papers.map((paper) => {
    const term = terms.find(({ type }) => type === paper.type);
    const bar = barOf(paper, term, today) ?? null;
    const article = bar && (bar === 'one-matter' && term ? term.basis : ARTICLE[bar]);
    const typeName = names.get(paper.type) ?? paper.title;
    return { paper, typeName, until: lastDay(paper, term), bar, article };
  });
}

/** A page of somebody's store, by type, and where the next begins. */
export async function viewStore(
  reader: Reader,
  realm: string,
  {
    owner,
    today,
    after,
  }: { readonly owner: string; readonly today: LocalDate; readonly after?: StoreCursor | undefined },
): Promise<{ papers: StoredPaper[]; next: StoreCursor | null }> {
  const found = await papersOfOwner(reader, realm, owner, after);
  const page = found.slice(0, STORE_PAGE);
  const last = found.length > STORE_PAGE ? page.at(-1) : undefined;
  const next = last ? { type: last.type, keptAt: last.keptAt, id: last.id } : null;
  return { papers: await standing(reader, realm, page, today), next };
}

export interface PaperView extends StoredPaper {
  readonly uses: readonly Use[];
  /** From which use on the earlier ones are shown; null: these are all. */
  readonly earlier: string | null;
  readonly events: readonly PaperEvent[];
  readonly shares: readonly Share[];
}

/** One paper of its owner with who used it, what happened to it and its links; nothing if it is somebody else's. */
export async function viewPaper(
  reader: Reader,
  realm: string,
  ask: { readonly owner: string; readonly id: string; readonly today: LocalDate; readonly before?: string | undefined },
): Promise<PaperView | undefined> {
  const found = await ownedPaper(reader, realm, ask.owner, ask.id);
  if (!found) return undefined;
  const [stored] = await standing(reader, realm, [found], ask.today);
  const uses = await usesOf(reader, realm, ask.id, ask.before);
  const page = uses.slice(0, USE_PAGE);
  const events = await eventsOf(reader, realm, ask.id);
  const shares = await sharesOf(reader, realm, ask.id);
  const earlier = uses.length > USE_PAGE ? (page.at(-1)?.id ?? null) : null;
  return stored && { ...stored, uses: page, earlier, events, shares };
}

/** What whoever holds a link may read of a paper: what it says of itself; not whose it is, nor where it came from. */
export const bareOf = (stored: StoredPaper): StoredPaper => ({
  ...stored,
  paper: {
    ...{
      ...stored.paper,
      owner: '',
      dossier: null,
      component: null,
      decision: null,
      agency: '',
      units: [],
      sha256: '',
      copy: null,
    },
    objection: null,
  },
});
