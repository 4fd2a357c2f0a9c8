import type { LocalDate } from '#kernel/time.ts';
import { localDate } from '#kernel/time.ts';
import type { Readings } from './variants.ts';

export const GROUPS = ['transparency', 'progress', 'online', 'payment', 'digitisation', 'satisfaction'] as const;
export type Group = (typeof GROUPS)[number];

/** Where the facts of an indicator come from. `dossiers` and `catalogue` are the program's own; others may be absent. */
export const SOURCES = [
  'dossiers',
  'catalogue',
  'publications',
  'sync',
  'payments',
  'results',
  'reuse',
  'personal-store',
  'certified-copies',
  'petitions',
  'ratings',
] as const;
export type Source = (typeof SOURCES)[number];

export const CODES = [
  ...(['1.1', '1.2', '1.3', '1.4', '2.1', '3.1', '3.2', '3.3', '3.4', '3.5', '3.5b', '3.6'] as const),
  ...(['4.1', '4.2', '4.3', '4.4', '4.5a', '4.5b', '4.6', '5.2', '5.3', '5.4'] as const),
] as const;
export type Code = (typeof CODES)[number];
export const isCode = (text: string): text is Code => (CODES as readonly string[]).includes(text);

/** What numerator and denominator are sets of. */
export type Member = 'dossier' | 'procedure' | 'petition' | 'commune';

/**
 * A row of QĐ 766. `score = max · min(1, share ÷ threshold)`; with nothing to count: `none`, no score and no points; `full`,
 * all points; `nothing`, no points.
 */
export interface Indicator {
  readonly code: Code;
  /** The name in the portal's interface, where one is known. */
  readonly api: string;
  readonly group: Group;
  readonly max: (readings: Readings) => number;
  /** Percent from which all points are given; 100: linear. */
  readonly threshold: (readings: Readings) => number;
  readonly zero: 'none' | 'full' | 'nothing';
  readonly member: Member;
  /** `province`: only the province's own sheet has it. */
  readonly scope: 'all' | 'province';
  /** By reception (or the petition's) in the period, or as things stand now. */
  readonly period: 'received' | 'decided' | 'now';
  readonly sources: readonly Source[];
  /** First day on which this formula holds; the last, if another took its place. */
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Where the formula is from, as the research of the operator's document marks it. */
  readonly mark: string;
}

type Row = [
  code: Code,
  api: string,
  group: Group,
  max: number | ((readings: Readings) => number),
  threshold: number | ((readings: Readings) => number),
  sources: readonly Source[],
  mark: string,
  more?: Partial<Pick<Indicator, 'zero' | 'member' | 'scope' | 'period'>>,
];

const split = (points: number) => (readings: Readings) => (readings.online === 'split' ? points : 0);
const one: Partial<Indicator> = { scope: 'province', member: 'procedure' };

