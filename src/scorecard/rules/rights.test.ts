import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardUnits, mayReadBoard } from './rights.ts';

test('a board is read by who leads the unit or what is above it, and by nobody beside it', () => {
  const may = (role: 'leader' | 'unit-head' | 'handler' | 'controller' | 'supervisor', unit: string, wish: string) =>
    mayReadBoard('H48', [{ role, unit }], wish);
  assert.equal(may('leader', 'H48.14', 'H48.14.05'), true);
  assert.equal(may('leader', 'H48.14', 'H48.14'), true);
  assert.equal(may('leader', 'H48.14', 'H48'), false);
  assert.equal(may('leader', 'H48.1', 'H48.14'), false, 'a code that only begins alike');
  assert.equal(may('leader', 'H48', 'G01.48.01'), true, 'the province is above all');
  assert.equal(may('supervisor', 'H48', 'H48.61'), true);
  assert.equal(may('controller', 'H48.01', 'H48.61'), true);
  assert.equal(may('unit-head', 'H48.14.05.002', 'H48.14.05'), true);
  assert.equal(may('unit-head', 'H48.14.05.002', 'H48.14'), false);
  assert.equal(may('handler', 'H48', 'H48'), false);
  assert.deepEqual(boardUnits('H48', [{ role: 'unit-head', unit: 'H48.14.05.002' }]), ['H48.14.05', 'H48.14.05.002']);
});
