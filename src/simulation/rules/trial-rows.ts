import type { Figures } from '../run/figures.ts';

/** What one office had to do in a run. */
export interface Office {
  readonly unit: string;
  readonly vi: string;
  readonly en: string;
  /** Dossiers that came to a step there. */
  readonly dossiers: number;
  /** Dossiers that stood there at the same time, on average from the first moment of the run to its last. */
  readonly queue: number;
  /** Those still there at the end. */
  readonly waiting: number;
  /** Hours at a step there, the median of those that were left. */
  readonly median: number;
}

/** What a run left, from the facts in its database and nothing else. */
export interface TrialFigures {
  readonly figures: Figures;
  readonly offices: readonly Office[];
  /** Of the whole trail: the command line gives the same. */
  readonly digest: string;
  readonly officers: number;
}

export type TrialRowName =
  | 'officers'
  | 'received'
  | 'online'
  | 'resolved'
  | 'onTime'
  | 'onTimeShare'
  | 'late'
  | 'lateOpen'
  | 'open'
  | 'daysMedian'
  | 'daysP90';

/** A figure of both runs; null where it has no whole (nothing was resolved). */
export interface TrialRow {
  readonly name: TrialRowName;
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
  /** Whether more of it is better for people; null: neither. */
  readonly better: 'more' | 'less' | null;
}

const HOURS = 24;
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** On time among what was resolved, in percent to a tenth. */
const share = ({ onTime, late }: Figures['counts']): number | null =>
  onTime + late === 0 ? null : tenth((onTime * 100) / (onTime + late));

const ROWS: readonly [TrialRowName, TrialRow['better'], (one: TrialFigures) => number | null][] = [
  ['officers', null, ({ officers }) => officers],
  ['received', null, ({ figures }) => figures.counts.received],
  ['online', null, ({ figures }) => figures.counts.online],
  ['resolved', 'more', ({ figures }) => figures.counts.resolved],
  ['onTime', 'more', ({ figures }) => figures.counts.onTime],
  ['onTimeShare', 'more', ({ figures }) => share(figures.counts)],
  ['late', 'less', ({ figures }) => figures.counts.late],
  ['lateOpen', 'less', ({ figures }) => figures.counts.lateOpen],
  ['open', 'less', ({ figures }) => figures.counts.open],
  ['daysMedian', 'less', ({ figures }) => tenth(figures.counts.hoursMedian / HOURS)],
  ['daysP90', 'less', ({ figures }) => tenth(figures.counts.hoursP90 / HOURS)],
];

/** Differences of what is shown, so that a reader who subtracts finds the same. */
const differ = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : tenth(after - before);

export const trialRows = (before: TrialFigures, after: TrialFigures): TrialRow[] =>
  ROWS.map(([name, better, of]) => {
    const [a, b] = [of(before), of(after)];
    return { name, better, before: a, after: b, difference: differ(a, b) };
  });

export interface OfficeRow {
  readonly unit: string;
  readonly vi: string;
  readonly en: string;
  readonly before: Office | null;
  readonly after: Office | null;
  /** Of the mean queue. */
  readonly difference: number;
}

/** Offices of both runs, where the queue changed most first; one that a run did without has none there. */
export function officeRows(before: TrialFigures, after: TrialFigures): OfficeRow[] {
  const units = new Map([...before.offices, ...after.offices].map((one) => [one.unit, one]));
  const in_ = ({ offices }: TrialFigures, unit: string) => offices.find((one) => one.unit === unit) ?? null;
  return [...units.values()]
    .map(({ unit, vi, en }) => {
      const [a, b] = [in_(before, unit), in_(after, unit)];
      return { unit, vi, en, before: a, after: b, difference: tenth((b?.queue ?? 0) - (a?.queue ?? 0)) };
    })
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.unit < b.unit ? -1 : 1));
}
