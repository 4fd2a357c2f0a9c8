import type { PDFPage } from '@cantoo/pdf-lib';

/** Where a stamp lies when its place is a corner of the page as it is seen, however the page is turned. */
export interface Corner {
  /** Points, as it is read. */
  readonly width: number;
  readonly height: number;
  /** Points from the edges. */
  readonly margin: number;
}

type Box = readonly [number, number, number, number];

/** The upper right corner of a page as it is seen: the box in the page's own measure, and how its look is turned to stand upright. */
export function upperRight(page: PDFPage, { width, height, margin }: Corner): { box: Box; matrix: readonly number[] } {
  const { x, y, width: wide, height: tall } = page.getCropBox();
  const [right, top] = [x + wide - margin, y + tall - margin];
  const [left, bottom] = [x + margin, y + margin];
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  if (turned === 90) return { box: [left, top - width, left + height, top], matrix: [0, 1, -1, 0, 0, 0] };
  if (turned === 180) return { box: [left, bottom, left + width, bottom + height], matrix: [-1, 0, 0, -1, 0, 0] };
  if (turned === 270) return { box: [right - height, bottom, right, bottom + width], matrix: [0, -1, 1, 0, 0, 0] };
  return { box: [right - width, top - height, right, top], matrix: [1, 0, 0, 1, 0, 0] };
}
