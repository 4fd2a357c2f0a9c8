import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { State } from '../rules/states.ts';
import { ownedBy } from './dossiers.ts';

/** A dossier in the list of whoever owns or filed it. */
export interface OwnLine {
  readonly code: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly state: State;
  readonly submittedAt: Instant;
  readonly answerDue: Instant | null;
  readonly due: Instant | null;
}

export interface OwnCursor {
  readonly at: Instant;
  readonly code: string;
}

export const OWN_PAGE = 20;

/** The viewer's dossiers, the last filed first; a page after the cursor. */
export async function ownDossiers(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  after?: OwnCursor,
): Promise<OwnLine[]> {
  const seen = ownedBy(viewer, 5);
  // A unit's are found past row-level security by an index of their own; what is shown of them passes it all the same.
  const among =
    viewer.kind === 'officer'
      ? 'code in (select code from dossiers_of_units($5::text[], to_timestamp($2::double precision / 1000), $3, $4))'
      : '($2::double precision is null or (submitted_at, code) < (to_timestamp($2 / 1000), $3))';
  const { rows } = await reader.query<OwnLine>(
    `select code, procedure_name as "procedureName", owner_name as "ownerName", state, submitted_at as "submittedAt",
       answer_due as "answerDue", due from dossier
     where realm = $1 and ${among} and ${seen.sql}
     order by submitted_at desc, code desc limit $4`,
    [realm, after?.at ?? null, after?.code ?? '', OWN_PAGE, ...seen.values],
  );
  return rows;
}

/** Answers of this person's last dossiers, the newest first: what need not be typed again. */
export async function earlierAnswers(
  reader: Reader,
  realm: string,
  person: string,
): Promise<{ dossier: string; values: Readonly<Record<string, unknown>> }[]> {
  const { rows } = await reader.query(
    `select code as dossier, answers as values from dossier where realm = $1 and person = $2
     order by submitted_at desc, code limit 5`,
    [realm, person],
  );
  return rows;
}

export interface PersonRecord {
  readonly fullName: string;
  readonly personalNumber: string | null;
  readonly organisationNumber: string | null;
  readonly birthDate: LocalDate | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What is on record of a person, for filling in beforehand. */
export const personRecord = async (
  reader: Reader,
  realm: string,
  id: string | null,
): Promise<PersonRecord | undefined> =>
  (
    await reader.query<PersonRecord>(
      `select full_name as "fullName", personal_number as "personalNumber", organisation_number as "organisationNumber",
         birth_date as "birthDate", phone, email from person where realm = $1 and id = $2`,
      [realm, id],
    )
  ).rows[0];
