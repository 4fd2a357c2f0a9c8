import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { paletted } from './palette.ts';

const APPROVED = 'tests/pictures';
const DIFFERENT = 'var/pictures';

/**
 * How different a picture may be. Edges of letters differ by a shade between builds of Chromium: a pixel counts only
 * from 0.2 (of 1) of the eye's difference, smoothed edges not at all, and up to 30 such pixels are let pass. The
 * smallest real change, one letter of small type in another colour or place, moves more; a change of size always fails.
 */
const SHADE = 0.2;
const STRAY_PIXELS = 30;

/**
 * What is wrong with this picture against the approved one, or nothing. With UPDATE_PICTURES=1 it becomes the
 * approved one instead; look at what changed before committing it.
 */
export function unlikeApproved(name: string, shot: Buffer): string | undefined {
  const path = join(APPROVED, `${name}.png`);
  const is = PNG.sync.read(shot);
  if (process.env.UPDATE_PICTURES === '1') {
    mkdirSync(APPROVED, { recursive: true });
    if (existsSync(path) && difference(PNG.sync.read(readFileSync(path)), is).pixels === 0) return undefined;
    writeFileSync(path, paletted(is));
    return undefined;
  }
  if (!existsSync(path)) return `${path} does not exist: UPDATE_PICTURES=1 makes it`;
  const { pixels, picture } = difference(PNG.sync.read(readFileSync(path)), is);
  if (pixels <= STRAY_PIXELS) return undefined;
  mkdirSync(DIFFERENT, { recursive: true });
  writeFileSync(join(DIFFERENT, `${name}.png`), shot);
  if (picture) writeFileSync(join(DIFFERENT, `${name}.difference.png`), PNG.sync.write(picture));
  return `${name}: ${pixels === Number.POSITIVE_INFINITY ? 'another size' : `${pixels} pixels differ`}, see ${DIFFERENT}`;
}

function difference(was: PNG, is: PNG): { pixels: number; picture?: PNG } {
  const { width, height } = is;
  if (was.width !== width || was.height !== height) return { pixels: Number.POSITIVE_INFINITY };
  const picture = new PNG({ width, height });
  return { pixels: pixelmatch(was.data, is.data, picture.data, width, height, { threshold: SHADE }), picture };
}
