import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formsIn } from '#forms/files.ts';
import type { ProcessApproval } from '../acts/approve-process.ts';
import { checkProcess } from './check-process.ts';
import { type Process, type ProcessStep, type ProcessWay, processOf } from './process.ts';

const whole = processOf(null);
const changed = (change: (steps: ProcessStep[]) => ProcessStep[]): Process => ({
  ...whole,
  steps: change([...whole.steps]),
});
const forms = formsIn('data/forms');
const wrongAt = (process: Process, procedure = 'general') => {
  const found = checkProcess(process, forms.get(procedure) ?? forms.get('general'));
  return found.ok ? undefined : found.facts['step'];
};

test('the shortest process and the approved ones of the demonstration can be walked', () => {
  assert.equal(wrongAt(whole), undefined);
  const { processes } = JSON.parse(readFileSync('data/demo/processes.json', 'utf8')) as {
    processes: ProcessApproval[];
  };
  for (const { procedure, process } of processes) assert.equal(wrongAt(process, procedure), undefined, procedure);
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

const organisation = { field: 'filerKind', is: 'organisation' } as const;
const fromExamine = (...next: ProcessWay[]): Process =>
  changed((steps) => steps.map((one) => (one.id === 'examine' ? { ...one, next } : one)));

test('ways by the answers are refused if none might be open, or their question is not asked, or no words say why', () => {
  const told = { because: 'người nộp là tổ chức' };
  const [onward, back] = [{ to: 'review' }, { to: 'assign', when: organisation, ...told }];
  assert.equal(wrongAt(fromExamine({ ...onward, when: { not: organisation }, ...told }, back)), undefined);
  assert.equal(wrongAt(fromExamine(back, onward)), undefined);
  assert.equal(
    wrongAt(fromExamine({ ...onward, when: organisation, ...told }, back)),
    'examine',
    'a person stops here',
  );
  const person = { field: 'filerKind', is: 'person' } as const;
  assert.equal(wrongAt(fromExamine({ ...onward, when: person, ...told }, back)), 'examine', 'nobody may have answered');
  assert.equal(wrongAt(fromExamine(onward, { ...back, when: { field: 'boatLength', filled: true } })), 'examine');
  assert.equal(wrongAt(fromExamine(onward, { ...back, when: { field: 'filerKind', is: 'boat' } })), 'examine');
  assert.equal(
    wrongAt(fromExamine(onward, { to: 'assign', when: organisation })),
    'examine',
    'nobody would be told why',
  );
  assert.equal(wrongAt(fromExamine({ ...onward, when: { all: [] }, ...told })), undefined, 'always open');
});
