import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalName, checkPassword, isUserName } from './password.ts';

const verdict = (password: string, userName = 'suong.dt') => {
  const decision = checkPassword(password, userName);
  return decision.ok ? 'ok' : decision.code;
};

test('a long sentence is a good password, with marks or without', () => {
  for (const good of ['thuyền về bến lúc năm giờ', 'Gió Đông Bắc', 'x9#kQ2mZ7w', 'motcua ba con gà trống'])
    assert.equal(verdict(good), 'ok', good);
});

test('a password that is short, endless or guessed at once is refused with what to do', () => {
  const table: [string, string][] = [
    ['', 'password-short'],
    ['gà trống!', 'password-short'],
    ['á'.normalize('NFD').repeat(6), 'password-short'],
    ['dài'.repeat(50), 'password-long'],
    ['matkhau123', 'password-guessable'],
    ['Mật khẩu 123', 'password-guessable'],
    ['motcua-demo', 'password-guessable'],
    ['QuangNgai2026', 'password-guessable'],
    ['aaaaaaaaaaaa', 'password-guessable'],
    ['toi la suong dt day', 'password-guessable'],
  ];
  for (const [password, code] of table) assert.equal(verdict(password), code, password);
});

test('a user name is small letters, digits, dots and hyphens; capitals typed by a telephone do no harm', () => {
  assert.equal(canonicalName('  Suong.DT '), 'suong.dt');
  for (const good of ['suong.dt', 'lan', 'tiep-nhan-02']) assert.ok(isUserName(good), good);
  for (const bad of ['', 'ab', '1lan', 'sương', 'a b c', 'a'.repeat(41), '.lan', 'lan@x'])
    assert.ok(!isUserName(bad), bad);
});
