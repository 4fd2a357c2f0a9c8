import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { State } from '../rules/states.ts';
import { visibleTo } from './dossiers.ts';

/** A dossier in a list for machines: codes and moments. */
export interface DossierLine {
  readonly code: string;
  readonly procedure: string;
  readonly state: State;
  readonly step: string | null;
  readonly receivingAgency: string;
  readonly competentAgency: string;
  readonly holderAgency: string;
  readonly submittedAt: Instant;
  readonly answerDue: Instant | null;
  readonly due: Instant | null;
  readonly endedAt: Instant | null;
  readonly revision: number;
}

export interface DossiersAsked {
  readonly state?: State | undefined;
  readonly procedure?: string | undefined;
  /** The code of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The dossiers a viewer may see, in the order of their codes (the primary key). */
export async function listDossiers(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { state, procedure, after, limit }: DossiersAsked,
): Promise<DossierLine[]> {
  const seen = visibleTo(viewer, 6);
  const { rows } = await reader.query<DossierLine>(
    `select code, procedure, state, step, receiving_agency as "receivingAgency", competent_agency as "competentAgency",
       holder_agency as "holderAgency", submitted_at as "submittedAt", answer_due as "answerDue", due, ended_at as "endedAt",
       revision from dossier
     where realm = $1 and code > $2 and ${seen.sql} and ($3::text is null or state = $3) and ($4::text is null or procedure = $4)
     order by code limit $5`,
    [realm, after ?? '', state ?? null, procedure ?? null, limit, ...seen.values],
  );
  return rows;
}
