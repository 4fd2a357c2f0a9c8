import { addDays, type LocalDate, localDate } from '#kernel/time.ts';

export type ReportKind = 'month' | 'quarter' | 'half' | 'year';

/** A period of the statutory reports: not the calendar's, which the index of QĐ 766 counts by. */
export interface ReportPeriod {
  readonly kind: ReportKind;
  /** `2026-11`, `2026-Q3`, `2026-H1`, `2026`. */
  readonly name: string;
  readonly from: LocalDate;
  /** The last day counted. */
  readonly to: LocalDate;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The 15th of the month before that one; January's is of December of the year before. */
function fifteenthBefore(year: number, month: number): LocalDate {
  return month === 1 ? localDate(`${year - 1}-12-15`) : localDate(`${year}-${two(month - 1)}-15`);
}

/**
 * NĐ 09/2019 Đ12, which TT 09/2026/TT-BTP refers to: a month from the 15th of the one before to its 14th; a quarter to the
 * 14th of its last month; six months 15/12 to 14/6; a year 15/12 to 14/12.
 */
function spanOf(year: number, first: number, last: number): { from: LocalDate; to: LocalDate } {
  return { from: fifteenthBefore(year, first), to: localDate(`${year}-${two(last)}-14`) };
}

/** The period of that name; nothing if it names none. Reports of half a year are of the first half only: the year's has the second. */
export function reportPeriod(name: string): ReportPeriod | undefined {
  const found = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|(H1)))?$/.exec(name);
  if (!found) return undefined;
  const [year, month, quarter] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (month) return { kind: 'month', name, ...spanOf(year, month, month) };
  if (quarter) return { kind: 'quarter', name, ...spanOf(year, quarter * 3 - 2, quarter * 3) };
  return found[4] ? { kind: 'half', name, ...spanOf(year, 1, 6) } : { kind: 'year', name, ...spanOf(year, 1, 12) };
}

/**
 * The reports to be sent that end in a month (TT 09/2026: months 1, 2, 4, 5, 7, 8, 10, 11; quarters I and III; six months;
 * the year).
 */
export function reportEndingIn(year: number, month: number): ReportPeriod {
  const name =
    month === 12
      ? `${year}`
      : month === 6
        ? `${year}-H1`
        : month % 3 === 0
          ? `${year}-Q${month / 3}`
          : `${year}-${two(month)}`;
  return reportPeriod(name) as ReportPeriod;
}

/** The last reports that are due or running, the newest first. */
export function lastReports(today: LocalDate, count: number): ReportPeriod[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const newest = year * 12 + month - 1 + (today > localDate(`${year}-${two(month)}-14`) ? 1 : 0);
  return Array.from({ length: count }, (_, back) => {
    const at = newest - back;
    return reportEndingIn(Math.floor(at / 12), (at % 12) + 1);
  });
}

/** By when it is sent: communes and departments by the 20th, the province by the 23rd of the month it ends in. */
export const reportDue = ({ to }: ReportPeriod, isProvince: boolean): LocalDate => addDays(to, isProvince ? 9 : 6);

/** TT 09/2026/TT-BTP is in force from this day. */
export const FORMS_SINCE = localDate('2026-08-01');

/**
 * Whether a report was due before these forms were in force: it was made in those before, and is only looked at here. The circular as
 * we have it says nothing of the first report; we take it to be the first that units send after that day.
 */
export const isBeforeForms = (period: ReportPeriod): boolean => reportDue(period, false) < FORMS_SINCE;

/** The period of those days; nothing if no report has them. */
export function reportOfSpan({ from, to }: { from: LocalDate; to: LocalDate }): ReportPeriod | undefined {
  const [year, month] = [to.slice(0, 4), to.slice(5, 7)];
  const names = [`${year}-${month}`, `${year}-Q${Number(month) / 3}`, `${year}-H1`, year];
  return names.map(reportPeriod).find((one) => one?.from === from && one.to === to);
}
