import { existsSync } from 'node:fs';
import { hasProgram, runBounded } from './bounded.ts';
import type { GreyPage } from './raster.ts';

/** Debian's tesseract-ocr with tesseract-ocr-vie; without both nothing is read. */
const TESSERACT = '/usr/bin/tesseract';
const VIETNAMESE = ['/usr/share/tesseract-ocr/5/tessdata/vie.traineddata', '/usr/share/tessdata/vie.traineddata'];

export const hasOcr = (): boolean => hasProgram(TESSERACT) && VIETNAMESE.some((path) => existsSync(path));

/** Where something stands on a page, in shares of its width and height from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of a page as it was read. */
export interface Line {
  readonly text: string;
  readonly box: Box;
  /** Of its worst word, 0 to 100, as the program judges itself. */
  readonly confidence: number;
}

interface Word {
  readonly line: string;
  readonly text: string;
  readonly confidence: number;
  readonly edges: readonly [left: number, top: number, right: number, bottom: number];
}

const BOUNDS = { seconds: 60, memory: 1024, most: 8_388_608 };

/** The lines of a page, from above. Nothing where the program is away, or gave up. */
export async function readLines(page: GreyPage): Promise<Line[] | undefined> {
  if (!hasOcr()) return undefined;
  const args = ['stdin', 'stdout', '-l', 'vie', '--psm', '3', '--dpi', '200', 'tsv'];
  const ran = await runBounded(TESSERACT, args, page.pgm, BOUNDS);
  return ran.kind === 'done' ? linesIn(ran.out.toString('utf8'), page) : undefined;
}

/** A table of level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function linesIn(table: string, { width, height }: Pick<GreyPage, 'width' | 'height'>): Line[] {
  const words = table.split('\n').flatMap((row): Word[] => {
    const [level, , block, paragraph, line, , ...rest] = row.split('\t');
    const [left = 0, top = 0, wide = 0, high = 0, confidence = 0] = rest.slice(0, 5).map(Number);
    const text = (rest[5] ?? '').trim();
    if (level !== '5' || text === '') return [];
    return [{ line: `${block}.${paragraph}.${line}`, text, confidence, edges: [left, top, left + wide, top + high] }];
  });
  return [...Map.groupBy(words, ({ line }) => line).values()].map((all) => {
    const side = (at: 0 | 1 | 2 | 3, of: (...all: number[]) => number) => of(...all.map(({ edges }) => edges[at]));
    const [left, top, right, bottom] = [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
    return {
      text: all.map(({ text }) => text).join(' '),
      box: { x: left / width, y: top / height, width: (right - left) / width, height: (bottom - top) / height },
      confidence: Math.min(...all.map(({ confidence }) => confidence)),
    };
  });
}
