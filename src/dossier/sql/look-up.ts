import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { State } from '../rules/states.ts';

export interface LookedUp {
  readonly code: string;
  readonly procedureName: string;
  readonly state: State;
  readonly holderAgency: string;
  readonly stepName: string | null;
  readonly submittedAt: Instant;
  readonly due: Instant | null;
  readonly answerDue: Instant | null;
}

/** What agencies ask of each other is only their officers' to see (QĐ 1085/QĐ-TTg): no stranger looks it up. */
export const lookUpRow = async (
  reader: Reader,
  realm: string,
  code: string,
  last4: string,
): Promise<LookedUp | undefined> =>
  (
    await reader.query<LookedUp>(
      `select code, procedure_name as "procedureName", state, holder_agency as "holderAgency", submitted_at as "submittedAt",
         due, answer_due as "answerDue",
         (select s->>'name' from process_edition e, jsonb_array_elements(e.process->'steps') as s
           where e.realm = dossier.realm and e.digest = process_digest and s->>'id' = step) as "stepName"
       from dossier where realm = $1 and code = $2 and owner_unit is null
         and (right(regexp_replace(coalesce(owner_phone, ''), '\\D', '', 'g'), 4) = $3 or right(owner_number, 4) = $3)`,
      [realm, code, last4],
    )
  ).rows[0];
