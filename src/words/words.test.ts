import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, refusalSentence } from './index.ts';

/** Every sentence of a language by its path; one made by a function stands for itself as it is written. */
function sentences(value: unknown, path = ''): [path: string, words: string][] {
  if (typeof value === 'string' || typeof value === 'function') return [[path, String(value)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, path ? `${path}.${key}` : key));
}

const vi = new Map(sentences(languages.vi));
const en = new Map(sentences(languages.en));
const isMade = (words: string) => words.includes('=>');

/** The same in both languages, and why. */
const same: readonly RegExp[] = [
  /^forms\.prefilled\.vneid$/, // the name of the application
  /^common\.product$/, // the product's name
  /^(ui\.home\.popularSearches\.|procedure\.catalogue\.example$)/, // what is typed into the search, which reads Vietnamese
  /^uiPage\.(type\.marks|fields\.(nameValue|searchValue)|choices\.scanKept|answers\.nameValue)$/, // samples as typed
  /^uiPage\.(frame\.officer|states\.steps\.checkHolder|desk\.people\.)/, // names of people
];

test('every sentence has its words in Vietnamese and in English', () => {
  assert.deepEqual([...en.keys()].sort(), [...vi.keys()].sort());
  // A form of one part has no title of it, and some print no unit of measure.
  const unsaid = /^reportForms\.form\.\w+\.(measure|parts\.I\.title)$/;
  const empty = [...vi, ...en].filter(([path, words]) => words.trim() === '' && !unsaid.test(path));
  assert.deepEqual(empty, []);
});

test('no English sentence is Vietnamese left untranslated', () => {
  const untranslated = [...en].filter(
    ([path, words]) => words === vi.get(path) && /\p{L}{2}/u.test(words) && !same.some((known) => known.test(path)),
  );
  assert.deepEqual(
    untranslated.filter(([, words]) => !isMade(words)),
    [],
  );
});

test('a sentence tells the same facts in both languages', () => {
  const facts = (words = '') => [...new Set(words.match(/\{\w+\}/g) ?? [])].sort().join();
  const differing = [...vi].filter(([path, words]) => !isMade(words) && facts(words) !== facts(en.get(path)));
  assert.deepEqual(differing, []);
});

test('Vietnamese is written in composed letters, so that search and width agree', () => {
  assert.deepEqual(
    [...vi].filter(([, words]) => words !== words.normalize('NFC')),
    [],
  );
});

test('days and moments stand in a refusal as people write them', () => {
  const said = (language: 'vi' | 'en', day: string) => refusalSentence(language, { code: 'day-past', facts: { day } });
  assert.match(said('vi', '2026-01-05'), /^Ngày 05\/01\/2026 đã qua/);
  assert.match(said('en', '2026-01-05'), /5 January 2026/);
  assert.match(said('vi', '2026-01-05T09:30:00+07:00'), /09:30 ngày 05\/01\/2026/);
  assert.match(said('vi', 'H48-2026-01-05'), /H48-2026-01-05/, 'a code is no day');
});
