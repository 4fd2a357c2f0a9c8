import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import { type EvaluationFigure, type EvaluationItem, pageAfter } from './rules/evaluation.ts';
import { namesOfHolders, visibleAmong } from './sql/bottlenecks.ts';
import { describedIn } from './sql/evaluation.ts';
import { type EvaluationLook, lastLooks } from './sql/evaluation-people.ts';

/** One of a set as it is listed. */
export interface EvaluationListed extends EvaluationItem {
  readonly procedureName: string;
  /** The step and its limit; null where the set is not of steps. */
  readonly step: string | null;
  readonly due: Instant | null;
}

export interface EvaluationPage {
  readonly count: number;
  readonly lines: readonly EvaluationListed[];
  readonly next: EvaluationItem | undefined;
}

const NOT_STEPS: ReadonlySet<EvaluationFigure> = new Set([
  ...(['dossiers', 'ended-on-time', 'ended-late', 'asked', 'refused'] as const),
  ...(['objected', 'upheld', 'rejected', 'pending', 'corrected'] as const),
]);

/** Dossiers about which the predicate is asked at once. */
const CHUNK = 200;

/** A page of a set after an item of it: of dossiers, only those the one predicate lets this viewer see. */
export async function viewEvaluationSet(
  reader: Reader,
  viewer: Viewer,
  ask: {
    readonly realm: string;
    readonly figure: EvaluationFigure;
    readonly items: readonly EvaluationItem[];
    readonly after: EvaluationItem | undefined;
    readonly limit: number;
  },
): Promise<EvaluationPage> {
  const { realm, figure, items, after, limit } = ask;
  const page: EvaluationItem[] = [];
  // Asked for as many as a page may need, and again where most of them are not the viewer's.
  for (let from = after; page.length <= limit; ) {
    const some = pageAfter(items, from, CHUNK);
    const codes = some.map(({ code }) => code);
    const seen = await visibleAmong(reader, realm, viewer, codes);
    page.push(...some.filter(({ code }) => seen.has(code)));
    if (some.length < CHUNK) break;
    from = some.at(-1);
  }
  const shown = page.slice(0, limit);
  const told = await describedIn(reader, realm, shown);
  const lines = shown.map((one, at) => {
    const { procedureName = '', step = null, due = null } = told[at] ?? {};
    return { ...one, procedureName, ...(NOT_STEPS.has(figure) ? { step: null, due: null } : { step, due }) };
  });
  return { count: items.length, lines, next: page.length > limit ? shown.at(-1) : undefined };
}

/** Who looked at an officer's figures last, by name; null: somebody at the command line. */
export async function lookedAt(
  reader: Reader,
  realm: string,
  officer: string,
  units: readonly string[],
): Promise<(EvaluationLook & { readonly name: string | null })[]> {
  const looks = await lastLooks(reader, realm, officer, units, 20);
  const idOf = ({ actor }: EvaluationLook) => /^officer:(.+)$/.exec(actor)?.[1] ?? '';
  const named = await namesOfHolders(
    reader,
    realm,
    [...new Set(looks.map(idOf))].filter((id) => id !== ''),
  );
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return looks.map((look) => ({ ...look, name: names.get(idOf(look)) ?? null }));
}
