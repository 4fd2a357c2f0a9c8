import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '#words/index.ts';

const css = readFileSync(new URL('css/fonts.css', import.meta.url), 'utf8');
const files = [...css.matchAll(/url\("\.\.\/(fonts\/[^"]+)"\)/g)].map(([, path = '']) => path);

/** The code points of `U+20-7E, U+A0, …`. */
const pointsOf = (ranges: string): Set<number> =>
  new Set(
    ranges.split(',').flatMap((range) => {
      const [first = 0, last = first] = range
        .trim()
        .replace(/u\+/i, '')
        .split('-')
        .map((end) => Number.parseInt(end, 16));
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    }),
  );

const covered = new Set(
  [...css.matchAll(/unicode-range:([^;]+);/g)].flatMap(([, ranges = '']) => [...pointsOf(ranges)]),
);

test('the face has every letter of every sentence', () => {
  const said = JSON.stringify(languages, (_, value) => (typeof value === 'function' ? String(value) : value));
  const missing = [...new Set(said)].filter((letter) => !covered.has(letter.codePointAt(0) ?? 0));
  assert.deepEqual(missing, []);
});

test('the CSS promises the letters that the fonts were cut to', () => {
  const recipe = readFileSync('scripts/subset-fonts.py', 'utf8');
  const cut = [...recipe.slice(0, recipe.indexOf('def ')).matchAll(/U\+[\dA-F]+(?:-[\dA-F]+)?/g)].join(',');
  assert.deepEqual([...covered].sort(), [...pointsOf(cut)].sort());
});

test('the fonts weigh at most 60 kB together', () => {
  const bytes = files.reduce((sum, path) => sum + statSync(new URL(path, import.meta.url)).size, 0);
  assert.equal(files.length, 4);
  assert.ok(bytes <= 58_000, `${bytes} bytes, and the headers of four answers besides`);
});
