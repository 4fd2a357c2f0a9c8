import type { Reader } from '#db/pool.server.ts';
import { MINUTE_MS } from '#kernel/time.ts';
import { peoplesWords } from '../rules/reading.ts';
import { type Vocabulary, vocabularyOf } from '../rules/slips.ts';
import { publicNames } from './entries.ts';

/** The catalogue changes weekly; a new word may wait ten minutes before it is known as no slip. */
const KEPT_MS = 10 * MINUTE_MS;

const kept = new WeakMap<Reader, { until: number; vocabulary: Promise<Vocabulary> }>();

/** The words of the realm's public names, counted (40 ms) and kept for ten minutes. */
export function vocabularyFor(reader: Reader, realm: string): Promise<Vocabulary> {
  const now = performance.now();
  const known = kept.get(reader);
  if (known && now < known.until) return known.vocabulary;
  const vocabulary = publicNames(reader, realm).then((names) => vocabularyOf(names, peoplesWords));
  kept.set(reader, { until: now + KEPT_MS, vocabulary });
  // A failed reading is not kept.
  vocabulary.catch(() => kept.delete(reader));
  return vocabulary;
}
