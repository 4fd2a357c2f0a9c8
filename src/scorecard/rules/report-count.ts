import type { LocalDate } from '#kernel/time.ts';
import type { PetitionAbout } from './facts.ts';
import type { ReportSpan } from './report-07.ts';
import type { Counted, CountedWhat, FormRow } from './report-fill.ts';
import { isNumber, type ReportFormRule } from './report-form.ts';

interface Where {
  readonly part: string;
  readonly row: string;
}

const figures = (where: Where, what: CountedWhat, by: Readonly<Record<string, Iterable<string>>>): Counted[] =>
  Object.entries(by).map(([column, found]) => {
    const members = [...new Set(found)].sort();
    return { ...where, column, what, members, value: members.length };
  });

const within = (day: LocalDate | null, { from, to }: ReportSpan): day is LocalDate =>
  day !== null && from <= day && day <= to;

interface Edition {
  readonly code: string;
  readonly agency: string;
  readonly isFirst: boolean;
  readonly decidedOn: LocalDate | null;
  readonly decision: string | null;
  readonly shownOn: LocalDate | null;
  readonly withdrawnOn: LocalDate | null;
  readonly withdrawal: string | null;
  readonly inForce: boolean;
}

const codes = (all: readonly Edition[]): string[] => all.map(({ code }) => code);
const decisions = (all: readonly Edition[], span: ReportSpan): string[] =>
  all.flatMap((one) => [
    ...(within(one.decidedOn, span) && one.decision ? [one.decision] : []),
    ...(within(one.withdrawnOn, span) && one.withdrawal ? [one.withdrawal] : []),
  ]);

/** What was announced in a span: a procedure is new, amended or repealed, whichever it became last. */
function changesIn(all: readonly Edition[], span: ReportSpan) {
  const repealed = new Set(codes(all.filter(({ withdrawnOn }) => within(withdrawnOn, span))));
  const decided = all.filter(({ code, decidedOn }) => within(decidedOn, span) && !repealed.has(code));
  const first = new Set(codes(decided.filter(({ isFirst }) => isFirst)));
  const shown = decided.filter(({ shownOn }) => shownOn !== null && shownOn <= span.to);
  const seen = new Set(codes(shown));
  const amended = codes(decided).filter((code) => !first.has(code));
  return { repealed, first, amended, shown: seen, unseen: codes(decided).filter((code) => !seen.has(code)) };
}

/** Part I of 03b has no column of legal texts. */
const COLUMN = {
  I: { added: '5', amended: '6', gone: '7', shown: '8', hidden: '9', whole: '10' },
  II: { added: '6', amended: '7', gone: '8', shown: '9', hidden: '10', whole: '11' },
} as const;

/** 03b by agency, its part I or II; or 09a of internal procedures, with what is cumulated since the year began. */
export function countAnnounced(
  part: 'I' | 'II' | 'internal',
  editions: readonly Edition[],
  span: ReportSpan,
  year: ReportSpan = span,
): Counted[] {
  if (part === 'internal') {
    const where = { part: 'I', row: '' };
    const [now, all] = [changesIn(editions, span), changesIn(editions, year)];
    const told = (one: typeof now) => [...one.first, ...one.amended];
    return [
      ...figures(where, 'decision', { 3: decisions(editions, span), 7: decisions(editions, year) }),
      ...figures(where, 'procedure', { 4: told(now), 5: now.shown, 6: now.unseen }),
      ...figures(where, 'procedure', { 8: told(all), 9: all.shown, 10: all.unseen }),
    ];
  }
  const column = COLUMN[part];
  return [...Map.groupBy(editions, ({ agency }) => agency)].flatMap(([row, own]) => {
    const where = { part, row };
    const found = changesIn(own, span);
    return [
      ...figures(where, 'decision', { 3: decisions(own, span) }),
      ...figures(where, 'procedure', { [column.added]: found.first, [column.amended]: found.amended }),
      ...figures(where, 'procedure', { [column.gone]: found.repealed, [column.shown]: found.shown }),
      ...figures(where, 'procedure', { [column.hidden]: found.repealed }),
      ...figures(where, 'procedure', { [column.whole]: codes(own.filter(({ inForce }) => inForce)) }),
    ];
  });
}

