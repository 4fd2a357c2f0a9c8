import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Dossier } from '../rules/dossier.ts';
import type { State } from '../rules/states.ts';
import { visibleTo } from './dossiers.ts';

export interface Twin {
  readonly code: string;
  readonly state: State;
  readonly submittedAt: Instant;
}

/** Other open dossiers of the same owner for the same procedure: perhaps the same matter filed twice. */
export async function twinsOf(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { code, procedure, person, ownerNumber }: Dossier,
): Promise<Twin[]> {
  const seen = visibleTo(viewer, 6);
  const { rows } = await prepared<Twin>(
    reader,
    `select code, state, submitted_at as "submittedAt" from dossier
     where realm = $1 and code <> $2 and procedure = $3 and (person = $4 or owner_number = $5)
       and state not in ('refused', 'withdrawn', 'returned', 'stopped', 'closed') and ${seen.sql}
     order by submitted_at limit 10`,
    [realm, code, procedure, person, ownerNumber, ...seen.values],
  );
  return rows;
}
