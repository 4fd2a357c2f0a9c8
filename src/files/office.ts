import { listOf, textOf } from './archive.ts';
import type { Received } from './spool.ts';
import type { FileType } from './types.ts';

const MAIN_PARTS: readonly [FileType, string, string][] = [
  ['docx', 'word/document.xml', 'wordprocessingml.document.main+xml'],
  ['xlsx', 'xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
];

/**
 * Which document of an office program a ZIP archive is, by its list of contents and declared content types
 * (ECMA-376 part 2); else `zip`. Nothing if it is broken, or a document that carries macros.
 */
export async function officeType(file: Received): Promise<FileType | undefined> {
  try {
    const listed = await listOf(file);
    if (!listed || listed.entries.length === 0) return undefined;
    const names = new Set(listed.entries.map(({ name }) => name));
    if ([...names].some((name) => /vbaproject\.bin$/i.test(name))) return undefined;
    const types = await textOf(
      file,
      listed.entries.find(({ name }) => name === '[Content_Types].xml'),
    );
    const document = MAIN_PARTS.find(([, part, type]) => names.has(part) && types.includes(type))?.[0];
    // A program's document of a kind that is not taken is no plain archive either.
    return document ?? (names.has('[Content_Types].xml') ? undefined : 'zip');
  } catch {
    return undefined; // an archive that lies about its own lengths
  }
}
