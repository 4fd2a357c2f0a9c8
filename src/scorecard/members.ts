import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { BoardQuestion } from './board.ts';
import { knownOf } from './known.ts';
import { choicesIn, countsIn, isDossierMark, type SetLine, viewSet } from './lists.ts';
import { setsOf } from './rules/figures.ts';
import { type Code, isCode } from './rules/indicators.ts';
import type { DossierMark } from './rules/judge.ts';
import { type Listed, talliedOf } from './sql/tallies.ts';

export interface MembersQuestion extends BoardQuestion {
  readonly viewer: Viewer;
  readonly set: string;
  readonly wish: 'won' | 'lost';
  /** Of this field alone; only sets of dossiers are divided by field. */
  readonly field?: string | undefined;
  readonly after?: Listed | undefined;
  readonly limit: number;
}

/** Who is behind a figure: a page of dossiers, or the codes of procedures, petitions or communes. */
export interface Members {
  readonly set: Code | DossierMark;
  readonly count: number;
  readonly dossiers: { readonly lines: readonly SetLine[]; readonly next: Listed | undefined } | null;
  /** What the list can be narrowed to; null: it is not of dossiers. */
  readonly choices: Awaited<ReturnType<typeof choicesIn>> | null;
  readonly codes: readonly string[];
  /** 5.4 loses points twice over: what was late is listed under 2.1. */
  readonly also: DossierMark | null;
}

/** The members of a set on one side; undefined for a set there is none of. */
export async function viewMembers(reader: Reader, q: MembersQuestion): Promise<Members | undefined> {
  const tallied = await talliedOf(reader, q.realm, { unit: q.unit, span: q.period, now: q.now });
  if (isDossierMark(q.set)) {
    const also = q.set === '5.4' && q.wish === 'lost' ? '2.1' : null;
    const set = { ...q, mark: q.set };
    const [dossiers, choices, { fields }] = await Promise.all([
      viewSet(reader, q.viewer, set),
      choicesIn(reader, set),
      countsIn(reader, set),
    ]);
    const count = q.field === undefined ? tallied[q.set]?.[q.wish] : fields.get(q.field)?.[q.wish];
    return { set: q.set, count: count ?? 0, codes: [], also, dossiers, choices };
  }
  if (!isCode(q.set)) return undefined;
  const sets: Partial<Record<Code, { won: readonly string[]; lost: readonly string[] }>> = setsOf(
    await knownOf(reader, { ...q, tallied }),
    q.readings,
  );
  const codes = sets[q.set]?.[q.wish] ?? [];
  return { set: q.set, count: codes.length, codes, also: null, dossiers: null, choices: null };
}
