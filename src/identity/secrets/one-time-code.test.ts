import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/time.ts';
import { base32, otpauth, stepAt } from '../rules/one-time-code.ts';
import { codeOf, matchingStep } from './one-time-code.ts';

const key = (length: number) => Buffer.from('1234567890'.repeat(7).slice(0, length));

test('codes are those of RFC 6238, appendix B', () => {
  const table: [number, string, string, string][] = [
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ];
  for (const [seconds, sha1, sha256, sha512] of table) {
    const step = stepAt(instant(seconds * 1000));
    assert.equal(codeOf(key(20), step, 8, 'sha1'), sha1);
    assert.equal(codeOf(key(32), step, 8, 'sha256'), sha256);
    assert.equal(codeOf(key(64), step, 8, 'sha512'), sha512);
  }
});

const at = instant(1_111_111_111_000);
const now = stepAt(at);

test('a code is taken half a minute early or late, and not a step more', () => {
  for (const [off, taken] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const)
    assert.equal(matchingStep(key(20), codeOf(key(20), now + off), at, null), taken ? now + off : undefined, `${off}`);
});

test('a code opens once: neither it nor an older one is taken again', () => {
  const code = codeOf(key(20), now);
  assert.equal(matchingStep(key(20), code, at, now - 1), now);
  assert.equal(matchingStep(key(20), code, at, now), undefined);
  assert.equal(matchingStep(key(20), codeOf(key(20), now - 1), at, now), undefined);
});

test('a code may be typed with a gap, but must be whole', () => {
  const code = codeOf(key(20), now);
  assert.equal(matchingStep(key(20), ` ${code.slice(0, 3)} ${code.slice(3)} `, at, null), now);
  for (const bad of ['', code.slice(0, 5), `${code}0`, 'abcdef', `${code}${code}`])
    assert.equal(matchingStep(key(20), bad, at, null), undefined, bad);
});

test('an authenticator app is given the secret as RFC 4648 writes it', () => {
  const vectors: [string, string][] = [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['foobar', 'MZXW6YTBOI'],
  ];
  for (const [text, expected] of vectors) assert.equal(base32(Buffer.from(text)), expected);
  assert.equal(
    otpauth('Một Cửa H48', 'suong.dt', Buffer.from('foobar')),
    'otpauth://totp/M%E1%BB%99t%20C%E1%BB%ADa%20H48:suong.dt?secret=MZXW6YTBOI&issuer=M%E1%BB%99t%20C%E1%BB%ADa%20H48',
  );
});
