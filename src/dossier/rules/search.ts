import { fold } from '#kernel/text.ts';

/** More words than this say nothing more about a dossier. */
const MOST_WORDS = 400;
const LONGEST = 40;

/** A piece as it is written, without marks; `QNg-90215-TS` as one word. */
const wholeWords = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((piece) => fold(piece).replaceAll(' ', ''))
    .filter((word) => word !== '' && word.length <= LONGEST);

/** The same and the parts of what is made of parts, so that a boat is found by the number alone. */
const wordsIn = (text: string): string[] => [
  ...wholeWords(text),
  ...text.split(/\s+/).flatMap((piece) => (fold(piece).includes(' ') ? fold(piece).split(' ') : [])),
];

/** Two words that follow each other: of names every word alone is common, “Văn An” is not. */
const pairs = (words: readonly string[]): string[] => words.slice(1).map((word, at) => `${words[at]}_${word}`);

function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const one of Object.values(value)) yield* texts(one);
}

/** The words a dossier can be found by: whose it is, what was declared, the boat's number among it. */
export function searchWords(ownerName: string, answers: Readonly<Record<string, unknown>>): string[] {
  const name = wholeWords(ownerName);
  const said = [...texts(answers)].flatMap(wordsIn).filter((word) => word.length <= LONGEST);
  return [...new Set([...name, ...pairs(name), ...said])].slice(0, MOST_WORDS);
}

/** What a search means, by its shape. */
export type Meaning =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'day-number'; readonly day: string; readonly number: string }
  /** Of a day's dossiers; else a boat's or another number that was declared. */
  | { readonly by: 'running-number'; readonly number: string; readonly typed: string }
  /** As far as it has been typed, to the month at least. */
  | { readonly by: 'code-begun'; readonly code: string }
  /** A long number: of a person or an organisation, a telephone (`phone`, where it can be one), else what was declared (`words`, as it was written). */
  | { readonly by: 'number'; readonly number: string; readonly phone: string | null; readonly words: readonly string[] }
  /** Every one of them, the last perhaps only begun; `name`: the same as neighbours in an owner's name, tried first. */
  | { readonly by: 'words'; readonly words: readonly string[]; readonly name: readonly string[] };

const DIGITS = /^[\d\s.+()-]+$/;

/** A telephone as it is kept, `0905123456`, whether its 0 was typed, the country's 84, or neither. */
function phoneIn(digits: string): string | null {
  const national = /^84\d{9,10}$/.test(digits) ? digits.slice(2) : digits.replace(/^0/, '');
  return /^[1-9]\d{8,9}$/.test(national) && digits.length < 12 ? `0${national}` : null;
}

/** Reads a search as officers type it: a code or its end, a personal number, a telephone, else words without marks. */
export function meaningOf(typed: string): Meaning | undefined {
  const text = typed.trim().slice(0, 100);
  const code = text.toUpperCase().replace(/\s+/g, '');
  if (/^[A-Z]\d{2}(\.\d+)*-\d{6}-\d{4,}$/.test(code)) return { by: 'code', code };
  if (/^[A-Z]\d{2}(\.\d+)*-(\d{4,6}|\d{6}-\d{0,3})$/.test(code)) return { by: 'code-begun', code };
  const [, day, number] = /^(\d{6})-(\d{1,7})$/.exec(code) ?? [];
  if (day && number) return { by: 'day-number', day, number: number.padStart(4, '0') };
  const digits = text.replace(/\D/g, '');
  if (DIGITS.test(text) && digits !== '') {
    if (digits.length <= 5) return { by: 'running-number', number: digits.padStart(4, '0'), typed: digits };
    return { by: 'number', number: digits, phone: phoneIn(digits), words: wholeWords(text) };
  }
  const words = wholeWords(text);
  return words.length === 0 ? undefined : { by: 'words', words, name: pairs(words) };
}
