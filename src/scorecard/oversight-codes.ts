import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { membersOf, type SetQuestion } from './lists.ts';
import { supervises } from './rules/rights.ts';
import { type CodeFacts, codeFactsOf } from './sql/fields.ts';
import type { Listed } from './sql/tallies.ts';

export interface CodesPage {
  readonly lines: readonly CodeFacts[];
  readonly next: Listed | undefined;
}

/**
 * A page of the dossiers behind a figure as a supervisor may know them: the bare code with the agency that resolves it and the
 * field, nothing of whose it is or what it says. Nobody for whoever supervises nothing here, whatever else they may see.
 */
export async function supervisedCodes(reader: Reader, viewer: Viewer, q: SetQuestion): Promise<CodesPage> {
  const posts = viewer.kind === 'officer' ? viewer.posts : [];
  if (!supervises(q.realm, posts, q.unit)) return { lines: [], next: undefined };
  const members = await membersOf(reader, { ...q, limit: q.limit + 1 });
  const page = members.slice(0, q.limit);
  const facts = new Map(
    (
      await codeFactsOf(
        reader,
        q.realm,
        page.map(({ code }) => code),
      )
    ).map((one) => [one.code, one]),
  );
  return {
    lines: page.flatMap(({ code }) => facts.get(code) ?? []),
    next: members.length > q.limit ? page.at(-1) : undefined,
  };
}

/** The same from its beginning, `most` of them at most. */
export async function allSupervisedCodes(
  reader: Reader,
  viewer: Viewer,
  q: Omit<SetQuestion, 'after' | 'limit'>,
  most: number,
): Promise<{ readonly lines: readonly CodeFacts[]; readonly isAll: boolean }> {
  const lines: CodeFacts[] = [];
  let after: Listed | undefined;
  do {
    const page = await supervisedCodes(reader, viewer, { ...q, after, limit: Math.min(1_000, most - lines.length) });
    lines.push(...page.lines);
    after = page.next;
  } while (after && lines.length < most);
  return { lines, isAll: after === undefined };
}
