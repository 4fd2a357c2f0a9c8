import type { Reader } from '#db/pool.server.ts';
import type { Found } from './rules/found.ts';
import { lifeEvents } from './rules/life-events.ts';
import { codeTyped, type Reading, read } from './rules/reading.ts';
import { correct, type Vocabulary, withMarks } from './rules/slips.ts';
import { type Asked, searchCatalogue } from './sql/search.ts';
import { vocabularyFor } from './sql/vocabulary.ts';

export interface Question extends Omit<Asked, 'variants' | 'meant' | 'code' | 'most'> {
  /** What was typed; empty for the whole catalogue. */
  typed: string;
}

export interface Answer extends Found {
  /** The words searched instead of a slip, with marks where names have them. */
  corrected: string | null;
  /** No name has all the words: these have a good share of them. */
  partly: boolean;
}

/** Words and neighbouring pairs of a question that names have, rarest first: what few names have says more. */
function rarities(text: string, { words, pairs }: Vocabulary): { text: string; weight: number }[] {
  const list = text.split(' ');
  const neighbours = list.slice(1).map((word, index) => `${list[index]} ${word}`);
  const weighed = (part: string, count: number | undefined) =>
    count ? [{ text: part, weight: 1 / Math.log(3 + count) }] : [];
  return [
    ...[...new Set(list)].flatMap((word) => weighed(word, words.get(word))),
    ...[...new Set(neighbours)].flatMap((pair) => weighed(pair, pairs.get(pair)?.count)),
  ].sort((a, b) => b.weight - a.weight);
}

function askedFor(question: Question, reading: Reading, code: string | undefined): Asked {
  const event = lifeEvents.find(({ slug }) => slug === question.event);
  const first =
    event && reading.text === '' ? event.codes.map((one, index) => ({ code: one, weight: 1 - index / 20 })) : [];
  return {
    ...question,
    variants: reading.text ? reading.variants : [],
    meant: reading.text ? reading.meant : first,
    code,
  };
}

/**
 * Finds procedures as people type: by code, by official or everyday words, with slips and without marks. One round trip
 * when names have the words; more only when they do not.
 */
export async function findProcedures(reader: Reader, question: Question): Promise<Answer> {
  const code = codeTyped(question.typed);
  const reading = code ? { text: '', variants: [], meant: [] } : read(question.typed);
  const plain = { corrected: null, partly: false };
  const ask = (what: Reading) => searchCatalogue(reader, askedFor(question, what, code));
  if (code)
    return {
      ...(await searchCatalogue(reader, { ...askedFor(question, reading, code), variants: NOTHING })),
      ...plain,
    };
  if (reading.text === '') return { ...(await ask(reading)), ...plain };
  const vocabulary = await vocabularyFor(reader, question.realm);
  const mended = correct(reading.text, vocabulary);
  const found = await ask(mended === reading.text ? reading : read(mended));
  if (found.total > 0)
    return { ...found, partly: false, corrected: mended === reading.text ? null : withMarks(mended, vocabulary) };
  const guessed = correct(reading.text, vocabulary, true);
  if (guessed !== mended) {
    const again = await ask(read(guessed));
    if (again.total > 0) return { ...again, partly: false, corrected: withMarks(guessed, vocabulary) };
  }
  const core = rarities(read(mended).variants.at(-1)?.text ?? mended, vocabulary);
  if (core.length === 0) return { ...found, partly: false, corrected: null };
  const most = await searchCatalogue(reader, {
    ...askedFor(question, read(mended), undefined),
    variants: core,
    most: true,
  });
  return { ...most, partly: most.total > 0, corrected: null };
}

/** A reading no name answers, so that a code finds its procedure and nothing else. */
const NOTHING = [{ text: 'zzzz', weight: 0 }];
