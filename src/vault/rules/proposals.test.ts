import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, type LocalDate, localDate } from '#kernel/time.ts';
import type { TypeTerm } from './paper.ts';
import { barOf, isBinding, lastDay, monthsAfter, proposals } from './proposals.ts';

const day = (text: string): LocalDate => localDate(text);
const today = day('2026-11-20');

const paper = (over: Partial<Parameters<typeof barOf>[0]> = {}) => ({
  ...{ id: '0199a3b2-0000-7abc-8def-000000000001', type: 'GXN_TTHN', issuedOn: null, validFrom: null, validTo: null },
  ...{ revoked: null, signature: 'none' as const, origin: 'result' as const, keptAt: instant(1) },
  ...over,
});
const term = (over: Partial<TypeTerm> = {}): TypeTerm => ({
  ...{ type: 'GXN_TTHN', reusable: true, months: 6, basis: 'NĐ 123/2015/NĐ-CP, Điều 23' },
  ...over,
});

const TABLE: readonly [string, Parameters<typeof barOf>[0], TypeTerm | undefined, ReturnType<typeof barOf>][] = [
  ['issued yesterday, six months', paper({ issuedOn: day('2026-11-19') }), term(), undefined],
  ['issued six months ago to the day', paper({ issuedOn: day('2026-05-20') }), term(), undefined],
  ['issued a day earlier than that', paper({ issuedOn: day('2026-05-19') }), term(), 'expired'],
  ['its own last day goes before the term', paper({ issuedOn: day('2026-01-01'), validTo: today }), term(), undefined],
  ['its own last day was yesterday', paper({ validTo: day('2026-11-19') }), undefined, 'expired'],
  ['a term and no day of issue', paper(), term(), 'term-unknown'],
  ['no term, no days', paper(), undefined, undefined],
  ['a type for one matter', paper(), term({ reusable: false, months: null }), 'one-matter'],
  ['valid from tomorrow', paper({ validFrom: day('2026-11-21') }), undefined, 'not-yet-valid'],
  ['revoked', paper({ revoked: 'Được thay bằng kết quả 12/KQ' }), undefined, 'revoked'],
  ['its signature is broken', paper({ signature: 'bad' }), undefined, 'signature-bad'],
  ['nobody checked its signature', paper({ signature: 'unchecked' }), undefined, undefined],
  [
    'revoked and run out: the graver is told',
    paper({ revoked: 'x', validTo: day('2020-01-01') }),
    undefined,
    'revoked',
  ],
];

for (const [name, one, law, expected] of TABLE)
  test(`a paper of the store: ${name}: ${expected ?? 'may be used again'}`, () =>
    assert.equal(barOf(one, law, today), expected));

test('months run to the same day, or to the last of a shorter month', () => {
  for (const [from, months, to] of [
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-06-15', 6, '2026-12-15'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-01-31', 36, '2029-01-31'],
  ] as const)
    assert.equal(monthsAfter(day(from), months), to);
  assert.equal(lastDay({ issuedOn: null, validTo: null }, term()), null);
});

test('what agencies issued or signatures prove may not be asked for; a copy nobody signed may', () => {
  assert.ok(isBinding({ origin: 'result', signature: 'none' }));
  assert.ok(isBinding({ origin: 'database', signature: 'unchecked' }));
  assert.ok(isBinding({ origin: 'citizen-scan', signature: 'good' }));
  assert.ok(!isBinding({ origin: 'citizen-scan', signature: 'none' }));
  assert.ok(!isBinding({ origin: 'desk-scan', signature: 'unchecked' }));
});

test('of several papers the result is offered first, then the newer, and other types not at all', () => {
  const papers = [
    paper({ id: 'a', origin: 'citizen-scan', keptAt: instant(9), issuedOn: today }),
    paper({ id: 'b', origin: 'desk-scan', keptAt: instant(2), issuedOn: today }),
    paper({ id: 'c', origin: 'desk-scan', keptAt: instant(5), issuedOn: today }),
    paper({ id: 'd', origin: 'result', keptAt: instant(1), issuedOn: today }),
    paper({ id: 'e', type: 'GCN_KET_HON', keptAt: instant(7), issuedOn: today }),
    paper({ id: 'f', origin: 'result', keptAt: instant(8), issuedOn: day('2025-01-01') }),
  ];
  const offered = proposals(papers, { type: 'GXN_TTHN', terms: [term()], today });
  assert.deepEqual(
    offered.map(({ id }) => id),
    ['d', 'c', 'b', 'a'],
  );
});
