import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseInstant } from '#kernel/time.ts';
import type { LetterKind, Letters } from '#letter/index.ts';

/** The sample of a letter; its moments are written as people read them. */
export const sampleLetter = <K extends LetterKind>(kind: K): Letters[K] =>
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, `../../src/letter/samples/${kind}.json`), 'utf8'),
    (_key, value) => (typeof value === 'string' ? (parseInstant(value) ?? value) : value),
  );
