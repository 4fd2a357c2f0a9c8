import assert from 'node:assert/strict';
import { test } from 'node:test';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { greyPage } from '#files/raster.ts';
import type { Instant } from '#kernel/time.ts';
import { authority, holder } from '../../tests/world/pki.ts';
import { signPdf } from './sign.ts';

/** A4 as it is seen, lying in its file turned by so much. */
async function blank(turn: 0 | 90 | 180 | 270): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage(turn % 180 === 0 ? [600, 840] : [840, 600]);
  page.setRotation(degrees(turn));
  return document.save();
}

/** An arrow-like mark: dark above, light below, dark left, so that every way of standing wrong is seen. */
async function mark(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([200, 50]);
  page.drawRectangle({ x: 0, y: 30, width: 200, height: 20 });
  page.drawRectangle({ x: 0, y: 0, width: 20, height: 50 });
  return document.save();
}

test('a stamp in the upper right corner stands there upright, however the page lies in its file', async () => {
  const now = Date.now() as Instant;
  const signer = holder(authority(now), { name: 'Đinh Thị Sương' }, now);
  const stamp = { page: 0, box: { width: 200, height: 50, margin: 14 }, look: await mark(), says: 'Sao y' };
  const seen = async (turn: 0 | 90 | 180 | 270) => {
    const page = await greyPage(await signPdf(await blank(turn), { signer, at: now, stamp }), 1, 840);
    assert.ok(page && page.width === 600 && page.height === 840);
    return page.points;
  };
  const upright = await seen(0);
  const dark = (x: number, y: number) => (upright[y * 600 + x] ?? 255) < 128;
  assert.deepEqual(
    [dark(580, 20), dark(580, 55), dark(395, 55), dark(380, 20), dark(300, 700)],
    [true, false, true, false, false],
  );
  for (const turn of [90, 180, 270] as const) {
    const turned = await seen(turn);
    const differing = upright.reduce((sum, point, at) => sum + (Math.abs(point - (turned[at] ?? 0)) > 100 ? 1 : 0), 0);
    // Edges may fall half a point beside.
    assert.ok(differing < 600, `${turn}°: ${differing} points differ`);
  }
});
