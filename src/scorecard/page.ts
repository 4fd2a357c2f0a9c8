import type { Reader } from '#db/pool.server.ts';
import { type Board, type BoardQuestion, boardOf, type UnitLine, unitLines } from './board.ts';
import type { NamedUnit } from './rules/named-unit.ts';
import { unitsBelowOf, unitsNamed } from './sql/units.ts';

export interface NamedLine extends UnitLine {
  readonly name: NamedUnit;
}

export interface BoardPage {
  readonly board: Board;
  /** The unit itself; null for the whole province. */
  readonly unit: NamedUnit | null;
  /** The agencies directly below it that received anything. */
  readonly lines: readonly NamedLine[];
}

/** A board with the agencies below it: four reads of tallies, whatever the number of dossiers. */
export async function boardPage(reader: Reader, q: BoardQuestion): Promise<BoardPage> {
  const [board, below, own] = await Promise.all([
    boardOf(reader, q),
    unitsBelowOf(reader, q.realm, q.unit),
    unitsNamed(reader, q.realm, [q.unit]),
  ]);
  const names = new Map(below.map((one) => [one.code, one]));
  const lines = await unitLines(reader, q, new Set(names.keys()));
  return {
    ...{ board, unit: q.unit === q.realm ? null : (own[0] ?? null) },
    lines: lines.flatMap((line) => {
      const name = names.get(line.unit);
      return name ? [{ ...line, name }] : [];
    }),
  };
}
