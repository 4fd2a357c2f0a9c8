import type { Reader } from '#db/pool.server.ts';
import { instantOf, type LocalDate } from '#kernel/time.ts';
import type { TargetIndicator } from '../rules/target-indicators.ts';
import type { TargetValue } from '../rules/target-state.ts';

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

/**
 * What the program's own facts tell: of the dossiers received in the period that the unit or a part of it
 * resolves, how many came online (channel 2 as the national portal counts it). Of the other
 * indicators nothing is counted here, and nothing is claimed. The tallies of the index answer the same question at a cost
 * that does not grow with dossiers; this one reads the period's.
 */
export const valuesFrom =
  (reader: Reader, realm: string): ValueOf =>
  async (indicator, unit, { from, to }) => {
    if (indicator !== 'dossiers-online') return undefined;
    const { rows } = await reader.query<TargetValue>(
      `select count(*) filter (where d.channel = 2)::integer as part, count(*)::integer as whole
       from agency a
       join dossier d on d.realm = a.realm and d.receiving_agency = a.code
       where a.realm = $1 and a.kind = 'one-stop-centre' and d.owner_unit is null
         and (d.competent_agency = $2 or d.competent_agency like $2 || '.%')
         and d.received_at >= to_timestamp($3::double precision / 1000)
         and d.received_at < to_timestamp($4::double precision / 1000)`,
      [realm, unit, instantOf(from), instantOf(to, 1440)],
    );
    return rows[0];
  };