const rows: readonly Row[] = [
  ['1.1', 'PUBLISH_ON_TIME', 'transparency', 6, 100, ['publications'], 'Q1, Q3', { ...one, period: 'decided' }],
  ['1.2', 'PUBLIC_UPDATE_ON_TIME', 'transparency', 4, 100, ['publications'], 'Q1, Q3', { ...one, period: 'decided' }],
  ['1.3', 'PUBLIC_CONTENT_FULL', 'transparency', 2, 100, ['catalogue'], 'Q1', { ...one, period: 'now' }],
  ['1.4', 'DOSSIER_SYNC', 'transparency', 6, 100, ['sync'], 'Q1, Q3', { zero: 'nothing' }],
  ['2.1', 'totalOnTime/totalReceived', 'progress', 20, 100, ['dossiers'], 'Q1, Q3'],
  [
    '3.1',
    'authorityCount/partialCount/fullCount',
    'online',
    split(2),
    80,
    ['catalogue'],
    'Q1',
    { ...one, period: 'now' },
  ],
  [
    ...(['3.2', 'onlineDossierCount/onlineServiceTotal', 'online', split(4)] as const),
    ...([({ used }: Readings) => (used === 'linear' ? 100 : 80), ['dossiers', 'catalogue'], 'Q1', one] as const),
  ],
  ['3.3', 'channelOnlineSum/channelTotalSum', 'online', split(6), 50, ['dossiers', 'sync', 'results'], 'Q1'],
  [
    ...(['3.4', 'toàn trình (METRICS)', 'online', ({ online }: Readings) => (online === 'split' ? 0 : 12)] as const),
    ...([100, ['dossiers', 'catalogue', 'results'], 'Q5'] as const),
  ],
  ['3.5', 'totalFeeDossierFormality/totalFeeFormality', 'payment', 2, 80, ['payments', 'catalogue'], 'Q1, Q6', one],
  [
    '3.5b',
    'totalDossierOnlineFormalityPaymentSuccess',
    'payment',
    2,
    80,
    ['payments'],
    'Q6, Q3',
    { member: 'procedure' },
  ],
  ['3.6', 'totalDossierOnlinePaymentSuccess', 'payment', 6, 100, ['payments'], 'Q1, Q6'],
  ['4.1', 'ORIGINAL_RESULT_AVAILABLE', 'digitisation', 6, 100, ['results'], 'Q1, Q3'],
  [
    ...(['4.2', 'SO_HOA_GIAY_TO_GIAI_QUYET', 'digitisation', 4] as const),
    ...([({ digitised }: Readings) => (digitised === 'threshold' ? 80 : 100), ['results'], 'Q1, Q3'] as const),
  ],
  ['4.3', 'REUSED_DIGITIZED_DATA', 'digitisation', 2, 80, ['reuse'], 'Q1, Q3'],
  ['4.4', 'SYNCED_WITH_DVCQG_PERSONAL_STORAGE', 'digitisation', 4, 100, ['personal-store'], 'Q1, Q3'],
  ['4.5a', 'CITIZEN_DATA_CONNECTED_DOSSIER', 'digitisation', 2, 100, ['dossiers'], 'Q1, Q2'],
  ['4.5b', 'CITIZEN_DATA_CONNECTED_FORMALITY', 'digitisation', 2, 100, ['dossiers', 'catalogue'], 'Q1, Q2', one],
  [
    ...(['4.6', 'ELECTRONIC_CERTIFIED_COPY', 'digitisation', 2, 100, ['certified-copies'], 'Q2'] as const),
    { member: 'commune', scope: 'province', period: 'now' },
  ],
  [
    '5.2',
    'PETITION_PROCESSING_ON_TIME',
    'satisfaction',
    6,
    100,
    ['petitions'],
    'Q1, Q3',
    { zero: 'full', member: 'petition' },
  ],
  [
    '5.3',
    'PETITION_HANDLING_SATISFACTION',
    'satisfaction',
    6,
    100,
    ['petitions'],
    'Q1, Q3',
    { zero: 'full', member: 'petition' },
  ],
  [
    '5.4',
    'DOSSIER_RECEIVING_SATISFACTION',
    'satisfaction',
    6,
    90,
    ['ratings', 'dossiers'],
    'Q1, Q3',
    { zero: 'nothing' },
  ],
];

const chosen = (value: Row[3]): Indicator['max'] => (typeof value === 'number' ? () => value : value);

/** QĐ 766/QĐ-TTg of 23/6/2022, as the portal's operator computes it (document of October 2026). */
export const INDICATORS: readonly Indicator[] = rows.map(([code, api, group, max, threshold, sources, mark, more]) => ({
  ...{ code, api, group, max: chosen(max), threshold: chosen(threshold), sources, mark },
  ...{ zero: 'none', member: 'dossier', scope: 'all', period: 'received' },
  ...more,
  ...{ from: localDate('2022-06-23'), to: null },
}));

/** Those that hold on a day, as an effect date decides. */
export const indicatorsOn = (day: LocalDate): readonly Indicator[] =>
  INDICATORS.filter(({ from, to }) => from <= day && (to === null || day <= to));

export const indicatorOf = (code: Code): Indicator => INDICATORS.find((row) => row.code === code) as Indicator;
