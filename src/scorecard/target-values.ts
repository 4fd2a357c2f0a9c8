import type { Reader } from '#db/pool.server.ts';
import { addDays, instantOf, type LocalDate } from '#kernel/time.ts';
import { filedContent } from '#procedure/index.ts';
import { sourceOf } from './rules/fact-file.ts';
import type { Source } from './rules/indicators.ts';
import type { DossierMark } from './rules/judge.ts';
import { endOf, periodOf } from './rules/periods.ts';
import { eligibleOf, internalCut } from './rules/target-counts.ts';
import type { TargetIndicator } from './rules/target-indicators.ts';
import type { TargetValue } from './rules/target-state.ts';
import { offeredOn } from './sql/catalogue.ts';
import { kindsTold } from './sql/imported.ts';
import { announcedIn } from './sql/report-counts.ts';
import { talliedOf, unitsUnder } from './sql/tallies.ts';
import { linesBetween, resultsSyncedIn, toldOf } from './sql/target-counts.ts';

export interface ValuePeriod {
  readonly from: LocalDate;
  /** The last day counted. */
  readonly to: LocalDate;
}

/** The value of an indicator at a unit and below it; nothing where no source counts it yet. */
export type ValueOf = (
  indicator: TargetIndicator,
  unit: string,
  period: ValuePeriod,
) => Promise<TargetValue | undefined>;

interface Asked {
  readonly reader: Reader;
  readonly realm: string;
  readonly unit: string;
  readonly period: ValuePeriod;
}
type Counting = (asked: Asked) => Promise<TargetValue | undefined>;

/**
 * Sides of a set of the index from the first day of a month to any day: the tallies to the end of that day's month, without what
 * came after the day. Of a period that reaches to today nothing came after, so it costs no more than a board.
 */
async function sidesTo({ reader, realm, unit, period }: Asked, mark: DossierMark): Promise<TargetValue> {
  const { next } = periodOf('month', period.to);
  const span = { from: period.from, next };
  const tallied = await talliedOf(reader, realm, { unit, span, now: endOf(span) });
  const { won = 0, lost = 0 } = tallied[mark] ?? {};
  const units = await unitsUnder(reader, realm, [periodOf('month', period.to).key], unit);
  const after = { from: instantOf(addDays(period.to, 1)), until: instantOf(next) };
  const later = await linesBetween(reader, realm, { mark, units, ...after });
  return { part: won - later.won, whole: won + lost - later.won - later.lost };
}

const ofMark =
  (mark: DossierMark): Counting =>
  (asked) =>
    sidesTo(asked, mark);

/** Only once the source has told anything by then: until then nothing is claimed. */
const once =
  (source: Source, counting: Counting): Counting =>
  async (asked) => {
    const told = await kindsTold(asked.reader, asked.realm, asked.period.to);
    return told.some((one) => sourceOf(one) === source) ? counting(asked) : undefined;
  };

/** What the catalogue says is the province's alone: it names no agency by its code. */
const ofProvince =
  (counting: Counting): Counting =>
  async (asked) =>
    asked.unit === asked.realm ? counting(asked) : undefined;

const eligible: Counting = async ({ reader, realm, period }) => {
  const offered = await offeredOn(reader, realm, period.to);
  const contents = await Promise.all(
    offered.map(async ({ code, version, realm: of }) => ({ code, is: await filedContent(reader, of, code, version) })),
  );
  return eligibleOf(contents, new Set(await toldOf(reader, realm, 'du-dieu-kien', period.to)));
};

const internal: Counting = async ({ reader, realm, period }) =>
  internalCut(await announcedIn(reader, realm, { ...period, kind: 'internal' }), period.to);

/** Of all dossiers those that 3.4 counts: filed online at a service offered wholly online, and no paper came back but as a file. */
const wholeOnline: Counting = async (asked) => {
  const [{ part }, { whole }] = await Promise.all([sidesTo(asked, '3.4'), sidesTo(asked, 'online')]);
  return { part, whole };
};

const synced: Counting = async (asked) => {
  const { reader, realm, unit, period } = asked;
  const told = await kindsTold(reader, realm, period.to);
  if (!told.some(({ kind }) => kind === 'dong-bo-ket-qua')) return undefined;
  const { part: whole } = await sidesTo(asked, '4.1');
  const span = { unit, from: instantOf(period.from), until: instantOf(addDays(period.to, 1)) };
  return { part: await resultsSyncedIn(reader, realm, span), whole };
};

/** The set of the index whose members an indicator of targets counts. */
export const MARK_OF = {
  'dossiers-online': 'online',
  'dossiers-whole-online': '3.4',
  'online-payment': '3.6',
  digitised: '4.2',
} as const satisfies Partial<Record<TargetIndicator, DossierMark>>;

const COUNTINGS: Record<TargetIndicator, Counting> = {
  'full-online-eligible': ofProvince(eligible),
  'dossiers-online': ofMark(MARK_OF['dossiers-online']),
  'dossiers-whole-online': wholeOnline,
  'internal-cut': ofProvince(internal),
  'online-payment': once('payments', ofMark(MARK_OF['online-payment'])),
  digitised: ofMark(MARK_OF.digitised),
  'results-synced': synced,
};

/**
 * What the program's own facts and those it was told say: of dossiers the sets of the index, of the catalogue what the province
 * announced. `README.md` says how each is counted; where nobody tells the facts, nothing is answered.
 */
export const valuesFrom =
  (reader: Reader, realm: string): ValueOf =>
  (indicator, unit, period) =>
    COUNTINGS[indicator]({ reader, realm, unit, period });
