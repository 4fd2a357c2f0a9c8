import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { ExtensionRow, SupplementRequest } from './supplements.ts';

export interface ClockFacts {
  readonly code: string;
  readonly requests: readonly Pick<SupplementRequest, 'stage' | 'askedAt' | 'answeredAt' | 'askedBy'>[];
  readonly extension: Pick<ExtensionRow, 'newDue' | 'decidedAt' | 'decidedBy'> | null;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;

/** What moved the clocks of these dossiers, for a page of a list in one question. */
export const clockFactsOf = async (reader: Reader, realm: string, codes: readonly string[]): Promise<ClockFacts[]> =>
  (
    await prepared<ClockFacts>(
      reader,
      `select c.code,
         coalesce((select json_agg(json_build_object('stage', s.stage, 'askedAt', ${ms('s.asked_at')},
             'answeredAt', ${ms('s.answered_at')}, 'askedBy', s.asked_by) order by s.round)
           from supplement_request s where s.realm = $1 and s.code = c.code), '[]') as requests,
         (select json_build_object('newDue', ${ms('x.new_due')}, 'decidedAt', ${ms('x.decided_at')}, 'decidedBy', x.decided_by)
           from extension x where x.realm = $1 and x.code = c.code) as extension
       from unnest($2::text[]) as c (code)`,
      [realm, codes],
    )
  ).rows;
