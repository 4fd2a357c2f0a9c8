import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeReturn } from './return-path.ts';

const back = (wish: string | null) => safeReturn(wish, '/can-bo');

test('after signing in one comes back to the page one wanted, with its question', () => {
  for (const path of ['/', '/can-bo', '/quan-tri/tai-khoan?sau=lan', '/thu-tuc?q=khai%20sinh&trang=2', '/dang-nhap-2'])
    assert.equal(back(path), path);
  assert.equal(back('/thu-tuc?q=khai sinh'), '/thu-tuc?q=khai%20sinh');
});

test('no wish to return leads out of the house, however it is written', () => {
  const evil = [
    ...[
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://evil.example',
      'evil.example',
    ],
    ...[
      'javascript:alert(1)',
      '/\t/evil.example',
      '/\n/evil.example',
      ' //evil.example',
      '/..//evil.example',
      '/.//evil.example',
    ],
    ...[
      '',
      'can-bo',
      '?x',
      '#x',
      '/dang-nhap',
      '/dang-nhap?tiep=/dang-nhap',
      '/dang-xuat',
      '/x/../dang-xuat',
      `/${'a'.repeat(3000)}`,
    ],
  ];
  for (const wish of evil) assert.equal(back(wish), '/can-bo', JSON.stringify(wish));
  assert.equal(back(null), '/can-bo');
  assert.equal(back('/%09/evil.example'), '/%09/evil.example', 'an encoded tab is a letter of a path of ours');
});

test('whatever is wished, the browser stays on this host', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '//',
    'evil.example',
    '@',
    ':',
    '%2f',
    '%5c',
    '..',
    '.',
    '?',
    '#',
    '\t',
    'https:',
    'a',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = back(parts.join(''));
      assert.equal(new URL(path, 'https://ours.example').origin, 'https://ours.example');
      assert.match(path, /^\/(?!\/)/);
    }),
    { numRuns: 3000 },
  );
});
