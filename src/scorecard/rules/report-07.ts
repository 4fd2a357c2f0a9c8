import { dateAt, type Instant, instantOf, type LocalDate } from '#kernel/time.ts';
import { isLateAt } from './late.ts';

/** Forms 07a (communes, departments) and 07b (the province) of TT 09/2026/TT-BTP, columns 4 to 8: how it came. */
export const CAME = ['wholeOnline', 'partOnline', 'post', 'direct', 'carried'] as const;
/** Columns 10 to 12 and 14, 15: where it stands at the period's end. */
export const STANDS = ['early', 'onTime', 'late', 'runningInTime', 'runningLate'] as const;
export type Came = (typeof CAME)[number];
export type Stands = (typeof STANDS)[number];
export type ReportCell = Came | Stands;
export const isReportCell = (text: string): text is ReportCell =>
  ([...CAME, ...STANDS] as readonly string[]).includes(text);

/** 07b in its two parts: I what the province's own agencies resolve, II what communes do. 07a has none. */
export const REPORT_PARTS = ['province', 'commune'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];
export const isReportPart = (text: string): text is ReportPart => (REPORT_PARTS as readonly string[]).includes(text);

/** A dossier as these forms ask of it. */
export interface ReportDossier {
  readonly code: string;
  /** The first field (lĩnh vực) of its procedure. */
  readonly field: string;
  /** The level of the agency that resolves it. */
  readonly level: ReportPart;
  /** As the national portal numbers channels: 1 at the desk, 2 online, 3 by post. */
  readonly channel: number;
  readonly isWholeOnline: boolean;
  readonly receivedAt: Instant;
  readonly endedAt: Instant | null;
  /** The date before any extension: an apology does not take lateness out of the figures (NĐ 118/2025 Đ19.6). */
  readonly due: Instant | null;
  /** Whether the term runs by the hour; else the whole of the due day is in time (Bộ luật Dân sự Đ148.6). */
  readonly byTheHour: boolean;
  /** When a supplement was asked of what was overdue already; null: it was not. */
  readonly lateSince: Instant | null;
}

export interface ReportSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const endOf = ({ to }: ReportSpan): Instant => instantOf(to, 1440);

function cameOf({ channel, isWholeOnline, receivedAt }: ReportDossier, span: ReportSpan): Came {
  if (receivedAt < instantOf(span.from)) return 'carried';
  if (channel === 2) return isWholeOnline ? 'wholeOnline' : 'partOnline';
  return channel === 3 ? 'post' : 'direct';
}

/** One without a date (trả trong ngày without a term) is never late, and not early either. */
function standsOf(dossier: ReportDossier, span: ReportSpan, now: Instant): Stands {
  const { endedAt, due } = dossier;
  if (endedAt !== null && endedAt < endOf(span)) {
    if (isLateAt(dossier, endedAt)) return 'late';
    return due !== null && dateAt(endedAt) < dateAt(due) ? 'early' : 'onTime';
  }
  // The last moment of the period, or now while it runs.
  return isLateAt(dossier, Math.min(now, endOf(span) - 1) as Instant) ? 'runningLate' : 'runningInTime';
}

/** The two cells a dossier stands in: how it came and how it stands. Nothing if it is none of the period's. */
export function cellsOf(
  dossier: ReportDossier,
  span: ReportSpan,
  now: Instant,
): { came: Came; stands: Stands } | undefined {
  const { receivedAt, endedAt } = dossier;
  if (receivedAt >= endOf(span) || (endedAt !== null && endedAt < instantOf(span.from))) return undefined;
  return { came: cameOf(dossier, span), stands: standsOf(dossier, span, now) };
}

type Tally = Record<ReportCell, number> & { field: string; part?: ReportPart };
/** `part`: on 07b; not on what was sent before the form was kept in its parts. */
export type ReportRow = Readonly<Tally>;

const empty = (field: string, part?: ReportPart): Tally => ({
  ...{ field, ...(part ? { part } : {}) },
  ...{ wholeOnline: 0, partOnline: 0, post: 0, direct: 0, carried: 0 },
  ...{ early: 0, onTime: 0, late: 0, runningInTime: 0, runningLate: 0 },
});

