import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BadValue } from '#kernel/check.ts';
import { agencyFile } from './agency-file.ts';

const [, example = ''] = /```json\n(.*?)```/s.exec(readFileSync('docs/operations/agencies.md', 'utf8')) ?? [];

test('the file that the operators’ page shows is one that can be imported', () => {
  const file = agencyFile(JSON.parse(example), '');
  const codes = file.agencies?.map(({ code }) => code) ?? [];
  const named = [
    ...(file.hours ?? []).map(({ agency }) => agency),
    ...(file.signs ?? []).map(({ agency }) => agency),
    ...(file.competence ?? []).map(({ agency }) => agency),
    ...(file.ended ?? []).flatMap(({ agency, successors }) => [agency, ...successors.map(({ code }) => code)]),
  ];
  assert.deepEqual(
    named.filter((code) => !codes.includes(code)),
    [],
  );
});

test('any part may be left out, and an entry that cannot be is named by its path', () => {
  assert.deepEqual(Object.values(agencyFile({}, '')), [null, null, null, null, null]);
  assert.throws(
    () => agencyFile({ competence: [{ agency: 'H61', level: 'district', from: '2025-07-01', basis: 'x' }] }, ''),
    (error) => error instanceof BadValue && error.path === '/competence/0/level',
  );
});
