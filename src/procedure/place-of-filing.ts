import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import { inForceOn } from './rules/as-of.ts';
import type { RouteDecision } from './rules/route.ts';
import { type Place, whereToFile } from './rules/where-to-file.ts';
import { contentOf, entryOf } from './sql/page.ts';
import { routesOf } from './sql/routes.ts';

/** Where a procedure is filed, as its controller finds it for deciding. */
export interface PlaceOfFiling {
  readonly code: string;
  readonly name: string;
  readonly isInternal: boolean;
  /** Today's, by the province's decision or by the law's order; null while no version is in force. */
  readonly now: Place | null;
  /** The province's own, newest first; some may begin later. */
  readonly decisions: readonly RouteDecision[];
  /** For `decideRoute`. */
  readonly digest: string;
}

/** Nothing when the catalogue has no procedure of that code. */
export async function placeOfFiling(
  reader: Reader,
  { realm, code, province, date }: { realm: string; code: string; province: string | undefined; date: LocalDate },
): Promise<PlaceOfFiling | undefined> {
  const [entry, decided] = await Promise.all([
    entryOf(reader, realm, { officer: true }, code, date),
    routesOf(reader, realm, code),
  ]);
  if (!entry) return undefined;
  const line = inForceOn(entry.versions, date);
  const content =
    line && (await contentOf(reader, { realm: line.realm, code, version: line.version, published: true }));
  return {
    ...{ code, name: entry.name, isInternal: entry.kind === 'internal' },
    now: content ? whereToFile(content, entry.route ?? undefined, province) : null,
    ...decided,
  };
}