/** The row for petitions whose sector nobody told: an office parts it by sector in figures of its own. */
export const NO_SECTOR = 'Chưa phân theo lĩnh vực';

/** 06b: petitions of units that sent no 06a, beside what the others reported. */
export const NOT_SENT = 'Chưa phân theo lĩnh vực (đơn vị chưa gửi biểu 06a)';

export interface ReportedPetition {
  readonly code: string;
  readonly unit: string;
  readonly receivedOn: LocalDate;
  readonly handledOn: LocalDate | null;
  readonly about: PetitionAbout | null;
}

/**
 * 06a, 06b: when petitions came, whether they were handled and, where every one of them says so, what they are about. Of their
 * sector and publication the facts say nothing.
 */
export function countPetitions(all: readonly ReportedPetition[], span: ReportSpan, row = NO_SECTOR): Counted[] {
  if (all.length === 0) return [];
  const of = (good: (one: (typeof all)[number]) => boolean) => all.filter(good).map(({ code }) => code);
  const isNew = ({ receivedOn }: (typeof all)[number]) => receivedOn >= span.from;
  const isDone = ({ handledOn }: (typeof all)[number]) => handledOn !== null && handledOn <= span.to;
  return figures({ part: 'I', row }, 'petition', {
    ...{ 6: of((one) => !isNew(one)), 7: of(isNew) },
    ...{ 11: of((one) => isDone(one) && !isNew(one)), 12: of((one) => isDone(one) && isNew(one)) },
    ...(all.every(({ about }) => about !== null)
      ? {
          ...{ 4: of(({ about }) => about === 'conduct'), 5: of(({ about }) => about === 'rules') },
          ...{ 9: of((one) => isDone(one) && one.about === 'conduct') },
          ...{ 10: of((one) => isDone(one) && one.about === 'rules') },
          ...{ 14: of((one) => !isDone(one) && one.about === 'conduct') },
          ...{ 15: of((one) => !isDone(one) && one.about === 'rules') },
        }
      : {}),
  });
}

/** 08b and 08c column 3: a centre is one point of reception; branches beside it are entered. */
export const countCentres = (names: readonly string[], where: Where): Counted[] =>
  figures(where, 'centre', { 3: names });

/** 08c part I. */
export function countOffered(
  all: readonly {
    readonly code: string;
    readonly level: 'province' | 'commune';
    readonly atCentre: boolean;
    readonly hasProcess: boolean;
  }[],
): Counted[] {
  const of = (level: 'province' | 'commune', good: (one: (typeof all)[number]) => boolean) =>
    all.filter((one) => one.level === level && good(one)).map(({ code }) => code);
  const both = (first: string, second: string, good: (one: (typeof all)[number]) => boolean) => ({
    [first]: of('province', good),
    [second]: of('commune', good),
  });
  return figures({ part: 'I', row: '' }, 'procedure', {
    ...both('2', '3', () => true),
    ...both('5', '6', ({ atCentre }) => atCentre),
    ...both('8', '9', ({ hasProcess }) => hasProcess),
  });
}

/** What units reported, added up by the row that each of their rows goes into. */
export function sumReports(
  form: ReportFormRule,
  part: string,
  sent: readonly { readonly unit: string; readonly rows: readonly FormRow[] | null }[],
  rowOf: (row: FormRow) => string,
): Counted[] {
  const columns = form.parts.find(({ key }) => key === part)?.columns.filter((one) => isNumber(one) && !one.sums) ?? [];
  const found = new Map<string, { value: number; members: string[] }>();
  for (const { unit, rows } of sent)
    for (const row of rows ?? [])
      for (const { key } of columns) {
        const value = row.cells[key]?.value;
        if (typeof value !== 'number') continue;
        const at = JSON.stringify([rowOf(row), key]);
        const before = found.get(at) ?? { value: 0, members: [] };
        found.set(at, { value: before.value + value, members: [...before.members, unit] });
      }
  return [...found].map(([at, { value, members }]) => {
    const [row, column] = JSON.parse(at) as [string, string];
    return { part, row, column, value, what: 'report' as const, members: [...new Set(members)] };
  });
}
