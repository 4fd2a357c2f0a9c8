import type { DataFile } from '#db/data-file.ts';
import type { Importer } from '#db/import.ts';
import { type Checked, day, listOf, mapOf, matching, oneOf, optional, shape, text } from '#kernel/check.ts';
import { type NewDay, putDays, putUnknown } from '../sql/calendar.ts';

const confidence = oneOf(['high', 'medium', 'low']);
const calendar = shape({
  asOf: day,
  knownFrom: day,
  knownTo: day,
  daysOff: listOf(
    shape({ date: day, kind: oneOf(['holiday', 'moved', 'swapped']), vi: text, en: text, source: text, confidence }),
  ),
  makeUpDays: listOf(
    shape({
      ...{
        date: day,
        insteadOf: optional(day),
        worksLike: optional(oneOf([1, 2, 3, 4, 5, 6, 7])),
        source: text,
        confidence,
      },
      sessions: optional(listOf(matching(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/))),
    }),
  ),
  unknown: listOf(
    shape({
      ...{ from: day, to: day, vi: text, en: text, source: text, assumedOff: listOf(day) },
      name: shape({ vi: text, en: text }),
    }),
  ),
  sources: mapOf(text),
});
type Calendar = Checked<typeof calendar>;

const MAKE_UP = { vi: 'Ngày làm bù', en: 'Make-up working day' };

/** Days off and make-up days of state offices (data/calendar); what is not announced stays unknown. */
export const calendarImporter: Importer = {
  name: 'calendar',
  version: 1,
  files: ['calendar/holidays.json'],
  tables: ['calendar_day', 'calendar_unknown'],
  async run(tx, [file], id) {
    const read = await (file as DataFile).whole(calendar);
    refuseImpossible(file as DataFile, read);
    await putDays(tx, id, daysOf(read));
    const unknown = read.unknown.map(({ name, ...rest }) => ({
      ...rest,
      nameVi: name.vi,
      nameEn: name.en,
      source: read.sources[rest.source] as string,
    }));
    await putUnknown(tx, id, unknown, read);
    return { daysOff: read.daysOff.length, makeUpDays: read.makeUpDays.length, unknown: unknown.length };
  },
};

const daysOf = ({ daysOff, makeUpDays, sources }: Calendar): NewDay[] => [
  ...daysOff.map(({ date, kind, vi, en, source, confidence: sure }) => ({
    ...{ scope: '', day: date, kind: 'off' as const, reason: kind, nameVi: vi, nameEn: en },
    ...{ likeWeekday: null, insteadOf: null, sessions: null, source: sources[source] as string, confidence: sure },
  })),
  ...makeUpDays.map(({ date, insteadOf, worksLike, sessions, source, confidence: sure }) => ({
    ...{
      scope: '',
      day: date,
      kind: 'work' as const,
      reason: 'make-up' as const,
      nameVi: MAKE_UP.vi,
      nameEn: MAKE_UP.en,
    },
    ...{ likeWeekday: worksLike, insteadOf, sessions: sessions?.map(minutes) ?? null },
    ...{ source: sources[source] as string, confidence: sure },
  })),
];

const minutes = (session: string): [number, number] =>
  session.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [number, number];

/** What each value alone does not show: sources that are not named, days told twice, periods that run backwards. */
function refuseImpossible(file: DataFile, read: Calendar): void {
  const seen = new Set<string>();
  for (const part of ['daysOff', 'makeUpDays'] as const)
    for (const [index, { date, source }] of read[part].entries()) {
      if (!(source in read.sources)) throw file.bad(`/${part}/${index}/source`, 'unknown-reference', source);
      if (seen.has(date)) throw file.bad(`/${part}/${index}/date`, 'twice', date);
      seen.add(date);
    }
  if (read.knownTo < read.knownFrom) throw file.bad('/knownTo', 'ends-before-it-begins', read.knownTo);
  refuseImpossiblePeriods(file, read);
}

function refuseImpossiblePeriods(file: DataFile, { unknown, sources }: Calendar): void {
  for (const [index, { from, to, source }] of unknown.entries()) {
    if (!(source in sources)) throw file.bad(`/unknown/${index}/source`, 'unknown-reference', source);
    if (to < from) throw file.bad(`/unknown/${index}/to`, 'ends-before-it-begins', to);
    if (unknown.slice(0, index).some((one) => one.from <= to && from <= one.to))
      throw file.bad(`/unknown/${index}/from`, 'overlapping', from);
  }
}
