import { formatCount, formatDecimal } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import { type Count, isExact } from './published-count.ts';
import type { PrintedRate } from './published-rate.ts';
import type { Fitting, PublishedVerdict, Share } from './published-verdict.ts';

/** A rate is shown with two decimals, or as many as were printed if they are more. */
const LEAST_DECIMALS = 2;

interface Said {
  readonly part: Count;
  readonly whole: Count;
  readonly rate: PrintedRate | undefined;
  readonly verdict: PublishedVerdict;
}

const percent = (language: Language, value: number, decimals: number): string =>
  `${formatDecimal(language, value, decimals)}${language === 'vi' ? '\u00a0%' : '%'}`;

const shareText = (language: Language, { part, whole }: Share, decimals: number): string =>
  percent(language, (part * 100) / whole, decimals);

/** `38,36 %`, "dưới 50 %". */
export function rateText(language: Language, { hedge, units, decimals }: PrintedRate): string {
  return languages[language].published.hedged[hedge](percent(language, units / 10 ** decimals, decimals));
}

/** `3.618`, "hơn 2.000": exact counts are written anew, hedged ones stay in the report's words. */
export const countText = (language: Language, count: Count): string =>
  isExact(count) ? formatCount(language, count.low) : count.text;

function fitText(language: Language, [from, to]: readonly [number, number]): string {
  const { range } = languages[language].published;
  return from === to ? formatCount(language, from) : range(formatCount(language, from), formatCount(language, to));
}

/** The verdict in one sentence, and beneath it what would make the printed rate right. */
export function sayPublished(language: Language, said: Said): { sentence: string; hint: string | undefined } {
  const words = languages[language].published;
  const { part, whole, rate, verdict } = said;
  const counts = words.counts(countText(language, part), countText(language, whole));
  const decimals = Math.max(LEAST_DECIMALS, rate?.decimals ?? 0);
  const [low, high] = [verdict.low, verdict.high].map((share) => shareText(language, share, decimals));
  const isOne = verdict.low.part * verdict.high.whole === verdict.high.part * verdict.low.whole;
  const value = isOne ? words.is(counts, low ?? '') : words.between(counts, low ?? '', high ?? '');
  if (!rate) return { sentence: words.noRate(value), hint: undefined };
  const printed = rateText(language, rate);
  const sentence = words.verdict[verdict.kind === 'no-rate' ? 'possible' : verdict.kind](value, printed);
  return { sentence, hint: hintOf(language, said, printed) };
}

function hintOf(language: Language, { part, whole, verdict }: Said, printed: string): string | undefined {
  if (verdict.kind !== 'differs') return undefined;
  const words = languages[language].published;
  const of = (fit: Fitting | undefined) => (fit ? fitText(language, fit) : undefined);
  const [asPart, asWhole] = [of(verdict.fits?.part), of(verdict.fits?.whole)];
  const parts = [
    verdict.isCut ? words.isCut(printed) : undefined,
    asPart && words.partWouldBe(countText(language, whole), asPart, printed),
    asWhole && words.wholeWouldBe(countText(language, part), asWhole, printed),
  ].filter((one) => one !== undefined);
  const nothingFits = verdict.fits?.part === null && verdict.fits.whole === null;
  if (nothingFits) parts.push(words.nothingFits(printed));
  return parts.length > 0 ? parts.join(' ') : undefined;
}
