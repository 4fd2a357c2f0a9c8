import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Box } from './ocr.ts';
import type { GreyPage } from './raster.ts';

export interface SquareCode {
  readonly text: string;
  readonly box: Box;
}

const SECONDS = 20;

/** The square code (QR) on a page, if one can be read: in a thread of its own, because it takes the processor whole. */
export function squareCodeOn({ points, width, height }: GreyPage): Promise<SquareCode | undefined> {
  return new Promise((done) => {
    // From the folder the program runs in, because the pages' bundle carries this file elsewhere.
    const thread = new Worker(resolve('src/files/square-code-worker.ts'), {
      workerData: { points, width, height },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const end = (found?: SquareCode) => {
      clearTimeout(clock);
      void thread.terminate();
      done(found);
    };
    const clock = setTimeout(end, SECONDS * 1000);
    thread.once('message', (found: SquareCode | null) => end(found ?? undefined));
    thread.once('error', () => end());
  });
}
