import type { Reader } from '#db/pool.server.ts';
import { catalogueRevision } from '#db/revision.ts';
import { openShelf } from '#db/shelf.ts';
import type { LocalDate } from '#kernel/time.ts';
import { inForceOn } from './rules/as-of.ts';
import type { ProcedureContent } from './rules/content.ts';
import { heldByState } from './rules/held-by-state.ts';
import { type Place, whereToFile } from './rules/where-to-file.ts';
import { contentOf, entryOf } from './sql/page.ts';
import type { Viewer } from './sql/visible.ts';

/** A procedure as somebody is about to file it: the version in force, whole, and where it is filed. */
export interface Filing {
  readonly code: string;
  readonly version: number;
  readonly content: ProcedureContent;
  readonly place: Place;
  /** Names of components that the State's data replace that day (NQ 66.7/2025). */
  readonly held: readonly string[];
}

export interface FilingQuestion {
  readonly realm: string;
  readonly viewer: Viewer;
  readonly province: string | undefined;
  readonly code: string;
  readonly date: LocalDate;
}

const shelf = openShelf<Filing>();

/** Nothing when there is no such procedure for this viewer, or no version of it is in force that day. */
export async function filingOf(reader: Reader, question: FilingQuestion): Promise<Filing | undefined> {
  const { realm, viewer, province, code, date } = question;
  const key = [await catalogueRevision(reader), realm, viewer.officer, province ?? '', code, date].join(' ');
  const known = shelf.get(reader, key);
  if (known) return known;
  const found = await findFiling(reader, question);
  if (found) shelf.put(reader, key, found);
  return found;
}

async function findFiling(reader: Reader, question: FilingQuestion): Promise<Filing | undefined> {
  const { realm, viewer, province, code, date } = question;
  const entry = await entryOf(reader, realm, viewer, code, date);
  const line = entry && inForceOn(entry.versions, date);
  if (!entry || !line) return undefined;
  const at = { realm: line.realm, code, version: line.version, published: true };
  const content = await contentOf(reader, at);
  if (!content) return undefined;
  return {
    ...{ code, version: line.version, content, place: whereToFile(content, entry.route ?? undefined, province) },
    held: content.components.filter((one) => heldByState(one, entry.substitutions, date)).map(({ name }) => name),
  };
}

/** The content a dossier was filed under, whoever's realm published it. */
export async function filedContent(
  reader: Reader,
  realm: string,
  code: string,
  version: number,
): Promise<ProcedureContent | undefined> {
  const own = await contentOf(reader, { realm, code, version, published: true });
  return own ?? contentOf(reader, { realm: 'VN', code, version, published: true });
}
