import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleLetter } from '../../../tests/world/letters.ts';
import { type LetterKind, views } from './letters.ts';
import { registerView } from './register.ts';

/**
 * The fields of the seven forms (TT 03/2025/TT-VPCP, annex I), each with where the letter's facts carry it. Fields that are not
 * in the gazette's copy at hand come from the forms of TT 01/2018/TT-VPCP in the same order.
 */
const HEAD = ['head.agency', 'head.placeAndDate'];
const WHOSE = ['applicant.name', 'applicant.identity', 'applicant.address', 'applicant.phone'];
const FIELDS: Partial<Record<LetterKind, readonly string[]>> = {
  // Mẫu 01
  receipt: [
    ...[...HEAD, 'desk', 'code', ...WHOSE, 'applicant.email', 'procedure.name', 'procedure.code'],
    ...['papers.0.name', 'papers.0.kind', 'papers.0.quantity', 'sets', 'term', 'received', 'due', 'resultBy', 'fee'],
    ...['register.book', 'register.entry', 'submitter', 'receiver', 'hotline.name', 'hotline.phone'],
  ],
  // Mẫu 02
  'supplement-request': [
    ...[...HEAD, 'desk', 'code', ...WHOSE, 'procedure.name', 'procedure.code', 'gaps.0.paper', 'gaps.0.ask'],
    ...['gaps.0.reason', 'completeBy', 'contact.name', 'contact.phone', 'guide'],
  ],
  // Mẫu 03
  refusal: [
    ...[...HEAD, 'desk', 'code', ...WHOSE, 'procedure.name', 'procedure.code', 'grounds.0.reason', 'grounds.0.law'],
    ...['objection', 'submitter', 'receiver'],
  ],
  // Mẫu 04: the first due date stays in it.
  apology: [
    ...[...HEAD, 'head.number', 'code', 'applicant.name', 'procedure.name', 'procedure.code', 'received', 'due'],
    ...['reason', 'newDue', 'handler', 'contact.phone', 'signer.role.0', 'signer.name', 'recipients.0'],
  ],
  // Mẫu 05
  'stop-notice': [
    ...[...HEAD, 'head.number', 'code', 'applicant.name', 'procedure.name', 'received', 'asked.at', 'asked.reason'],
    ...['stage', 'stoppedAt', 'money', 'papers', 'contact.phone', 'signer.role.0', 'signer.name', 'recipients.0'],
  ],
  // Mẫu 06
  'control-sheet': [
    ...[...HEAD, 'desk', 'code', ...WHOSE, 'procedure.name', 'received', 'due', 'handOvers.0.from.unit'],
    ...[
      'handOvers.0.from.person',
      'handOvers.0.to.unit',
      'handOvers.0.to.person',
      'handOvers.0.at',
      'handOvers.1.kept',
    ],
  ],
  // Mẫu 07: its columns, see below.
  register: [...HEAD, 'book', 'period', 'entries.0.0'],
};

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], value);

test('Mẫu 01 to 07 carry every field of their form', () => {
  const empty = Object.entries(FIELDS).flatMap(([kind, paths]) => {
    const view = (views[kind as LetterKind] as (facts: unknown) => object)(sampleLetter(kind as LetterKind));
    return paths.filter((path) => !at(view, path)).map((path) => `${kind}: ${path}`);
  });
  assert.deepEqual(empty, []);
});

test('Mẫu 07 has its fifteen columns, the signature left for the hand', () => {
  const { entries } = registerView(sampleLetter('register'));
  for (const entry of entries) assert.equal(entry.length, 15);
  const [row] = entries;
  const filled = row?.map((cell) => cell !== '');
  // number, code, content, sets, name, address and telephone, agency, received, due, sent, result, returned, way, signature, note
  assert.deepEqual(filled?.slice(0, 13), Array(13).fill(true));
  assert.equal(row?.[13], '');
});
