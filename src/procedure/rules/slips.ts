/** Slips of the finger over the words of the catalogue: pure, fed with a vocabulary counted elsewhere. */

export interface Vocabulary {
  /** How often each folded word stands in names. */
  words: ReadonlyMap<string, number>;
  /** Neighbours, `khai sinh`: how often, and how they are written with marks. */
  pairs: ReadonlyMap<string, { count: number; marked: string }>;
}

/** Counts words and neighbours. `spoken` are folded phrases that are known words though no name has them. */
export function vocabularyOf(
  names: readonly { folded: string; marked: string }[],
  spoken: readonly string[],
): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Map<string, { count: number; marked: string }>();
  const learn = (folded: string, marked: string) => {
    const list = folded.split(' ');
    const written = marked.toLowerCase().split(' ');
    list.forEach((word, index) => {
      words.set(word, (words.get(word) ?? 0) + 1);
      const next = list[index + 1];
      if (next === undefined) return;
      const key = `${word} ${next}`;
      const known = pairs.get(key);
      if (known) known.count += 1;
      else pairs.set(key, { count: 1, marked: `${written[index] ?? word} ${written[index + 1] ?? next}` });
    });
  };
  for (const one of names)
    learn(one.folded, one.marked.split(' ').length === one.folded.split(' ').length ? one.marked : one.folded);
  for (const one of spoken) learn(one, one);
  return { words, pairs };
}

/** Whether `b` is `a` with one letter added, lost, changed, or two neighbours swapped. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** What a typing method leaves behind when it is off: `ddang` → `dang`, `kys` → `ky`, `giaays` → `giay`, `d9a8ng` → `dang`. */
export function withoutTypingMarks(word: string): string[] {
  const telex = word
    .replace(/dd/g, 'd')
    .replace(/aa/g, 'a')
    .replace(/ee/g, 'e')
    .replace(/oo/g, 'o')
    .replace(/([uoa])w/g, '$1')
    .replace(/w/g, 'u');
  const plain = telex.replace(/(?<=[aeiouy].*)[sfrxjz](?=[^aeiouy]*$)/, '');
  return [...new Set([telex, plain, word.replace(/\d/g, '')])].filter((one) => one !== word && one !== '');
}

interface Candidate {
  text: string;
  cost: number;
}

/** Costs in the same unit as the logarithm of a count, found on the queries of search.quality.test.ts. */
const COST = { typing: 0.5, split: 2, slip: 3, keepUnknown: 9 } as const;

/** Words run together, taken apart where each two neighbours are known as such: `dangkytauca`. */
function apart(run: string, words: Vocabulary['words'], pairs: Vocabulary['pairs'], before: string): string[] {
  const found: string[] = [];
  for (let cut = 1; cut <= run.length; cut += 1) {
    const word = run.slice(0, cut);
    if (!words.has(word) || (before && !pairs.has(`${before} ${word}`))) continue;
    if (cut === run.length) found.push(word);
    else found.push(...apart(run.slice(cut), words, pairs, word).map((rest) => `${word} ${rest}`));
  }
  return found;
}

/** What an unknown word may be without any slip: typing marks left in, or two words run together. */
function unmarked(word: string, { words, pairs }: Vocabulary): Candidate[] {
  const found = withoutTypingMarks(word).filter((one) => words.has(one));
  const split = apart(word, words, pairs, '').filter((text) => text.includes(' '));
  return [...found.map((text) => ({ text, cost: COST.typing })), ...split.map((text) => ({ text, cost: COST.split }))];
}

/** A longer word is no Vietnamese word, and a number is not mended. */
const LONGEST = 24;

function candidates(word: string, vocabulary: Vocabulary, alsoKnown: boolean): Candidate[] {
  const known = vocabulary.words.has(word);
  const found: Candidate[] = [{ text: word, cost: known ? 0 : COST.keepUnknown }];
  if ((known && !alsoKnown) || word.length > LONGEST || word.length < 2 || /^\d+$/.test(word)) return found;
  if (!known) found.push(...unmarked(word, vocabulary));
  for (const other of vocabulary.words.keys())
    if (oneSlipApart(word, other)) found.push({ text: other, cost: COST.slip + (other[0] === word[0] ? 0 : 1) });
  return found;
}

const last = (text: string) => text.slice(text.lastIndexOf(' ') + 1);
const first = (text: string) => text.split(' ', 1)[0] as string;

/**
 * The words most likely meant, folded; the same text when nothing better is known. Without `alsoKnown` only words
 * that no name has are changed; with it every word may be, which is for a search that found nothing.
 */
export function correct(text: string, vocabulary: Vocabulary, alsoKnown = false): string {
  const positions = text.split(' ').map((word) => candidates(word, vocabulary, alsoKnown));
  let paths: { text: string; score: number }[] = [{ text: '', score: 0 }];
  for (const options of positions) {
    const next = options.map((option) => {
      const rarity = Math.log1p(vocabulary.words.get(first(option.text)) ?? 0) / 4;
      const scored = paths.map((path) => {
        const pair = path.text ? vocabulary.pairs.get(`${last(path.text)} ${first(option.text)}`)?.count : undefined;
        return {
          text: `${path.text} ${option.text}`.trim(),
          score: path.score - option.cost + rarity + 1.2 * Math.log1p(pair ?? 0),
        };
      });
      return scored.reduce((best, one) => (one.score > best.score ? one : best));
    });
    paths = next.sort((a, b) => b.score - a.score).slice(0, 12);
  }
  return paths[0]?.text ?? text;
}

/** Folded words with the marks names give them: `khai sinh` → `khai sinh`, `tau ca` → `tàu cá`. */
export function withMarks(text: string, { pairs }: Vocabulary): string {
  const words = text.split(' ');
  return words
    .map((word, index) => {
      const next = pairs.get(`${word} ${words[index + 1]}`)?.marked.split(' ')[0];
      const before = pairs.get(`${words[index - 1]} ${word}`)?.marked.split(' ')[1];
      return next ?? before ?? word;
    })
    .join(' ');
}
