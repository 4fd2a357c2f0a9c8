import { fold } from '#kernel/text.ts';
import data from '../../../data/catalogue/search-words.json' with { type: 'json' };

/** One way to read what was typed: folded words and how far we trust it (1 is what was typed). */
export interface Variant {
  text: string;
  weight: number;
}

export interface Reading {
  text: string;
  variants: Variant[];
  /** Procedures that people mean by these words, best first. */
  meant: { code: string; weight: number }[];
}

interface Synonym {
  say: string[];
  mean: string[];
  codes: string[];
}

const synonyms: Synonym[] = data.synonyms.map((one) => ({
  say: one.say.map(fold),
  mean: (one.mean ?? []).map(fold),
  codes: one.codes ?? [],
}));
/** Longest first, so that "cần giấy tờ gì" goes before "cần gì". */
const fillers = data.fillers.map(fold).sort((a, b) => b.length - a.length);

/** Words people use that no procedure's name has; a search for slips must know them. */
export const peoplesWords: readonly string[] = synonyms.flatMap(({ say }) => say);

/** Longer questions are cut: nobody types more, and the work stays bounded. */
const LONGEST = 120;
const MOST_VARIANTS = 8;

const within = (text: string, phrase: string) => ` ${text} `.includes(` ${phrase} `);

/** `làm giấy khai sinh cần giấy tờ gì ở đâu` → `giay khai sinh`; keeps what would become empty. */
export function withoutFillers(text: string): string {
  let rest = ` ${text} `;
  for (const filler of fillers) rest = rest.replaceAll(` ${filler} `, ' ');
  return rest.trim().replace(/\s+/g, ' ') || text;
}

/** What a person may mean by the words typed (folded or not). */
export function read(typed: string): Reading {
  const text = fold(typed).slice(0, LONGEST).trim();
  const core = withoutFillers(text);
  const variants = new Map<string, number>();
  const meant = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, weight: number) =>
    map.set(key, Math.max(map.get(key) ?? 0, weight));
  add(variants, text, 1);
  add(variants, core, 0.97);
  const said = synonyms.flatMap((one) => one.say.filter((say) => within(text, say)).map((say) => ({ one, say })));
  for (const { one, say } of said) {
    if (said.some((other) => other.say !== say && within(other.say, say))) continue;
    // The whole question is the phrase, or the phrase stands somewhere in it.
    const weight = say === text || say === core ? 0.96 : 0.8;
    for (const mean of one.mean) add(variants, mean, weight - 0.02 * one.mean.indexOf(mean));
    for (const code of one.codes) add(meant, code, weight - 0.04 * one.codes.indexOf(code));
  }
  return {
    text,
    variants: [...variants].slice(0, MOST_VARIANTS).map(([value, weight]) => ({ text: value, weight })),
    meant: [...meant].map(([code, weight]) => ({ code, weight })),
  };
}

/** A code as people type it (`1.001193`, `1001193`, ` 1.001193 `), or nothing. */
export function codeTyped(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[0-9]\.[0-9]{3,10}(-\w+)?$/.test(text)) return text;
  const plain = /^([1-9])[ .,]?([0-9]{6})$/.exec(text);
  if (plain) return `${plain[1]}.${plain[2]}`;
  return /^NB-\d\d-\d\d$/i.test(text) ? text.toUpperCase() : undefined;
}
