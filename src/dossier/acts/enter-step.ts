import type { Tx } from '#db/transaction.ts';
import { deadline, type Term } from '#deadline/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Dossier } from '../rules/dossier.ts';
import { agencyOf, type ProcessStep, stepOf } from '../rules/process.ts';
import { moveVisit, type Visit } from '../sql/steps.ts';
import { calendarOf } from './calendar.ts';

/** Moves the dossier into a step: the visit before is closed, the new one has its own limit on that agency's calendar. */
export async function enterStep(
  tx: Tx,
  dossier: Dossier,
  id: string,
  left: { outcome: Visit['outcome']; note?: string },
  officer: string | null = null,
): Promise<Dossier> {
  const step = stepOf(dossier.process, id);
  if (!step) throw new Error(`${dossier.code}: its process has no step ${id}`);
  const agency = agencyOf(step, dossier);
  const due = await stepLimit(tx, step, { agency, enteredAt: tx.at });
  await moveVisit(tx, dossier.code, left, { step: id, name: step.name, agency, role: step.role, officer, due });
  return { ...dossier, step: id, stepDue: due, holderAgency: agency, holder: officer };
}

/** Until when a visit to a step may last, on its agency's calendar as that stands now; null: the step has no limit. */
export async function stepLimit(
  tx: Tx,
  { minutes }: ProcessStep,
  { agency, enteredAt }: Pick<Visit, 'agency' | 'enteredAt'>,
): Promise<Instant | null> {
  if (!minutes) return null;
  const term: Term = { amount: minutes / 60, unit: 'wh' };
  const found = deadline({ from: enteredAt, term }, await calendarOf(tx, tx.realm, agency, enteredAt));
  return found.ok ? found.value.due : null;
}
