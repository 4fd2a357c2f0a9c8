import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hrefIn, otherLanguageHref } from './href.ts';

test('an address keeps its language, its parameters and its place on the page', () => {
  assert.equal(hrefIn('vi', '/thu-tuc?trang=2'), '/thu-tuc?trang=2');
  assert.equal(hrefIn('en', '/thu-tuc?trang=2#phi'), '/thu-tuc?trang=2&lang=en#phi');
  assert.equal(hrefIn('en', '/'), '/?lang=en');
  assert.equal(hrefIn('en', '?sau=abc'), '?sau=abc&lang=en');
  assert.equal(hrefIn('en', hrefIn('en', '/tinh-han')), '/tinh-han?lang=en');
  for (const foreign of ['https://dichvucong.gov.vn/', '//example.vn/a', '#phi', 'tel:1022'])
    assert.equal(hrefIn('en', foreign), foreign);
});

test('the other language is the same page with the same search', () => {
  const url = new URL('https://motcua.vn/thu-tuc?tu-khoa=khai+sinh&lang=en&/gui=');
  assert.equal(otherLanguageHref('en', url), '/thu-tuc?tu-khoa=khai+sinh&lang=vi');
  assert.equal(otherLanguageHref('vi', new URL('https://motcua.vn/')), '/?lang=en');
});
