import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CompetenceRow, mostSpecific } from './competence.ts';

const row = (agency: string, procedure = '', fieldKey = '', placeLevel: CompetenceRow['placeLevel'] = '') => ({
  ...{ agency, procedure, fieldKey, placeLevel },
});

test('a rule for the procedure goes before one for its field, and that before one for everything', () => {
  const all = row('H48');
  const field = row('H48.14.05', '', 'thuy san');
  const procedure = row('H48.14.05.004', '1.003563');
  assert.equal(mostSpecific([all, field, procedure])?.agency, 'H48.14.05.004');
  assert.equal(mostSpecific([all, field])?.agency, 'H48.14.05');
  assert.equal(mostSpecific([all])?.agency, 'H48');
  assert.equal(mostSpecific([]), undefined);
});

test('of rules for the same matter the nearer place wins', () => {
  const rows = [
    row('H48', '', 'dat dai'),
    row('H48.61', '', 'dat dai', 'commune'),
    row('H48.14', '', 'dat dai', 'province'),
  ];
  assert.equal(mostSpecific(rows)?.agency, 'H48.61');
});

test('the matter decides before the place', () => {
  const rows = [row('H48.61', '', '', 'commune'), row('H48.14.05', '', 'thuy san')];
  assert.equal(mostSpecific(rows)?.agency, 'H48.14.05');
});
