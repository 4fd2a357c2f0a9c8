import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProcessApproval } from '../acts/approve-process.ts';
import { checkProcess } from './check-process.ts';
import { type Process, type ProcessStep, processOf } from './process.ts';

const whole = processOf(null);
const changed = (change: (steps: ProcessStep[]) => ProcessStep[]): Process => ({
  ...whole,
  steps: change([...whole.steps]),
});
const wrongAt = (process: Process) => {
  const found = checkProcess(process);
  return found.ok ? undefined : found.facts['step'];
};

test('the shortest process and the approved ones of the demonstration can be walked', () => {
  assert.equal(wrongAt(whole), undefined);
  const { processes } = JSON.parse(readFileSync('data/demo/processes.json', 'utf8')) as {
    processes: ProcessApproval[];
  };
  for (const { process } of processes) assert.equal(wrongAt(process), undefined);
});

test('a process in which dossiers would stop is refused by the step', () => {
  assert.equal(wrongAt(changed((steps) => steps.filter(({ kind }) => kind !== 'sign'))), 'sign');
  assert.equal(wrongAt(changed((steps) => [...steps, steps[2] as ProcessStep])), 'examine');
  assert.equal(
    wrongAt(changed((steps) => steps.map((step) => (step.id === 'review' ? { ...step, next: [] } : step)))),
    'review',
  );
  assert.equal(
    wrongAt(
      changed((steps) => steps.map((one) => (one.id === 'assign' ? { ...one, next: [{ to: 'nowhere' }] } : one))),
    ),
    'assign',
  );
});

test('every published process becomes one that can be walked', () => {
  for (const file of readdirSync('data/procedures').filter((name) => name !== 'index.json')) {
    const { internalProcess } = JSON.parse(readFileSync(`data/procedures/${file}`, 'utf8'));
    assert.equal(wrongAt(processOf(internalProcess)), undefined, file);
  }
});
