import { toString as squareCode } from 'qrcode';
import type { RenderTerms } from '../rules/letter.ts';
import { type LetterKind, type Letters, views } from '../rules/letters.ts';
import { type Order, openPress, type Press } from './press.ts';

const PRESS = Symbol.for('motcua.press');

/** One press in the process, also when the pages are a bundle of their own: each holds some 200 MB. */
function press(): Press {
  const here = globalThis as { [PRESS]?: Press };
  here[PRESS] ??= openPress();
  return here[PRESS];
}

/**
 * The letter as PDF/A-2a. The same facts and moment give the same bytes. Throws when a template is wrong: facts that
 * the types allow always print.
 */
export async function render<K extends LetterKind>(
  kind: K,
  facts: Letters[K],
  { asOf }: RenderTerms,
  standard: Order['standard'] = 'a-2a',
): Promise<Uint8Array> {
  const qr = 'qr' in facts ? await squareCode(facts.qr, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) : '';
  const data = JSON.stringify({ ...views[kind](facts), qr });
  return press().print({ template: kind, data, seconds: Math.floor(asOf / 1000), standard });
}

/** Ends the thread that prints; for the end of the program and of tests. */
export const closePress = (): Promise<void> => press().close();
