import type { Words } from '../index.ts';

export const board: Words['board'] = {
  share: { onTime: 'On time', online: 'Filed online', overdue: 'Overdue', apologised: 'Overdue, apologised for' },
  moved: {
    up: (points) => `up ${points} points`,
    down: (points) => `down ${points} points`,
    same: 'unchanged',
  },
  movedLead: (period) => `Movement is against ${period}, in percentage points.`,
  barNote: 'A full bar is 100%; the upright line is the period before.',
  most: (count) => `The chart has the ${count} lines with the most dossiers; the table beneath has all.`,
  chart: {
    units: 'Share on time by agency',
    fields: 'Share on time by field',
  },
  field: 'Field',
  byField: 'By field',
  byFieldLead:
    'The first field of the procedure in the catalogue. Ranked by share on time; equal shares have one rank.',
  noFields: 'No dossier was received in this period.',
  frozenWithoutFields: 'This period was frozen before figures were kept by field.',
};
