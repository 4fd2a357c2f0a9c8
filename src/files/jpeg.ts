/** What a page needs to know of a photograph, and the photograph without what the camera noted about its owner. */
export interface Photograph {
  /** Degrees to turn it clockwise so that it stands upright: cameras store the turn, not the turned picture. */
  readonly turn: 0 | 90 | 180 | 270;
  /** The same picture without place, time, device and thumbnail (Law 91/2025: no more than the purpose needs). */
  readonly bare: Uint8Array;
}

const ORIENTATION = 0x0112;
const APP1 = 0xe1;
const SCAN = 0xda;
/** Kept of the application segments: JFIF, colour profile, Adobe's colour transform. Without them colours change. */
const KEPT = new Set([0xe0, 0xe2, 0xee]);
// Mirrored pictures (2, 4, 5, 7) come from no document camera; they are turned like their unmirrored twins.
const TURNS: Readonly<Record<number, Photograph['turn']>> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };

const isNote = (marker: number) => (marker >= 0xe0 && marker <= 0xef && !KEPT.has(marker)) || marker === 0xfe;

/** Splits a JPEG (ITU T.81 annex B) into segments up to the scan. Nothing if it is not one. */
export function readPhotograph(bytes: Uint8Array): Photograph | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return undefined;
  const parts = [view.subarray(0, 2)];
  let turn: Photograph['turn'] = 0;
  for (let at = 2; at + 4 <= view.length; ) {
    const marker = view[at + 1] as number;
    const end = at + 2 + view.readUInt16BE(at + 2);
    if (view[at] !== 0xff || end > view.length) return undefined;
    if (marker === SCAN) return { turn, bare: Buffer.concat([...parts, view.subarray(at)]) };
    if (marker === APP1) turn = TURNS[orientationOf(view.subarray(at + 4, end))] ?? turn;
    if (!isNote(marker)) parts.push(view.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** The orientation in an Exif segment (TIFF 6.0, first directory), 1 if there is none. */
function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = tiff.length < 8 ? 0 : little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(first); entry += 1) {
    const at = first + 2 + entry * 12;
    if (short(at) === ORIENTATION) return short(at + 8);
  }
  return 1;
}
