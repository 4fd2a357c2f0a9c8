import type { Reader } from '#db/pool.server.ts';
import { calendarsOf } from '#dossier/index.ts';
import { fold } from '#kernel/text.ts';
import { dateAt, type Instant, type LocalDate, localDate } from '#kernel/time.ts';
import { filedContent, missingParts, type ProcedureContent } from '#procedure/index.ts';
import { sourceOf } from './rules/fact-file.ts';
import {
  type CatalogueSets,
  type Known,
  NO_PROCEDURES,
  type Reports,
  reportedOf,
  type Tallied,
} from './rules/figures.ts';
import type { Source } from './rules/indicators.ts';
import { lastDayOf, type Period } from './rules/periods.ts';
import { disclosedInTime, petitionsContent, petitionsInTime, publishedInTime } from './rules/publications.ts';
import type { Readings } from './rules/variants.ts';
import { offeredOn } from './sql/catalogue.ts';
import { certifyingOn, kindsTold, petitionsIn, publicationsIn, reportedIn } from './sql/imported.ts';
import { proceduresOf } from './sql/tallies.ts';

export interface KnownQuestion {
  readonly realm: string;
  readonly unit: string;
  readonly period: Period;
  readonly readings: Readings;
  readonly now: Instant;
  readonly tallied: Tallied;
}

/** Công dân Việt Nam, người Việt Nam định cư ở nước ngoài, người nước ngoài, cá nhân (4.5b). */
const PERSONS = /^(cong dan|nguoi|ca nhan)/;

/** The catalogue as the index counts it on a day. */
export async function catalogueOn(reader: Reader, realm: string, day: LocalDate): Promise<CatalogueSets> {
  const offered = await offeredOn(reader, realm, day);
  const contents = await Promise.all(
    offered.map(async (one) => ({ ...one, is: await filedContent(reader, one.realm, one.code, one.version) })),
  );
  const codes = (good: (content: ProcedureContent) => boolean) =>
    contents.flatMap(({ code, is }) => (is && good(is) ? [code] : []));
  return {
    all: codes(() => true),
    full: codes((one) => missingParts(one).length === 0),
    online: codes(({ serviceLevel }) => serviceLevel === 'TOAN_TRINH' || serviceLevel === 'MOT_PHAN'),
    fee: codes(({ fees }) => fees.some(({ amount }) => amount !== 0)),
    forPersons: codes(({ target }) => target.some((one) => PERSONS.test(fold(one)))),
  };
}

/** Sources that tell anything on a day. The program's own always do; a province's own decisions are publications. */
export async function sourcesOn(reader: Reader, realm: string, day: LocalDate): Promise<Set<Source>> {
  const told = await kindsTold(reader, realm, day);
  return new Set<Source>(['dossiers', 'catalogue', 'results', 'reuse', ...told.map(sourceOf)]);
}

/** What the national report says of some units, in a period and in the year before it. */
export async function reportsOn(
  reader: Reader,
  realm: string,
  { units, period }: { readonly units: readonly string[]; readonly period: Period },
): Promise<(unit: string) => Reports> {
  const year = Number(period.from.slice(0, 4));
  const [found, last] = await Promise.all([
    reportedIn(reader, realm, { ...period, units }),
    reportedIn(reader, realm, { from: localDate(`${year - 1}-01-01`), next: localDate(`${year}-01-01`), units }),
  ]);
  return (unit) => ({ now: found.get(unit), yearBefore: last.get(unit) });
}

/** Everything a sheet is reckoned from, of which only the tallies come from dossiers. */
export async function knownOf(reader: Reader, question: KnownQuestion): Promise<Known> {
  const { realm, unit, period, now, readings, tallied } = question;
  const today = dateAt(now);
  const day = [lastDayOf(period), today].toSorted()[0] as LocalDate;
  const [sources, catalogue, publications, petitions, certifying, reports, procedures, calendarFor] = await Promise.all(
    [
      sourcesOn(reader, realm, day),
      catalogueOn(reader, realm, day),
      publicationsIn(reader, realm, period.next),
      petitionsIn(reader, realm, { ...period, unit }),
      certifyingOn(reader, realm, day),
      reportsOn(reader, realm, { units: [unit], period }),
      proceduresOf(reader, realm, { period: period.key, units: [unit] }),
      calendarsOf(reader, realm),
    ],
  );
  const calendar = await calendarFor(realm, now);
  return {
    ...{ tallied, sources, catalogue, certifying, procedures: procedures.get(unit) ?? NO_PROCEDURES },
    reported: reportedOf(reports(unit), { period, readings, tallied }),
    published: publishedInTime(publications, period, readings.publication, calendar),
    disclosed: disclosedInTime(publications, period, readings.publication, calendar),
    petitions: {
      inTime: petitionsInTime(petitions, period, today),
      content: petitionsContent(petitions, period, today),
    },
  };
}
