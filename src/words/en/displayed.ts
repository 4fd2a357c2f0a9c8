import type { Words } from '../index.ts';

export const displayed: Words['displayed'] = {
  title: 'Indicators that are only shown',
  lead: 'Two indicators of QĐ 766/QĐ-TTg give no points: the mean time of one procedure (2.2) and petitions by what they are about (5.1).',
  link: 'Mean time of a procedure (2.2), petitions by content (5.1)',
  back: 'Back to the board',
  mean: {
    title: '2.2 Mean time of one procedure',
    lead: 'Dossiers received in the period and finished: the sum of their times by their number, in the unit of the procedure’s term. A working day is 8 hours.',
    choose: 'Procedure',
    show: 'Show',
    none: 'No dossier of this procedure was finished in this period yet.',
    noProcedures: 'There is no dossier in this period yet.',
    reading: {
      worked: 'Without the time people took to supplement them, as in 2.1.',
      whole: 'With the time people took to supplement them.',
    },
    column: { unit: 'Unit', dossiers: 'Dossiers', sum: 'Sum of times', mean: 'Mean' },
    unit: { hours: 'hours', 'working-hours': 'working hours', days: 'days', 'working-days': 'working days' },
    list: 'Dossiers counted',
    next: 'Next page',
  },
  petitions: {
    title: '5.1 Petitions by content',
    noSource: 'No source yet: nobody tells of petitions.',
    nothing: 'There was no petition in this period.',
    lead: 'Shares are of the petitions whose content is told.',
    column: { about: 'About', share: 'Share', count: 'Petitions', codes: 'Codes' },
    about: { rules: 'Administrative rules', conduct: 'Conduct of officers', unsaid: 'Not told' },
    more: (count) => `and ${count} more`,
  },
};
