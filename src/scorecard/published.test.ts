import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPublished, publishedFigures } from './published.ts';
import { readCount } from './rules/published-count.ts';
import { readRate } from './rules/published-rate.ts';
import { judgePublished } from './rules/published-verdict.ts';

const check = (part: string, whole: string, printed: string) => checkPublished({ part, whole, printed }, 'vi').answer;
const plain = (text = '') => text.replaceAll('\u00a0', ' ');

test('the seven figures that provinces published: three rates do not follow from their counts', () => {
  const verdicts = publishedFigures().map((figure) => [
    figure.part,
    check(figure.part, figure.whole, figure.printed)?.kind,
  ]);
  assert.deepEqual(verdicts, [
    ['3.618', 'follows'],
    ['25', 'follows'],
    ['3.269', 'follows'],
    ['183', 'differs'],
    ['14', 'differs'],
    ['11', 'follows'],
    ['hơn 2.000', 'differs'],
  ]);
});

test('Nam Định’s 38,36 % is what 183 of 477 would be', () => {
  const said = check('183', '447', '38,36 %');
  assert.equal(plain(said?.sentence), '183 trên 447 là 40,94 %, không ra 38,36 % đã in.');
  assert.equal(plain(said?.hint), 'Với tử số 183, mẫu số phải là 477 mới ra 38,36 %.');
});

test('60 % of 14 in 23 cuts the decimals off, and no other count of either would give it', () => {
  const said = check('14', '23', '60');
  assert.equal(plain(said?.sentence), '14 trên 23 là 60,87 %, không ra 60 % đã in.');
  assert.match(plain(said?.hint), /^60 % là bỏ phần lẻ .* không có số nào cho số kia để ra 60 %\.$/);
});

test('more than 2.000 of 7.000 is nowhere 28 %', () => {
  const said = check('hơn 2.000', '7.000', '28 %');
  assert.equal(plain(said?.sentence), 'hơn 2.000 trên 7.000 là từ 28,59 % đến 100,00 %, không ra 28 % đã in.');
  assert.match(plain(said?.hint), /tử số phải là từ 1\.925 đến 1\.994 mới ra 28 %/);
  assert.equal(check('hơn 2.000', '7.000', '29 %')?.kind, 'possible');
});

test('a half is rounded up, to the decimals that were printed', () => {
  assert.equal(check('1', '8', '12,5')?.kind, 'follows');
  assert.equal(check('1', '8', '13 %')?.kind, 'follows');
  assert.equal(check('1', '8', '12 %')?.kind, 'differs');
  assert.equal(check('1', '3', '33,333')?.kind, 'follows');
  assert.equal(check('0', '7', '0')?.kind, 'follows');
});

test('a rate that lies between the whole counts of a range is not possible', () => {
  assert.equal(check('hơn 1', '3', '80 %')?.kind, 'differs');
  assert.equal(check('hơn 1', '3', '67 %')?.kind, 'possible');
});

test('a bound is held against the share itself', () => {
  assert.equal(check('499', '1.000', 'dưới 50 %')?.kind, 'follows');
  assert.equal(check('500', '1.000', 'dưới 50 %')?.kind, 'differs');
  assert.equal(check('500', '1.000', 'ít nhất 50 %')?.kind, 'follows');
  assert.equal(check('trên 400', '1.000', 'dưới 50 %')?.kind, 'possible');
});

test('what is no count, no rate or no share is refused at its box', () => {
  const ids = (part: string, whole: string, printed: string) =>
    checkPublished({ part, whole, printed }, 'vi').errors.map(({ id }) => id);
  assert.deepEqual(ids('khoảng 20', 'x', '101 %'), ['tu-so', 'mau-so', 'ty-le']);
  assert.deepEqual(ids('5', '0', ''), ['mau-so']);
  assert.deepEqual(ids('447', '183', ''), ['tu-so']);
  assert.deepEqual(ids('183', '447', ''), []);
});

test('whatever a share rounds to follows from it, and the counts said to fit do fit', () => {
  const counts = fc.tuple(
    fc.integer({ min: 0, max: 99_999 }),
    fc.integer({ min: 1, max: 99_999 }),
    fc.constantFrom(0, 1, 2),
  );
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 10_000 }), ([a, b, decimals], units) => {
      const [part, whole] = [Math.min(a, b), Math.max(a, b)];
      const judged = (n: number, d: number, text: string) => {
        const [num, den, rate] = [readCount(String(n)), readCount(String(d)), readRate(text)];
        assert.ok(num.ok && den.ok && rate.ok);
        const verdict = judgePublished(num.value, den.value, rate.value);
        assert.ok(verdict.ok);
        return verdict.value;
      };
      const scale = 10 ** decimals;
      const exact = Math.floor((200 * scale * part + whole) / (2 * whole));
      assert.equal(judged(part, whole, (exact / scale).toFixed(decimals)).kind, 'follows');
      const other = judged(part, whole, (Math.min(units, 100 * scale) / scale).toFixed(decimals));
      const text = (Math.min(units, 100 * scale) / scale).toFixed(decimals);
      for (const fit of other.fits?.part ?? []) assert.equal(judged(fit, whole, text).kind, 'follows');
      for (const fit of other.fits?.whole ?? []) assert.equal(judged(part, fit, text).kind, 'follows');
    }),
  );
});
