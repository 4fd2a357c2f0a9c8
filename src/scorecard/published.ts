import { columns, optional, text } from '#kernel/check.ts';
import { type Outcome, ok, type Refused } from '#kernel/outcome.ts';
import { type Language, refusalSentence } from '#words/index.ts';
import data from '../../data/published/published-figures.json' with { type: 'json' };
import { type Count, readCount } from './rules/published-count.ts';
import { type PrintedRate, readRate } from './rules/published-rate.ts';
import { countText, rateText, sayPublished } from './rules/published-sentence.ts';
import { judgePublished, type PublishedVerdict } from './rules/published-verdict.ts';

/** A figure as its report prints it; `printed` is empty where the report prints counts only. */
export interface PublishedFigure {
  readonly province: string;
  readonly asOf: string;
  readonly what: string;
  readonly part: string;
  readonly whole: string;
  readonly printed: string;
}

export type PublishedField = 'tu-so' | 'mau-so' | 'ty-le';

/** What became of one figure, in the reader's language. */
export interface PublishedChecked {
  readonly kind: PublishedVerdict['kind'];
  readonly counts: { readonly part: string; readonly whole: string; readonly printed: string };
  readonly sentence: string;
  readonly hint: string | undefined;
}

type Read = { part: Count; whole: Count; rate: PrintedRate | undefined; verdict: PublishedVerdict };
type Wrong = { readonly field: PublishedField; readonly refusal: Refused };

/** Reads every box and refuses all that are wrong at once. */
function readFigure(typed: Pick<PublishedFigure, 'part' | 'whole' | 'printed'>): Outcome<Read> | Wrong[] {
  const [part, whole] = [readCount(typed.part), readCount(typed.whole)];
  const rate = typed.printed.trim() === '' ? ok(undefined) : readRate(typed.printed);
  if (part.ok && whole.ok && rate.ok) {
    const verdict = judgePublished(part.value, whole.value, rate.value);
    if (verdict.ok) return ok({ part: part.value, whole: whole.value, rate: rate.value, verdict: verdict.value });
    return [{ field: verdict.code === 'whole-nothing' ? 'mau-so' : 'tu-so', refusal: verdict }];
  }
  const read: [PublishedField, Outcome<unknown>][] = [
    ['tu-so', part],
    ['mau-so', whole],
    ['ty-le', rate],
  ];
  return read.flatMap(([field, one]) => (one.ok ? [] : [{ field, refusal: one }]));
}

export interface PublishedAnswer {
  readonly answer?: PublishedChecked;
  readonly errors: readonly { readonly id: PublishedField; readonly text: string }[];
}

/** From what was typed or published to a verdict in a sentence, or to what must be mended in which box. */
export function checkPublished(
  typed: Pick<PublishedFigure, 'part' | 'whole' | 'printed'>,
  language: Language,
): PublishedAnswer {
  const read = readFigure(typed);
  if (Array.isArray(read))
    return { errors: read.map(({ field, refusal }) => ({ id: field, text: refusalSentence(language, refusal) })) };
  if (!read.ok) throw new Error(read.code);
  const { part, whole, rate, verdict } = read.value;
  const counts = {
    part: countText(language, part),
    whole: countText(language, whole),
    printed: rate ? rateText(language, rate) : '',
  };
  return { errors: [], answer: { kind: verdict.kind, counts, ...sayPublished(language, read.value) } };
}

const row = columns({ province: text, asOf: text, what: text, part: text, whole: text, printed: optional(text) });

/** Figures that provinces published with their counts (data/published; sources beside them). */
export const publishedFigures = (): PublishedFigure[] =>
  data.rows.map((one, at) => {
    const read = row(one, `/rows/${at}`);
    return { ...read, printed: read.printed ?? '' };
  });
