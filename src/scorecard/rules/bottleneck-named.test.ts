import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bottlenecks, type NamedQuestion } from './bottleneck-named.ts';
import type { Known } from './figures.ts';
import type { Source } from './indicators.ts';
import { USUAL_READINGS } from './variants.ts';

const NOTHING = { won: [], lost: [] };

const known = (sources: readonly Source[], more: Partial<Known> = {}): Known => ({
  ...{ tallied: {}, sources: new Set(sources), reported: null, published: NOTHING, disclosed: NOTHING },
  ...{ petitions: { inTime: NOTHING, content: NOTHING }, certifying: NOTHING },
  catalogue: { all: [], full: [], online: [], fee: ['1.a', '1.b', '1.c'], forPersons: [] },
  procedures: { used: [], fee: ['1.b'], paid: [], population: [] },
  ...more,
});

const ask = (more: Partial<NamedQuestion>): NamedQuestion => ({
  ...{ isProvince: true, known: known([]), readings: USUAL_READINGS, catalogues: NOTHING, found: [] },
  ...more,
});

const named = (question: NamedQuestion, name: string) =>
  [...bottlenecks(question).six, ...bottlenecks(question).slow].find((one) => one.name === name);

test('a procedure late in deciding or in publishing stands in the list of late publication once', () => {
  const told = known(['publications'], {
    published: { won: ['1.x', '1.y'], lost: ['1.z'] },
    disclosed: { won: ['1.z'], lost: ['1.x', '1.z'] },
  });
  const found = named(ask({ known: told }), 'late-publication');
  assert.deepEqual([found?.standing, found?.of, found?.codes], ['looked', 3, ['1.x', '1.z']]);
});

test('fees that cannot be paid online are counted when payments are told of, else there is no source', () => {
  const found = named(ask({ known: known(['payments', 'catalogue']) }), 'fee-unpayable');
  assert.deepEqual([found?.standing, found?.of, found?.codes], ['looked', 3, ['1.a', '1.c']]);
  const untold = named(ask({}), 'fee-unpayable');
  assert.deepEqual([untold?.standing, untold?.of, untold?.codes], ['no-source', 0, []]);
});

test('what both catalogues have is compared; where there is nothing in common there is no source', () => {
  const found = named(ask({ catalogues: { won: ['1.a'], lost: ['1.b'] } }), 'catalogues-differ');
  assert.deepEqual([found?.standing, found?.of, found?.codes], ['looked', 2, ['1.b']]);
  assert.equal(named(ask({}), 'catalogues-differ')?.standing, 'no-source');
});

test('bottlenecks of the catalogue are the province’s; those of dossiers are each unit’s own', () => {
  const late = { detector: 'overdue', of: 5, count: 2, codes: ['a', 'b'] } as const;
  const unit = ask({ isProvince: false, known: known(['publications', 'payments']), found: [late] });
  for (const name of ['late-publication', 'catalogues-differ', 'fee-unpayable'])
    assert.equal(named(unit, name)?.standing, 'not-here');
  assert.deepEqual(named(unit, 'overdue'), {
    ...{ name: 'overdue', member: 'dossier', standing: 'looked', of: 5, codes: ['a', 'b'] },
  });
  assert.deepEqual(
    bottlenecks(unit).six.map(({ name }) => name),
    ['late-publication', 'catalogues-differ', 'overdue', 'fee-unpayable', 'not-digitised', 'originals-asked'],
  );
});
