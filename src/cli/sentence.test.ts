import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PostgresProblem } from '#db/embedded.ts';
import { MigrationRefused } from '#db/migrate.ts';
import { SettingRefused } from '../env.server.ts';
import { languageOf, wordsOf } from './command.ts';
import { sentenceOf } from './sentence.ts';

const say = wordsOf('en').refused;
const withCode = (code: string, facts = {}) => Object.assign(new Error(code), { code, ...facts });

test('every error an operator can mend becomes a sentence that says how', () => {
  const cases: [unknown, RegExp][] = [
    [
      new MigrationRefused('database-version', { found: 14, from: 15, to: 18 }),
      /PostgreSQL 14; the program needs 15 to 18/,
    ],
    [
      new MigrationRefused('database-newer', { migration: '0099-x.sql' }),
      /newer version of the program \(0099-x\.sql\)/,
    ],
    [new MigrationRefused('migration-altered', { migration: '0001-house.sql' }), /migrations\/0001-house\.sql differs/],
    [new SettingRefused('PORT', 'x'), /^The value of PORT/],
    [new PostgresProblem('postgres-stuck', { pid: 7 }), /process 7, left from last time/],
    [new PostgresProblem('postgres-missing', { package: '@x/y' }), /The package @x\/y .* npm ci/],
    [withCode('42501'), /DATABASE_OWNER_URL/],
    [withCode('ENOSPC', { path: '/data' }), /The disk of \/data is full/],
    [withCode('EACCES', { path: '/data' }), /Cannot write into \/data/],
    [withCode('ENOTFOUND', { hostname: 'db.example' }), /at db\.example:/],
    [new AggregateError([withCode('ECONNREFUSED', { address: '::1', port: 5432 })]), /at ::1:5432/],
  ];
  for (const [error, sentence] of cases) assert.match(sentenceOf(error, say) ?? '', sentence);
});

test('an error nobody expected is not dressed up', () => {
  assert.equal(sentenceOf(new TypeError('x is not a function'), say), undefined);
  assert.equal(sentenceOf('text', say), undefined);
});

test('a terminal is spoken to in Vietnamese unless it asks for English', () => {
  assert.equal(languageOf({ LANG: 'C.UTF-8' }), 'vi');
  assert.equal(languageOf({ LANG: 'en_GB.UTF-8' }), 'en');
  assert.equal(languageOf({ LANG: 'en_GB.UTF-8', MOTCUA_LANG: 'vi' }), 'vi');
  assert.equal(languageOf({ LANG: 'vi_VN', LC_ALL: 'en_US' }), 'en');
});
