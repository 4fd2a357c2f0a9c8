import type { Reader } from '#db/pool.server.ts';
import { visibleTo } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Instant, instantOf } from '#kernel/time.ts';
import { decidedAt } from './rules/figures.ts';
import { DOSSIER_MARKS, type DossierMark } from './rules/judge.ts';
import { endOf } from './rules/periods.ts';
import { type Span, tilesOf } from './rules/spans.ts';
import { type Listed, listOf, unitsUnder } from './sql/tallies.ts';

export interface SetQuestion {
  readonly realm: string;
  readonly unit: string;
  readonly period: Span;
  readonly mark: DossierMark;
  readonly wish: 'won' | 'lost';
  readonly now: Instant;
  readonly after?: Listed | undefined;
  readonly limit: number;
}

export const isDossierMark = (text: string): text is DossierMark => (DOSSIER_MARKS as readonly string[]).includes(text);

/** A page of a set, the oldest first. Codes only: who may see a dossier is asked afterwards. */
export async function membersOf(reader: Reader, q: SetQuestion): Promise<Listed[]> {
  const units = await unitsUnder(
    reader,
    q.realm,
    tilesOf(q.period).map(({ key }) => key),
    q.unit,
  );
  return listOf(reader, q.realm, {
    ...{ mark: q.mark, wish: q.wish, units, after: q.after, limit: q.limit },
    ...{ from: instantOf(q.period.from), until: endOf(q.period), decided: decidedAt(q.mark, q.period, q.now) },
  });
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

/** The same for somebody who looks: only those the one predicate of dossiers lets through, in the order of the set. */
export async function viewSet(
  reader: Reader,
  viewer: Viewer,
  q: SetQuestion,
): Promise<{ lines: SetLine[]; next: Listed | undefined }> {
  const members = await membersOf(reader, { ...q, limit: q.limit + 1 });
  const page = members.slice(0, q.limit);
  const seen = visibleTo(viewer, 3);
  const { rows } = await reader.query<SetLine>(
    `select code, procedure_name as "procedureName", competent_agency as unit, received_at as "receivedAt",
       original_due as due, ended_at as "endedAt" from dossier where realm = $1 and code = any($2::text[]) and ${seen.sql}`,
    [q.realm, page.map(({ code }) => code), ...seen.values],
  );
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return {
    lines: page.flatMap(({ code }) => byCode.get(code) ?? []),
    next: members.length > q.limit ? page.at(-1) : undefined,
  };
}
