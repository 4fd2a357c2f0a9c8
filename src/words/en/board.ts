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
  fieldLinks: 'A field’s name leads to its dossiers that were not on time.',
  noFields: 'No dossier was received in this period.',
  frozenWithoutFields: 'This period was frozen before figures were kept by field.',
  overdueSeen: 'Overdue by NĐ 118/2025/NĐ-CP, dossiers that whoever made this may see',
  exported: 'This board with its charts and annex:',
  openData: {
    title: 'Open data',
    lead: 'The figures of this page to download and use again, one figure a row with numerator and denominator:',
    metadata: 'metadata (DCAT)',
    licence: 'Licence',
    noLicence: 'The province has not named a licence for these data.',
    columns: 'The columns of the data',
  },
  publishedLink: 'Published rates of provinces, recomputed from their own counts',
  catalogue: (place) => `Open data on administrative procedures, ${place}`,
  dataset: (place, period) => `Scores of service to people and businesses, ${place}, period ${period}`,
  datasetText:
    'The indicators of Decision 766/QĐ-TTg and the shares on time, filed online, overdue and apologised for by agency and field, each with numerator and denominator. No personal data.',
  column: {
    period: 'Period: month 2026-11, quarter 2026-Q4 or year 2026, by day of reception',
    unit: 'Code of the agency; the province’s code is the whole province',
    unitName: 'Name of the agency, in Vietnamese',
    field: 'Field of the procedure; empty: all fields',
    indicator: 'Indicator of Decision 766, or online (filed online), overdue, apologised (overdue and apologised for)',
    name: 'Name of the indicator, in Vietnamese',
    numerator: 'Numerator; empty while there is no source',
    denominator: 'Denominator; empty while there is no source',
    score: 'Points; empty where none are given',
    max: 'Most points; empty where none are given',
    standing: 'Standing: scored, nothing to count, or no source and which one',
  },
};
