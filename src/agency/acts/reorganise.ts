import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction, type Tx } from '#db/transaction.ts';
import { type Outcome, ok, type Refused, refused } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { standsOnDay } from '../rules/agencies.ts';
import { addSuccession, agencyByCode, endAgency, lockAgencies, partsOn } from '../sql/agencies.ts';
import { addCompetence, competenceFrom, endCompetence } from '../sql/competence.ts';

export interface Successor {
  readonly code: string;
  /** What it takes over, in words; left out: all of it. */
  readonly matter?: string;
  /** Fields (as the catalogue names them) whose competence goes to it; the first successor gets the rest. */
  readonly fields?: readonly string[];
}

export interface Reorganisation {
  readonly agency: string;
  /** The first day on which it is no more. */
  readonly day: LocalDate;
  readonly successors: readonly Successor[];
  readonly basis: string;
}

type Refusals = 'unit-unknown' | 'agency-closed' | 'agency-has-parts' | 'successor-needed';

/**
 * Ends an agency and names who carries on its work: running dossiers, papers and duties go to the successors
 * (NQ 190/2025/QH15), and so does what it was competent for, from the same day.
 */
export function reorganise(
  app: Acting,
  actor: Actor,
  wish: Reorganisation,
): Promise<Outcome<{ competenceMoved: number }, Refusals>> {
  return inTransaction(app, actor, async (tx) => {
    const no = await objection(tx, wish);
    if (no) return no;
    const { agency: code, day, successors, basis } = wish;
    await endAgency(tx, code, day);
    for (const one of successors)
      await addSuccession(tx, { old: code, successor: one.code, day, matter: one.matter ?? null, basis });
    const competenceMoved = await moveCompetence(tx, wish);
    await record(tx, 'reorganise', `agency/${code}`, { ...wish, competenceMoved });
    return ok({ competenceMoved });
  });
}

async function objection(
  tx: Tx,
  { agency: code, day, successors }: Reorganisation,
): Promise<Refused<Refusals> | undefined> {
  if (successors.length === 0) return refused('successor-needed');
  await lockAgencies(tx, [code, ...successors.map((one) => one.code)]);
  const agency = await agencyByCode(tx, tx.realm, code);
  if (!agency) return refused('unit-unknown', { unit: code });
  if (agency.validTo !== null || day <= agency.validFrom)
    return refused('agency-closed', { code, day: agency.validTo ?? day });
  const parts = await partsOn(tx, tx.realm, code, day);
  if (parts > 0) return refused('agency-has-parts', { code, parts });
  for (const one of successors) {
    const found = one.code === code ? undefined : await agencyByCode(tx, tx.realm, one.code);
    if (!found || !standsOnDay(found, day)) return refused('unit-unknown', { unit: one.code });
  }
  return undefined;
}

async function moveCompetence(tx: Tx, { agency, day, successors, basis }: Reorganisation): Promise<number> {
  const rows = await competenceFrom(tx, agency, day);
  await endCompetence(tx, agency, day);
  for (const row of rows) {
    const named = successors.find((one) => one.fields?.some((field) => fold(field) === row.fieldKey));
    const heir = (named ?? successors[0]) as Successor;
    const validFrom = row.validFrom > day ? row.validFrom : day;
    await addCompetence(tx, { ...row, agency: heir.code, validFrom, basis });
  }
  return rows.length;
}
