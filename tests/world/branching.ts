import type { Process } from '#dossier/index.ts';

const person = { field: 'filerKind', is: 'person' } as const;
const step = (id: string, kind: string, role: string, next: readonly object[], at = 'competent') => ({
  ...{
    id,
    name: id,
    kind,
    role,
    at: kind === 'receive' || kind === 'return' ? 'centre' : at,
    minutes: 60,
    counted: true,
  },
  next,
});
/** Of people the survey room gives its word before the draft is reviewed; of organisations nobody asks it. */
export const branching = (next: readonly object[]): Process =>
  ({
    basis: 'typical',
    steps: [
      step('receive', 'receive', 'receiver', [{ to: 'assign' }]),
      step('assign', 'assign', 'unit-head', [{ to: 'examine' }]),
      step('examine', 'examine', 'handler', next),
      step('survey', 'examine', 'handler', [{ to: 'review' }], 'H48.14.05.004'),
      step('review', 'review', 'unit-head', [{ to: 'sign' }]),
      step('sign', 'sign', 'leader', [{ to: 'number' }]),
      step('number', 'number', 'clerk', [{ to: 'return' }]),
      step('return', 'return', 'receiver', []),
    ],
  }) as Process;
export const WAYS = [
  { to: 'review', when: { not: person }, because: 'chủ tàu là tổ chức' },
  { to: 'survey', when: person, because: 'chủ tàu là cá nhân' },
];
