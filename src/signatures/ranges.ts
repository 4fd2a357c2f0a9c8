import { type Instant, instant } from '#kernel/time.ts';

/** A signature as it lies in the file. */
export interface Placed {
  /** What the CMS covers: the file up to `end`, but for the hexadecimal container between `open` and `close`. */
  readonly open: number;
  readonly close: number;
  readonly end: number;
  /** The container, with the zeros that fill its room; nothing when the range is wrong. */
  readonly container: Uint8Array | undefined;
  readonly subFilter: string;
  readonly claimedAt: Instant | null;
}

/** More than any honest file has; the rest of them is not looked at, and the file is then bad. */
export const MOST_SIGNATURES = 50;
const WINDOW = 4_096;
const KEY = '/ByteRange';

/**
 * Finds every signature by its bytes: a ByteRange can only speak of bytes, so its dictionary never lies in a compressed stream.
 * No reference is followed, so nothing in the file can make this turn in circles; time is linear in its size.
 */
export function signaturesIn(pdf: Buffer): Placed[] {
  const found: Placed[] = [];
  for (let at = pdf.indexOf(KEY); at >= 0 && found.length <= MOST_SIGNATURES; at = pdf.indexOf(KEY, at + 1))
    found.push(placedAt(pdf, at));
  return found.sort((a, b) => a.end - b.end);
}

function placedAt(pdf: Buffer, at: number): Placed {
  const written = pdf.subarray(at + KEY.length, at + KEY.length + 120).toString('latin1');
  const [, a, b, c, d] = /^\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/.exec(written) ?? [];
  const [start, open, close, rest] = [a, b, c, d].map(Number) as [number, number, number, number];
  const end = close + rest;
  const isRight = start === 0 && open > 0 && open < close && end <= pdf.length && isContents(pdf, at, open, close);
  const said = dictionaryAround(pdf, at, isRight ? { open, close } : undefined);
  return {
    ...{ open, close, end: isRight ? end : 0 },
    container: isRight ? Buffer.from(pdf.subarray(open + 1, close - 1).toString('latin1'), 'hex') : undefined,
    subFilter: /\/SubFilter\s*\/([\w.]+)/.exec(said)?.[1] ?? '',
    claimedAt: dateIn(/\/M\s*\(([^)]{8,30})\)/.exec(said)?.[1] ?? ''),
  };
}

/** The gap is the value of this dictionary's Contents, all of it and nothing else. */
function isContents(pdf: Buffer, at: number, open: number, close: number): boolean {
  if (pdf[open] !== 0x3c || pdf[close - 1] !== 0x3e || (close - open) % 2 !== 0) return false;
  for (let one = open + 1; one < close - 1; one += 1) if (!isHex(pdf[one] as number)) return false;
  const before = pdf.subarray(Math.max(0, open - 32), open).toString('latin1');
  return /\/Contents\s*$/.test(before) && sameObject(pdf, at, open, close);
}

const isHex = (byte: number) => (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);

/** Between the range and the gap no object ends. */
function sameObject(pdf: Buffer, at: number, open: number, close: number): boolean {
  const [from, to] = at < open ? [at, open] : [close, at];
  return to - from < WINDOW && !pdf.subarray(from, to).includes('endobj');
}

/** What the dictionary says beside its Contents, as text. */
function dictionaryAround(pdf: Buffer, at: number, gap: { open: number; close: number } | undefined): string {
  const first = gap && gap.open < at ? gap.open : at;
  const last = gap && gap.close > at ? gap.close : at;
  const from = Math.max(0, first - WINDOW, pdf.lastIndexOf(' obj', first));
  const until = pdf.indexOf('endobj', last);
  const to = Math.min(pdf.length, last + WINDOW, until < 0 ? pdf.length : until);
  const text = (a: number, b: number) => pdf.subarray(a, b).toString('latin1');
  return gap ? text(from, gap.open) + text(gap.close, to) : text(from, to);
}

/** `D:20261121065500+07'00'` (ISO 32000-1, 7.9.4). */
function dateIn(text: string): Instant | null {
  const found = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(text);
  if (!found) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, hours, minutes] = found;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const away = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return Number.isNaN(local) ? null : instant(local - (sign === '-' ? -away : away));
}
