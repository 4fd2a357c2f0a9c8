import type { Words } from '../index.ts';

export const moving: Words['moving'] = {
  title: 'Move work',
  lead: 'When an officer leaves or a unit is reorganised: see what they hold and give all of it to another. Each dossier is assigned by itself.',
  whose: 'Officer who holds',
  choose: 'Show what they hold',
  nobody: 'Nobody in your unit holds a dossier.',
  holds: (name, count) => `${name} holds ${count}`,
  given: (name) => `Dossiers held by ${name}`,
  none: 'This officer holds no dossier that is yours to assign.',
  to: 'Give to',
  toHint: 'Only who may hold the present step can take it; a dossier that cannot go says why.',
  move: 'Move those chosen',
  result: 'What was moved',
  moved: (count, all) => `${count} of ${all} dossiers moved.`,
  done: 'Moved',
  column: { choose: 'Move', dossier: 'Dossier', procedure: 'Procedure', step: 'Step', due: 'Due', result: 'Result' },
  more: 'The 200 nearest their date are shown; the rest follow once these are moved.',
};
