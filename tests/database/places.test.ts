import assert from 'node:assert/strict';
import { test } from 'node:test';
import { centresOn, communesNamed } from '#agency/index.ts';
import { localDate } from '#kernel/time.ts';
import '../world/database.ts';
import { openProvince } from '../world/province.ts';

const TODAY = localDate('2026-11-20');

test('a commune is found by its name of today, by its old name and with its old province', async (t) => {
  const { read } = await openProvince(t);
  const named = async (text: string) => [
    ...new Set((await communesNamed(read, text, TODAY, 'Quảng Ngãi')).map((one) => one.text)),
  ];
  assert.deepEqual(await named('Tịnh Khê, Quảng Ngãi'), ['Xã Tịnh Khê, tỉnh Quảng Ngãi']);
  assert.deepEqual(await named('xa tinh khe quang ngai'), ['Xã Tịnh Khê, tỉnh Quảng Ngãi']);
  assert.deepEqual(await named('phường Trần Phú, thành phố Quảng Ngãi'), ['Phường Nghĩa Lộ, tỉnh Quảng Ngãi']);
  assert.deepEqual(await named('Đắk Pék, Kon Tum'), ['Xã Đăk Pék, tỉnh Quảng Ngãi']);
  assert.deepEqual(await named('Tịnh An Quảng Ngãi'), ['Phường Trương Quang Trọng, tỉnh Quảng Ngãi']);
  assert.deepEqual(await named('Tịnh Khê, Hà Nội'), []);
  assert.deepEqual(await named(''), []);
});

test('a name that several places bear offers those of the own province first', async (t) => {
  const { read } = await openProvince(t);
  const [first, ...others] = await communesNamed(read, 'An Phú', TODAY, 'Quảng Ngãi');
  assert.equal(first?.text, 'Xã An Phú, tỉnh Quảng Ngãi');
  assert.ok(others.length > 3);
});

test('every one-stop centre that stands takes dossiers, the province’s first', async (t) => {
  const { read, realm } = await openProvince(t);
  const centres = await centresOn(read, realm, TODAY);
  assert.equal(centres[0]?.level, 'province');
  assert.ok(centres.length > 5);
  assert.deepEqual(await centresOn(read, realm, localDate('1980-01-01')), []);
});
