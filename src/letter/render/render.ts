import { toString as squareCode } from 'qrcode';
import type { RenderTerms } from '../rules/letter.ts';
import { type LetterKind, type Letters, views } from '../rules/letters.ts';
import { type Order, openPress, type Press, type Printed } from './press.ts';

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
  return (await renderPlaced(kind, facts, { asOf }, standard)).pdf;
}

/** The letter with the places its template leaves for what is put in later: signatures, number, date. */
export async function renderPlaced<K extends LetterKind>(
  kind: K,
  facts: Letters[K],
  { asOf }: RenderTerms,
  standard: Order['standard'] = 'a-2a',
): Promise<Printed> {
  const qr = 'qr' in facts ? await squareCode(facts.qr, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) : '';
  const data = JSON.stringify({ ...views[kind](facts), qr });
  return press().print({ template: kind, data, seconds: Math.floor(asOf / 1000), standard });
}

/** What is put on a sheet when it is signed or numbered (NĐ 30/2020 annex I), as a PDF of that size in points. */
export interface StampLook {
  /** The person's in blue, the agency's in red; a line of text as it would be printed; what a copy says of itself. */
  readonly kind: 'person' | 'agency' | 'line' | 'copy';
  readonly width: number;
  readonly height: number;
  /** First the name, or the words of the line. */
  readonly lines: readonly string[];
  /** Said in red where the certificate proves nothing. */
  readonly isDemo: boolean;
}

export async function stampLook(look: StampLook, { asOf }: RenderTerms): Promise<Uint8Array> {
  const seconds = Math.floor(asOf / 1000);
  return (await press().print({ template: 'stamp', data: JSON.stringify(look), seconds, standard: 'a-2a' })).pdf;
}

/** Ends the thread that prints; for the end of the program and of tests. */
export const closePress = (): Promise<void> => press().close();
