import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { Beside } from '../board.ts';
import type { Tallied } from '../rules/figures.ts';
import type { Code } from '../rules/indicators.ts';
import type { Figure } from '../rules/sheet.ts';
import type { Readings } from '../rules/variants.ts';

export interface FrozenFigures {
  readonly figures: Partial<Record<Code, Figure>>;
  readonly beside: Beside;
  /** By field; absent from what was frozen before there were tallies by field. */
  readonly fields?: Readonly<Record<string, Tallied>>;
}

export const freezeOf = async (
  reader: Reader,
  realm: string,
  period: string,
): Promise<{ at: Instant; by: string; readings: Readings } | undefined> =>
  (
    await reader.query<{ at: Instant; by: string; readings: Readings }>(
      'select at, by, readings from score_freeze where realm = $1 and period = $2',
      [realm, period],
    )
  ).rows[0];

/** The frozen figures of a period: of one unit, or of all. */
export const frozenOf = async (
  reader: Reader,
  realm: string,
  period: string,
  unit?: string,
): Promise<{ unit: string; figures: FrozenFigures }[]> =>
  (
    await reader.query<{ unit: string; figures: FrozenFigures }>(
      'select unit, figures from score_frozen where realm = $1 and period = $2 and ($3::text is null or unit = $3)',
      [realm, period, unit ?? null],
    )
  ).rows;

export async function keepFreeze(
  tx: Tx,
  period: string,
  readings: Readings,
  units: readonly { unit: string; figures: FrozenFigures }[],
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into score_freeze (realm, period, at, by, readings) values ($1, $2, to_timestamp($3::double precision / 1000), $4, $5)
     on conflict (realm, period) do nothing`,
    [tx.realm, period, tx.at, tx.actor, JSON.stringify(readings)],
  );
  if (rowCount === 0) return false;
  await tx.query(
    `insert into score_frozen (realm, period, unit, figures)
     select $1, $2, u.unit, u.figures from jsonb_to_recordset($3::jsonb) as u(unit text, figures jsonb)`,
    [tx.realm, period, JSON.stringify(units)],
  );
  return true;
}

/** Units that have any tally in a period. */
export const talliedUnits = async (reader: Reader, realm: string, period: string): Promise<string[]> =>
  (
    await reader.query<{ unit: string }>(
      `select distinct unit from score_tally where realm = $1 and period = $2 and count <> 0 order by unit`,
      [realm, period],
    )
  ).rows.map(({ unit }) => unit);
