import { dateAt, type Instant, instant, instantOf } from '#kernel/time.ts';
import type { Around, DossierFact } from './facts.ts';
import {
  DOSSIER_MARKS,
  type DossierMark,
  judged,
  type ProcedureMark,
  procedureMarksOf,
  type Side,
  sidesOf,
} from './judge.ts';
import { periodsAt } from './periods.ts';

/** One membership of a dossier in a set, on a side. */
export interface Entry {
  readonly mark: DossierMark;
  readonly side: Side;
}

/** What a dossier adds to the tallies: all that is remembered of it, so that it can be taken out again exactly. */
export interface Contribution {
  readonly code: string;
  readonly unit: string;
  readonly receivedAt: Instant;
  readonly procedure: string;
  /** Null: kept before there were tallies by field, and in none of them. */
  readonly field: string | null;
  /** As text, sorted: `2.1|until|1764201600000`. */
  readonly entries: readonly string[];
  readonly procedures: readonly ProcedureMark[];
}

const written = ({ mark, side }: Entry): string =>
  side.side === 'until' ? `${mark}|until|${side.at}` : `${mark}|${side.side}`;

/** The reverse of `written`. */
export function readEntry(text: string): Entry {
  const [mark, side, at] = text.split('|') as [DossierMark, Side['side'], string | undefined];
  return { mark, side: side === 'until' ? { side, at: instant(Number(at)) } : { side } };
}

/**
 * What a dossier counts as, for every period at once: what depends on the period's end, or on the hour, is kept with the
 * moment from which it is lost.
 */
export function contributionOf(fact: DossierFact, around: Around): Contribution {
  const { code, unit, receivedAt, procedure, field } = fact;
  const sides = sidesOf(fact, judged(fact, around));
  const entries = DOSSIER_MARKS.flatMap((mark) => {
    const side = sides[mark];
    return side ? [written({ mark, side })] : [];
  });
  const about = { code, unit, receivedAt, procedure, field };
  return { ...about, entries: entries.toSorted(), procedures: procedureMarksOf(fact) };
}

/** Which sets it is in and on which side, whatever the moment: one of a few hundred that there are; with the moments of the sides that end. */
export interface Pattern {
  /** As the entries, in their order, without moments: `2.1|until`. */
  readonly sides: readonly string[];
  /** Of each side that is until a moment, in their order. */
  readonly moments: readonly Instant[];
}

export function patternOf(entries: readonly string[]): Pattern {
  const all = entries.map(readEntry);
  return {
    sides: all.map(({ mark, side }) => `${mark}|${side.side}`),
    moments: all.flatMap(({ side }) => (side.side === 'until' ? [side.at] : [])),
  };
}

/** The reverse of `patternOf`. */
export function entriesOf({ sides, moments }: Pattern): string[] {
  let at = 0;
  return sides.map((text) => (text.endsWith('|until') ? `${text}|${moments[at++]}` : text));
}

/** A change of a tally; of procedures, `procedure` is said, of fields `field`. */
export interface Change {
  readonly period: string;
  readonly unit: string;
  readonly mark: DossierMark | ProcedureMark;
  readonly side: Side['side'];
  readonly until: Instant | null;
  readonly procedure: string;
  readonly field: string;
  readonly by: number;
}

/** An agency and all above it, by its code, and the province. */
export function unitsOf(realm: string, unit: string): string[] {
  const parts = unit.split('.');
  return [...new Set([realm, ...parts.map((_, at) => parts.slice(0, at + 1).join('.'))])];
}

/** Which tally a change is of. */
export const tallyKey = ({ period, unit, mark, side, until, procedure, field }: Omit<Change, 'by'>): string =>
  `${period} ${unit} ${mark} ${side} ${until ?? ''} ${procedure} ${field}`;

/** Adds changes together, without those that come to nothing; in one order, so that two writers never wait in a circle. */
export function summed(changes: Iterable<Change>): Change[] {
  const all = new Map<string, Change>();
  for (const one of changes) {
    const key = tallyKey(one);
    const known = all.get(key);
    all.set(key, known ? { ...known, by: known.by + one.by } : one);
  }
  return [...all]
    .filter(([, { by }]) => by !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change);
}

/** What contributions do to the tallies: `by` is 1, or -1 to take them out. Those that count alike are reckoned once. */
export function* changesOf(realm: string, all: readonly Contribution[], by: 1 | -1): Generator<Change> {
  for (const alike of Map.groupBy(all, likeness).values())
    yield* changesOfOne(realm, alike[0] as Contribution, by * alike.length);
}

const likeness = ({ receivedAt, unit, field, procedure, procedures, entries }: Contribution): string =>
  [dateAt(receivedAt).slice(0, 7), unit, field, procedure, procedures, entries].join(' ');

function* changesOfOne(realm: string, one: Contribution, by: number): Generator<Change> {
  const { field, procedure } = one;
  const sets = one.entries.map((text) => changeOf(readEntry(text)));
  const units = unitsOf(realm, one.unit);
  for (const { key: period, kind } of periodsAt(one.receivedAt))
    for (const unit of units) {
      const where = { period, unit, by };
      for (const set of sets) {
        yield { ...where, ...set };
        // By field month by month only: spans are added up when they are read.
        if (kind === 'month' && field !== null) yield { ...where, ...set, field };
      }
      for (const mark of one.procedures) yield { ...where, mark, side: 'won', until: null, procedure, field: '' };
    }
}

const changeOf = ({ mark, side }: Entry) => ({
  ...{ mark, side: side.side, until: side.side === 'until' ? tallied(mark, side.at) : null, procedure: '', field: '' },
});

/**
 * By which moment a tally is kept. What ends a period decides of 2.1 (rule 2), and that is a midnight in Viet Nam: the day is enough,
 * and there are as many tallies as days, not as running dossiers.
 */
const tallied = (mark: DossierMark, at: Instant): Instant => (mark === '2.1' ? instantOf(dateAt(at)) : at);

/** Whether nothing about it has changed. */
export const isSame = (a: Contribution | undefined, b: Contribution | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.unit === b.unit &&
  a.procedure === b.procedure &&
  a.field === b.field &&
  a.receivedAt === b.receivedAt &&
  a.entries.join() === b.entries.join() &&
  a.procedures.join() === b.procedures.join();