const sum = (row: ReportRow, cells: readonly ReportCell[]): number => cells.reduce((all, cell) => all + row[cell], 0);
/** Column 3. */
export const received = (row: ReportRow): number => sum(row, CAME);
/** Column 9. */
export const resolved = (row: ReportRow): number => sum(row, ['early', 'onTime', 'late']);
/** Column 13, which the next period carries over. */
export const running = (row: ReportRow): number => sum(row, ['runningInTime', 'runningLate']);

/** Rows by field, and on 07b by part, filled one dossier after the other. */
export function reportTally(span: ReportSpan, now: Instant, form: '07a' | '07b' = '07a') {
  const rows = new Map<string, Tally>();
  const rowOf = (field: string, part: ReportPart | undefined): Tally => {
    const key = `${part ?? ''} ${field}`;
    const row = rows.get(key) ?? empty(field, part);
    rows.set(key, row);
    return row;
  };
  return {
    /** The figures of a commune's 07a, as it was sent, in part II of 07b. */
    addSent(sent: ReportRow): void {
      const row = rowOf(sent.field, 'commune');
      for (const cell of [...CAME, ...STANDS]) row[cell] += sent[cell];
    },
    add(dossier: ReportDossier): void {
      const cells = cellsOf(dossier, span, now);
      if (!cells) return;
      const row = rowOf(dossier.field, form === '07b' ? dossier.level : undefined);
      row[cells.came] += 1;
      row[cells.stands] += 1;
    },
    rows: (): ReportRow[] =>
      [...rows.values()].sort((a, b) => placeOf(a) - placeOf(b) || a.field.localeCompare(b.field, 'vi')),
  };
}

const placeOf = ({ part }: ReportRow): number => (part ? REPORT_PARTS.indexOf(part) : 0);

/** The rows of a part, or all of a form without parts. */
export const rowsOfPart = (rows: readonly ReportRow[], part: ReportPart): ReportRow[] =>
  rows.filter((row) => row.part === part);

/** Whether a form is shown in parts: 07b is, unless it was sent before it was kept so. */
export const hasParts = (form: string, rows: readonly ReportRow[]): boolean =>
  form === '07b' && rows.every(({ part }) => part !== undefined);

export function totalRow(rows: readonly ReportRow[]): ReportRow {
  const total = empty('');
  for (const row of rows) for (const cell of [...CAME, ...STANDS]) total[cell] += row[cell];
  return total;
}

/** What does not add up, by field: received is resolved and running together. */
export const unbalanced = (rows: readonly ReportRow[]): string[] =>
  rows.filter((row) => received(row) !== resolved(row) + running(row)).map(({ field }) => field);

export interface CarriedWrong {
  readonly field: string;
  readonly carried: number;
  readonly running: number;
}

const keyOf = ({ part, field }: ReportRow, byPart: boolean): string => (byPart ? `${part ?? ''} ${field}` : field);

/** Fields, and on 07b parts of fields, whose dossiers carried over are not those the report before left running. */
export function carriedWrong(rows: readonly ReportRow[], before: readonly ReportRow[]): CarriedWrong[] {
  // One sent before there were parts is compared field by field.
  const byPart = [...rows, ...before].every(({ part }) => part !== undefined);
  const sums = (all: readonly ReportRow[], count: (row: ReportRow) => number) => {
    const found = new Map<string, number>();
    for (const row of all) found.set(keyOf(row, byPart), (found.get(keyOf(row, byPart)) ?? 0) + count(row));
    return found;
  };
  const [carried, left] = [sums(rows, (row) => row.carried), sums(before, running)];
  const fields = new Map([...rows, ...before].map((row) => [keyOf(row, byPart), row.field]));
  return [...fields].flatMap(([key, field]) => {
    const [now, past] = [carried.get(key) ?? 0, left.get(key) ?? 0];
    return now === past ? [] : [{ field, carried: now, running: past }];
  });
}
