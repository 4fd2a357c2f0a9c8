import type { Reader } from '#db/pool.server.ts';
import { type Board, type BoardQuestion, boardOf } from './board.ts';
import { fieldLines, unitLines } from './breakdown.ts';
import type { NamedUnit } from './rules/named-unit.ts';
import type { ShareLine } from './rules/shares.ts';
import { unitsBelowOf, unitsNamed } from './sql/units.ts';

export interface NamedLine extends ShareLine {
  readonly name: NamedUnit;
}

export interface BoardPage {
  readonly board: Board;
  /** The unit itself; null for the whole province. */
  readonly unit: NamedUnit | null;
  /** Whether it has a part by agency: not of an agency none below which received anything. */
  readonly hasAgencies: boolean;
  /** The agencies directly below it that received anything. */
  readonly lines: readonly NamedLine[];
  /** By field; null: the period was frozen before figures were kept by field. */
  readonly fields: readonly ShareLine[] | null;
}

/** A board with the agencies below it and its fields: a few reads of tallies, whatever the number of dossiers. */
export async function boardPage(reader: Reader, q: BoardQuestion): Promise<BoardPage> {
  const [board, below, own, fields] = await Promise.all([
    boardOf(reader, q),
    unitsBelowOf(reader, q.realm, q.unit),
    unitsNamed(reader, q.realm, [q.unit]),
    fieldLines(reader, q),
  ]);
  const names = new Map(below.map((one) => [one.code, one]));
  const lines = await unitLines(reader, q, new Set(names.keys()));
  return {
    hasAgencies: lines.length > 0 || q.unit === q.realm,
    ...{ board, fields, unit: q.unit === q.realm ? null : (own[0] ?? null) },
    lines: lines.flatMap((line) => {
      const name = names.get(line.key);
      return name ? [{ ...line, name }] : [];
    }),
  };
}
