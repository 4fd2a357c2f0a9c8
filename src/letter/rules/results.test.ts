import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, localDate } from '#kernel/time.ts';
import { paperCode } from './paper-code.ts';
import { lastDayOf, standingOf } from './standing.ts';

test('a paper’s code is its owner’s identifier and its type’s code; what is not known is marked', () => {
  const known = { dossier: 'H48.14.05-261120-0001', procedure: '1.003650' };
  assert.deepEqual(paperCode({ owner: '051190004321', type: 'KQ.G15.000031', ...known }), {
    ...{ code: '051190004321-KQ.G15.000031', isProvisional: false },
  });
  assert.deepEqual(paperCode({ owner: '051 190 004 321', type: null, ...known }), {
    ...{ code: '051190004321-1.003650', isProvisional: true },
  });
  assert.deepEqual(paperCode({ owner: null, type: 'KQ.G15.000031', ...known }), {
    ...{ code: 'H48.14.05-261120-0001-KQ.G15.000031', isProvisional: true },
  });
});

test('a result is revoked before it is replaced, replaced before it is expired, and in force on its last day', () => {
  const day = localDate('2026-11-20');
  const facts = { revokedAt: null, replacedBy: null, validUntil: null };
  assert.equal(standingOf(facts, day), 'in-force');
  assert.equal(standingOf({ ...facts, validUntil: day }, day), 'in-force');
  assert.equal(standingOf({ ...facts, validUntil: localDate('2026-11-19') }, day), 'expired');
  assert.equal(
    standingOf({ ...facts, validUntil: localDate('2026-11-19'), replacedBy: '02/QĐ-CCTS' }, day),
    'replaced',
  );
  assert.equal(standingOf({ revokedAt: instant(0), replacedBy: '02/QĐ-CCTS', validUntil: null }, day), 'revoked');
});

test('months of validity end the day before, or with a month that is too short', () => {
  const after = (months: number, from: string) => lastDayOf({ kind: 'months', months }, localDate(from));
  assert.equal(after(12, '2026-11-20'), '2027-11-19');
  assert.equal(after(1, '2026-01-31'), '2026-02-28');
  assert.equal(after(1, '2027-12-01'), '2027-12-31');
  assert.equal(after(60, '2026-11-01'), '2031-10-31');
  assert.equal(lastDayOf({ kind: 'open' }, localDate('2026-11-20')), null);
});
