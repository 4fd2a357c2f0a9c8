import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import { inForceOn, type VersionLine } from './rules/as-of.ts';
import { blankContent } from './rules/blank.ts';
import type { ProcedureContent } from './rules/content.ts';
import type { Entry } from './rules/entry.ts';
import { configurationGaps, type Gap, missingParts, type Part } from './rules/missing-parts.ts';
import { contentFrom, isWrittenWrong, type Written, type WrittenWrong } from './rules/written.ts';
import { contentOf, entryOf } from './sql/page.ts';
import { newestOf } from './sql/versions.ts';

/** A procedure as its controller finds it for writing. */
export interface Writing {
  readonly code: string;
  readonly name: string;
  /** The realm's own versions, newest first. */
  readonly own: readonly VersionLine[];
  /** The draft there is. */
  readonly draft: { readonly version: number; readonly validFrom: LocalDate; readonly missing: (Part | Gap)[] } | null;
  /** What a new draft is written over, and whose it is. */
  readonly base: ProcedureContent;
  readonly from: 'own' | 'nation' | 'name';
  /** For `Draft.over`. */
  readonly digest: string;
}

/** Nothing when the catalogue has no procedure of that code. */
export async function writingOf(
  reader: Reader,
  { realm, code, date }: { realm: string; code: string; date: LocalDate },
): Promise<Writing | undefined> {
  const entry = await entryOf(reader, realm, { officer: true }, code, date);
  if (!entry) return undefined;
  const newest = await newestOf(reader, realm, code);
  const nations = newest ? undefined : await nationsContent(reader, entry, date);
  const draft = newest && !newest.published ? newest : undefined;
  const from = newest ? 'own' : nations ? 'nation' : 'name';
  return {
    ...{ code, name: entry.name, own: entry.versions.filter((line) => line.realm === realm) },
    draft: draft
      ? {
          ...{ version: draft.version, validFrom: draft.validFrom },
          missing: [...missingParts(draft.content), ...configurationGaps(draft.content)],
        }
      : null,
    base: newest?.content ?? nations ?? blankContent(beginningOf(entry), date),
    ...{ from, digest: newest?.digest ?? '' },
  };
}

/** The nation's version in force, else the newest it has, a draft too. */
async function nationsContent(
  reader: Reader,
  { code, versions }: Entry,
  date: LocalDate,
): Promise<ProcedureContent | undefined> {
  const line = inForceOn(versions, date) ?? versions[0];
  return (
    line && contentOf(reader, { realm: line.realm, code, version: line.version, published: line.publishedOn !== null })
  );
}

const beginningOf = ({ code, name, fields, kind, issuer, province }: Entry) => ({
  ...{ code, name, field: fields[0] ?? '', isInternal: kind === 'internal', province },
  ministry: province ? null : issuer,
});

/** What a controller wrote, as a content and what it lacks; or the text that is no number or no day. */
export function readWritten(
  written: Written,
  base: ProcedureContent,
  date: LocalDate,
): { content: ProcedureContent } | { wrong: WrittenWrong } {
  const read = contentFrom(written, base, date);
  return isWrittenWrong(read) ? { wrong: read } : { content: read };
}
