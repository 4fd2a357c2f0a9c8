import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { standsOnDay } from '../rules/agencies.ts';
import { agencyByCode } from '../sql/agencies.ts';
import { addCompetence, holderFrom, type NewCompetence } from '../sql/competence.ts';

export interface CompetenceWish {
  readonly agency: string;
  readonly level: 'province' | 'commune';
  /** One of the two, or neither for everything at that level. */
  readonly procedure?: string;
  readonly field?: string;
  /** Left out: the whole realm. */
  readonly place?: { readonly level: 'province' | 'commune'; readonly code: string };
  readonly validFrom: LocalDate;
  readonly basis: string;
}

/** Gives an agency the settling of a matter in a place from a day on (Luật 72/2025/QH15; UBND decides within the realm). */
export function assignCompetence(
  app: Acting,
  actor: Actor,
  wish: CompetenceWish,
): Promise<Outcome<void, 'unit-unknown' | 'agency-closed' | 'competence-overlaps'>> {
  return inTransaction(app, actor, async (tx) => {
    const { agency: code, level, procedure = '', field = '', place, validFrom, basis } = wish;
    const agency = await agencyByCode(tx, tx.realm, code);
    if (!agency) return refused('unit-unknown', { unit: code });
    if (!standsOnDay(agency, validFrom)) return refused('agency-closed', { code, day: agency.validTo ?? validFrom });
    const row: NewCompetence = {
      ...{ agency: code, level, procedure, field: procedure ? '' : field, fieldKey: procedure ? '' : fold(field) },
      ...{ placeLevel: place?.level ?? '', placeCode: place?.code ?? '', validFrom, basis },
    };
    const held = await holderFrom(tx, row);
    if (held) return refused('competence-overlaps', { agency: held.agency });
    await addCompetence(tx, row);
    await record(tx, 'assign-competence', `agency/${code}`, { ...row });
    return ok(undefined);
  });
}
