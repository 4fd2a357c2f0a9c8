import type { Words } from '../index.ts';

export const moving: Words['moving'] = {
  title: 'Move work',
  lead: 'When an officer moves, leaves or is long away: see what they hold and give it to others; each dossier is assigned by itself. For a short absence use “Leave and substitutes”.',
  nobody: 'Nobody in your unit holds a dossier.',
  holds: (name, count) => `${name} holds ${count}`,
  left: 'has no post at this agency any more',
  leftBehind: (count) => `${count} with officers who have left`,
  given: (name) => `Dossiers held by ${name}`,
  none: 'This officer holds no dossier that is yours to assign.',
  move: 'Choose who takes them, preview',
  column: { choose: 'Move', dossier: 'Dossier', procedure: 'Procedure', step: 'Step', due: 'Due' },
  more: (most) => `The ${most} nearest their date are shown; the rest follow once these are moved.`,
  back: 'Move work',
};
