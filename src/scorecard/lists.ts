import type { Reader } from '#db/pool.server.ts';
import { PROMISED_DUE, visibleTo } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { byName } from '#kernel/text.ts';
import { type Instant, instantOf } from '#kernel/time.ts';
import { decidedAt, type Sides } from './rules/figures.ts';
import { DOSSIER_MARKS, type DossierMark } from './rules/judge.ts';
import type { NamedUnit } from './rules/named-unit.ts';
import { endOf } from './rules/periods.ts';
import { type Span, tilesOf } from './rules/spans.ts';
import { fieldTalliesOf } from './sql/fields.ts';
import { type Listed, listOf, listOfField, talliedByUnit, talliedOf, unitsUnder, wholeListOf } from './sql/tallies.ts';
import { unitsBelowOf } from './sql/units.ts';

export interface SetQuestion {
  readonly realm: string;
  readonly unit: string;
  readonly period: Span;
  readonly mark: DossierMark;
  readonly wish: 'won' | 'lost';
  readonly now: Instant;
  /** Of this field alone. */
  readonly field?: string | undefined;
  readonly after?: Listed | undefined;
  readonly limit: number;
}

export const isDossierMark = (text: string): text is DossierMark => (DOSSIER_MARKS as readonly string[]).includes(text);

/** How many of a set are on the side that is asked, in all and by field. */
export async function countsIn(
  reader: Reader,
  q: Omit<SetQuestion, 'limit'>,
): Promise<{
  readonly all: number;
  readonly fields: ReadonlyMap<string, Sides>;
  readonly received: ReadonlyMap<string, number>;
}> {
  const [tallied, fields] = await Promise.all([
    talliedOf(reader, q.realm, { unit: q.unit, span: q.period, now: q.now }),
    fieldTalliesOf(reader, q.realm, {
      unit: q.unit,
      span: q.period,
      marks: [...new Set([q.mark, '2.1' as const])],
      now: q.now,
    }),
  ]);
  const sum = (sides: Sides | undefined) => (sides ? sides.won + sides.lost : 0);
  return {
    all: tallied[q.mark]?.[q.wish] ?? 0,
    fields: new Map([...fields].flatMap(([field, { [q.mark]: sides }]) => (sides ? [[field, sides]] : []))),
    // Every dossier that was received is in 2.1.
    received: new Map([...fields].map(([field, tallied]) => [field, sum(tallied['2.1'])])),
  };
}

/** A page of a set, or of its part in one field, the oldest first. Codes only: who may see a dossier is asked afterwards. */
export async function membersOf(reader: Reader, q: SetQuestion): Promise<Listed[]> {
  const asked = {
    ...{ mark: q.mark, wish: q.wish, after: q.after, limit: q.limit },
    ...{ from: instantOf(q.period.from), until: endOf(q.period), decided: decidedAt(q.mark, q.period, q.now) },
  };
  const whole = q.unit === q.realm;
  if (q.field === undefined && whole) return wholeListOf(reader, q.realm, asked);
  const tiles = tilesOf(q.period).map(({ key }) => key);
  const units = await unitsUnder(reader, q.realm, tiles, q.unit);
  if (q.field === undefined) return listOf(reader, q.realm, { ...asked, units });
  const { all, received } = await countsIn(reader, q);
  const way = all <= (received.get(q.field) ?? 0) ? 'set' : 'field';
  return listOfField(reader, q.realm, { ...asked, units, whole, field: q.field, way });
}

/** Something a list can be narrowed to, with how many of it there are. */
export interface Choice {
  readonly key: string;
  readonly count: number;
}

/** The fields and the agencies directly below that have any of a set's side, so that a list can be narrowed to them. */
export async function choicesIn(
  reader: Reader,
  q: Omit<SetQuestion, 'limit'>,
): Promise<{ readonly fields: readonly Choice[]; readonly units: readonly (Choice & { readonly name: NamedUnit })[] }> {
  const [{ fields }, tallied, below] = await Promise.all([
    countsIn(reader, q),
    talliedByUnit(reader, q.realm, { marks: [q.mark], span: q.period, now: q.now }),
    unitsBelowOf(reader, q.realm, q.unit),
  ]);
  const units = below.map((name) => ({ key: name.code, name, count: tallied.get(name.code)?.[q.mark]?.[q.wish] ?? 0 }));
  return {
    fields: [...fields]
      .map(([key, sides]) => ({ key, count: sides[q.wish] }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => byName(a.key, b.key)),
    units: units.filter(({ count }) => count > 0),
  };
}

/** A dossier of a set as the board lists it. */
export interface SetLine {
  readonly code: string;
  readonly procedureName: string;
  readonly unit: string;
  readonly receivedAt: Instant;
  readonly due: Instant | null;
  readonly endedAt: Instant | null;
}

/** These dossiers as the board lists them, in this order: only those the one predicate lets through. */
export async function seenLines(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  codes: readonly string[],
): Promise<SetLine[]> {
  const seen = visibleTo(viewer, 3);
  const { rows } = await reader.query<SetLine>(
    `select code, procedure_name as "procedureName", competent_agency as unit, received_at as "receivedAt",
       ${PROMISED_DUE} as due, ended_at as "endedAt" from dossier d where realm = $1 and code = any($2::text[]) and ${seen.sql}`,
    [realm, codes, ...seen.values],
  );
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
}

/** The same for somebody who looks: only those the one predicate of dossiers lets through, in the order of the set. */
export async function viewSet(
  reader: Reader,
  viewer: Viewer,
  q: SetQuestion,
): Promise<{ lines: SetLine[]; next: Listed | undefined }> {
  const members = await membersOf(reader, { ...q, limit: q.limit + 1 });
  const page = members.slice(0, q.limit);
  const codes = page.map(({ code }) => code);
  return {
    lines: await seenLines(reader, q.realm, viewer, codes),
    next: members.length > q.limit ? page.at(-1) : undefined,
  };
}
