import { readFileSync } from 'node:fs';

/** Stands where the face has no sign for a letter; the case itself keeps what was written. */
const MISSING = '\u25a1';

const SPACES = new Set(['\n', '\t']);
/** Controls and invisible marks, line ends and tabs excepted. */
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

type Covers = (codePoint: number) => boolean;

/** Which characters a TrueType face can draw: its character map of format 4 or 12 (OpenType, `cmap`). */
export function coverage(path: string): Covers {
  const font = readFileSync(path);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const cmap = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  const start = cmap === undefined ? 0 : font.readUInt32BE(cmap + 8);
  const maps = Array.from(
    { length: font.readUInt16BE(start + 2) },
    (_, index) => start + font.readUInt32BE(start + 4 + index * 8 + 4),
  );
  const full = maps.find((at) => font.readUInt16BE(at) === 12);
  const basic = maps.find((at) => font.readUInt16BE(at) === 4);
  if (full !== undefined) return groups(font, full);
  if (basic !== undefined) return segments(font, basic);
  throw new Error(`No character map in ${path}`);
}

function groups(font: Buffer, at: number): Covers {
  const found = Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => at + 16 + index * 12);
  return (code) => found.some((one) => code >= font.readUInt32BE(one) && code <= font.readUInt32BE(one + 4));
}

function segments(font: Buffer, at: number): Covers {
  const count = font.readUInt16BE(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + count * 2 + 2;
  return (code) => {
    for (let index = 0; index < count; index += 1) {
      if (code > font.readUInt16BE(ends + index * 2)) continue;
      if (code < font.readUInt16BE(starts + index * 2)) return false;
      return glyph(font, starts + count * 2 + index * 2, count, code) !== 0;
    }
    return false;
  };
}

/** The glyph of a code in the segment whose delta stands at `at`; 0 is "none". */
function glyph(font: Buffer, at: number, count: number, code: number): number {
  const delta = font.readUInt16BE(at);
  const place = at + count * 2;
  const offset = font.readUInt16BE(place);
  if (offset === 0) return (code + delta) & 0xffff;
  const start = font.readUInt16BE(at - count * 2);
  const raw = font.readUInt16BE(place + offset + (code - start) * 2);
  return raw === 0 ? 0 : (raw + delta) & 0xffff;
}

/**
 * Makes text that every face can draw: composed, without controls, a mark for each character one of them lacks.
 * PDF/A forbids a missing glyph, and one strange letter in a remark must not keep a citizen from a receipt.
 */
export function drawable(faces: readonly Covers[]): (text: string) => string {
  const known = new Map<string, string>();
  const drawn = (letter: string): string => {
    const code = letter.codePointAt(0) as number;
    const kept = faces.every((covers) => covers(code)) ? letter : MISSING;
    known.set(letter, kept);
    return kept;
  };
  return (text) =>
    [...text.toWellFormed().normalize('NFC').replace(HIDDEN, '')]
      .map((letter) => (SPACES.has(letter) ? letter : (known.get(letter) ?? drawn(letter))))
      .join('');
}
