import type { Reader } from '#db/pool.server.ts';
import { dateAt, type Instant, type LocalDate } from '#kernel/time.ts';
import { sourcesOn } from './known.ts';
import type { Tallied } from './rules/figures.ts';
import type { Source } from './rules/indicators.ts';
import type { NamedUnit } from './rules/named-unit.ts';
import {
  FIGURES_OF,
  type FigureLine,
  figureLines,
  type OversightFigure,
  type Pair,
  type Theme,
} from './rules/oversight.ts';
import { lastDayOf } from './rules/periods.ts';
import type { Counts } from './rules/points.ts';
import { petitionsContent, petitionsInTime } from './rules/publications.ts';
import { type Against, monthsOf, type Span, spanAgainst } from './rules/spans.ts';
import { fieldTalliesOf } from './sql/fields.ts';
import { petitionsIn } from './sql/imported.ts';
import { talliedByMonth, talliedByUnit } from './sql/tallies.ts';
import { unitsBelowOf, unitsNamed } from './sql/units.ts';

export interface OversightQuestion {
  readonly realm: string;
  readonly unit: string;
  readonly span: Span;
  readonly against: Against;
  readonly theme: Theme;
  readonly now: Instant;
}

/** A figure by agency, by field and by month; `total` null: it has no source. */
export interface OversightPart {
  readonly figure: Pick<OversightFigure, 'key' | 'good' | 'source' | 'set' | 'against'>;
  readonly total: Pair | null;
  readonly units: readonly FigureLine[];
  readonly fields: readonly FigureLine[];
  readonly months: { readonly now: readonly Counts[]; readonly before: readonly Counts[] };
}

export interface OversightView {
  readonly unit: NamedUnit | null;
  readonly span: Span;
  readonly before: Span;
  readonly theme: Theme;
  readonly parts: readonly OversightPart[];
  readonly names: readonly NamedUnit[];
}

/** Everything the tallies say of a span: of each agency, each field and each month. */
interface Told {
  readonly units: ReadonlyMap<string, Tallied>;
  readonly fields: ReadonlyMap<string, Tallied>;
  readonly months: readonly Tallied[];
}

async function toldOf(reader: Reader, q: OversightQuestion, span: Span): Promise<Told> {
  const marks = [...new Set(FIGURES_OF[q.theme].flatMap((figure) => figure.marks))];
  const months = monthsOf(span);
  const [units, fields, monthly] = await Promise.all([
    talliedByUnit(reader, q.realm, { marks, span, now: q.now }),
    fieldTalliesOf(reader, q.realm, { unit: q.unit, span, marks, now: q.now }),
    talliedByMonth(reader, q.realm, { unit: q.unit, months, marks, now: q.now }),
  ]);
  return {
    ...{ units, fields },
    months: months.map(({ key }) => monthly.get(key) ?? {}),
  };
}

/** A figure as pages are given it: what is said of it, without how it is counted. */
const told = ({ key, good, source, set, against }: OversightFigure): OversightPart['figure'] => ({
  ...{ key, good, source, set, against },
});

const among = (units: ReadonlyMap<string, Tallied>, keys: ReadonlySet<string>) =>
  new Map([...units].filter(([key]) => keys.has(key)));

function partOf(
  figure: OversightFigure,
  unit: string,
  below: ReadonlySet<string>,
  now: Told,
  before: Told,
): OversightPart {
  const past = before.units.get(unit);
  return {
    figure: told(figure),
    total: { now: figure.counts(now.units.get(unit) ?? {}), before: past ? figure.counts(past) : null },
    units: figureLines(figure, among(now.units, below), before.units),
    fields: figureLines(figure, now.fields, before.fields),
    months: { now: now.months.map(figure.counts), before: before.months.map(figure.counts) },
  };
}

/** Petitions are facts of their own: counted from what was imported, by month, by agency through their unit; they have no field. */
async function petitionPart(
  reader: Reader,
  q: OversightQuestion,
  {
    figure,
    before,
    below,
    today,
  }: { figure: OversightFigure; before: Span; below: ReadonlySet<string>; today: LocalDate },
): Promise<OversightPart> {
  const judge = figure.key === 'petitionsInTime' ? petitionsInTime : petitionsContent;
  const count = async (unit: string, span: Span): Promise<Counts> => {
    const { won, lost } = judge(await petitionsIn(reader, q.realm, { ...span, unit }), span, today);
    return { part: won.length, whole: won.length + lost.length };
  };
  const all = (spans: readonly Span[]) => Promise.all(spans.map((span) => count(q.unit, span)));
  const lines = await Promise.all(
    [...below].map(async (key) => ({ key, now: await count(key, q.span), before: await count(key, before) })),
  );
  return {
    ...{
      figure: told(figure),
      total: { now: await count(q.unit, q.span), before: await count(q.unit, before) },
      fields: [],
    },
    units: lines
      .filter(({ now }) => now.whole > 0)
      .sort((a, b) => a.now.part / a.now.whole - b.now.part / b.now.whole || (a.key < b.key ? -1 : 1)),
    months: { now: await all(monthsOf(q.span)), before: await all(monthsOf(before)) },
  };
}

const isTold = ({ source }: OversightFigure, told: ReadonlySet<Source>): boolean => source !== null && told.has(source);

/** A theme over any span of months against another, from tallies: its cost does not grow with the dossiers. */
export async function viewOversight(reader: Reader, q: OversightQuestion): Promise<OversightView> {
  const before = spanAgainst(q.span, q.against);
  const today = dateAt(q.now);
  const day = [lastDayOf(q.span), today].toSorted()[0] as LocalDate;
  const [now, past, below, own, sources] = await Promise.all([
    toldOf(reader, q, q.span),
    toldOf(reader, q, before),
    unitsBelowOf(reader, q.realm, q.unit),
    unitsNamed(reader, q.realm, [q.unit]),
    sourcesOn(reader, q.realm, day),
  ]);
  const keys = new Set(below.map(({ code }) => code));
  const parts = FIGURES_OF[q.theme].map((figure): OversightPart | Promise<OversightPart> => {
    const nothing = { units: [], fields: [], months: { now: [], before: [] } };
    if (!isTold(figure, sources)) return { figure: told(figure), total: null, ...nothing };
    if (figure.set === 'petitions') return petitionPart(reader, q, { figure, before, below: keys, today });
    return partOf(figure, q.unit, keys, now, past);
  });
  return {
    ...{ unit: q.unit === q.realm ? null : (own[0] ?? null), span: q.span, before, theme: q.theme, names: below },
    parts: await Promise.all(parts),
  };
}
