import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import { inForceOn, type VersionLine } from './rules/as-of.ts';
import { type ChannelTerms, channelTerms } from './rules/channels.ts';
import type { ProcedureContent } from './rules/content.ts';
import type { Entry } from './rules/entry.ts';
import { type Held, heldByState } from './rules/held-by-state.ts';
import { configurationGaps, type Gap, missingParts, type Part } from './rules/missing-parts.ts';
import { type Place, whereToFile } from './rules/where-to-file.ts';
import { contradictions, type Finding, type WhyPartly, whyNotWholeOnline } from './rules/whole-online.ts';
import { contentOf, entryOf, keyPrintedAs } from './sql/page.ts';
import type { Viewer } from './sql/visible.ts';

/** Everything a page says of one version. */
export interface VersionPage {
  line: VersionLine;
  content: Omit<ProcedureContent, 'formFields' | 'internalProcess'>;
  held: (Held | null)[];
  channels: ChannelTerms[];
  place: Place;
  whyPartly: WhyPartly | null;
  /** For officers: what the words and the configuration contradict, and what is missing. */
  findings: Finding[];
  missing: (Part | Gap)[];
}

export interface ProcedurePage {
  entry: Omit<Entry, 'substitutions' | 'route'>;
  date: LocalDate;
  /** Null where the catalogue has only the name, or no version is in force that day. */
  shown: VersionPage | null;
}

export interface Wanted {
  realm: string;
  viewer: Viewer;
  province: string | undefined;
  code: string;
  date: LocalDate;
  /** A version by its number instead of the day. */
  version?: number | undefined;
  /** That version of the realm's own: its draft may have the number of one of the nation's. */
  own?: boolean | undefined;
}

function choose(entry: Entry, { realm, version, own, viewer, date }: Wanted): VersionLine | undefined {
  if (version !== undefined)
    return entry.versions.find((line) => line.version === version && (!own || line.realm === realm));
  const inForce = inForceOn(entry.versions, date);
  // An officer sees the draft where nothing was ever published, with what it lacks.
  return (
    inForce ?? (viewer.officer && entry.versions.every((line) => !line.publishedOn) ? entry.versions[0] : undefined)
  );
}

/**
 * A procedure for its page: two round trips, one when its content was read before. Nothing when there is no such
 * procedure or the viewer may not know of it; a version asked for by a number that is not there is nothing too.
 */
export async function procedurePage(reader: Reader, wanted: Wanted): Promise<ProcedurePage | undefined> {
  const { realm, viewer, date } = wanted;
  let found = await entryOf(reader, realm, viewer, wanted.code, date);
  if (!found) {
    const key = await keyPrintedAs(reader, realm, viewer, wanted.code);
    found = key === undefined ? undefined : await entryOf(reader, realm, viewer, key, date);
  }
  if (!found) return undefined;
  const { substitutions, route, ...entry } = found;
  const line = choose(found, wanted);
  if (!line) return wanted.version === undefined ? { entry, date: wanted.date, shown: null } : undefined;
  const full = await contentOf(reader, {
    realm: line.realm,
    code: found.code,
    version: line.version,
    published: line.publishedOn !== null,
  });
  if (!full) return undefined;
  const { formFields: _, internalProcess: __, ...content } = full;
  const shown: VersionPage = {
    line,
    content,
    held: content.components.map((one) => heldByState(one, substitutions, wanted.date) ?? null),
    channels: channelTerms(full),
    place: whereToFile(full, route ?? undefined, wanted.province),
    whyPartly: whyNotWholeOnline(full) ?? null,
    findings: wanted.viewer.officer ? contradictions(full) : [],
    missing: wanted.viewer.officer ? [...missingParts(full), ...configurationGaps(full)] : [],
  };
  return { entry, date: wanted.date, shown };
}
