import type { FileType } from './types.ts';

/** How many of the first bytes decide. */
export const HEAD_BYTES = 16;

const ascii = (head: Uint8Array, from: number, text: string): boolean =>
  [...text].every((letter, index) => head[from + index] === letter.charCodeAt(0));

const starts = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

// The major brands of a single still picture in ISO/IEC 23008-12; `avif` is another format, sequences are films.
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'mif1'];

/**
 * What a file is by its first bytes. `zip` means a ZIP archive: only its list of contents tells whether it is a
 * document of an office program (office.ts). A PDF must begin with its mark: a reader would forgive a kilobyte before
 * it, and that is where a page of HTML hides.
 */
export function sniff(head: Uint8Array): FileType | undefined {
  if (ascii(head, 0, '%PDF-')) return 'pdf';
  if (starts(head, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(head, 0, 'RIFF') && ascii(head, 8, 'WEBP')) return 'webp';
  if (ascii(head, 4, 'ftyp') && HEIC_BRANDS.some((brand) => ascii(head, 8, brand))) return 'heic';
  if (ascii(head, 0, '<?xml') || (starts(head, 0xef, 0xbb, 0xbf) && ascii(head, 3, '<?xml'))) return 'xml';
  return starts(head, 0x50, 0x4b, 0x03, 0x04) ? 'zip' : undefined;
}
