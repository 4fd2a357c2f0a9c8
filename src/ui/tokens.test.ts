import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contrast } from './contrast.ts';
import { dark, deskType, light, narrowType, pairs, space, type } from './tokens.ts';

const css = readFileSync(new URL('css/tokens.css', import.meta.url), 'utf8');

/** The custom properties of the block opened by `opening`. */
function block(opening: string): Record<string, string> {
  const from = css.indexOf(opening);
  assert.notEqual(from, -1, `no block ${opening}`);
  const body = css.slice(from + opening.length, css.indexOf('}', from));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

const withBaseline = { ...light, ...space, ...type };

test('the CSS says the same colours, spaces and sizes as the tokens', () => {
  assert.deepEqual(block(':root {'), withBaseline);
  assert.deepEqual(block('@media (prefers-color-scheme: dark) {\n  :root {'), dark);
  assert.deepEqual(block('.desk {'), deskType);
  assert.deepEqual(block('@media (max-width: 40rem) {\n  :root {'), narrowType);
});

test('every text and mark has its contrast, in light and in dark', () => {
  const short = Object.entries({ light, dark }).flatMap(([mode, colours]) =>
    pairs
      .map(([front, back, least]) => ({ mode, front, back, least, is: contrast(colours[front], colours[back]) }))
      .filter(({ is, least }) => is < least),
  );
  assert.deepEqual(short, []);
});

test('contrast is measured as WCAG measures it', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#ffffff', '#767676').toFixed(2), '4.54');
});

test('every colour, space and size named in the CSS exists', async () => {
  const { globSync } = await import('node:fs');
  const known = new Set([...Object.keys(withBaseline), 'own']);
  const strange = globSync(new URL('css/*.css', import.meta.url).pathname).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/var\(--([\w-]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !known.has(name)),
  );
  assert.deepEqual(strange, []);
});

test('no colour is written outside the tokens', async () => {
  const { globSync } = await import('node:fs');
  const written = globSync(new URL('{css/*.css,*.svelte}', import.meta.url).pathname)
    .filter((file) => !file.endsWith('tokens.css'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/#[0-9a-f]{3,8}\b(?=[;\s"])|rgba?\(/gi)].map(([c]) => `${file}: ${c}`),
    );
  assert.deepEqual(written, []);
});
