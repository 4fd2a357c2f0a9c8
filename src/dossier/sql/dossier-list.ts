import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import { type Viewer, workingUnits } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';
import { actorOf } from '../rules/actor.ts';
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

/** The dossiers a machine may see, in the order of their codes (the primary key). */
export async function listDossiers(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { state, procedure, after, limit }: DossiersAsked,
): Promise<DossierLine[]> {
  const seen = visibleTo(viewer, 8);
  const units = viewer.kind === 'officer' ? workingUnits(viewer) : [];
  const { rows } = await prepared<DossierLine>(
    reader,
    `select code, procedure, state, step, receiving_agency as "receivingAgency", competent_agency as "competentAgency",
       holder_agency as "holderAgency", submitted_at as "submittedAt", answer_due as "answerDue", due, ended_at as "endedAt",
       revision from dossier
     where realm = $1 and code in (select code from dossiers_seen($2::text[], $3, $4, $5, $6, $7)) and ${seen.sql}
     order by code`,
    [realm, units, actorOf(viewer), after ?? '', state ?? null, procedure ?? null, limit, ...seen.values],
  );
  return rows;
}
