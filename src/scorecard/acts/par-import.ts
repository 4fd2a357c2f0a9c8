import { agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { checkParForm, type ParFormWish } from '../rules/par-form.ts';
import { formInUse, keepForm } from '../sql/par-forms.ts';

/**
 * The form of a group for a year, with the units that score themselves on it. May be put anew until something is entered
 * on one of its sheets. Criteria are the province's own (its decision stands in `basis`); none comes with the program.
 */
export const importParForm = (
  app: Acting,
  by: Actor & `system:${string}`,
  wish: ParFormWish,
): Promise<Outcome<{ criteria: number; units: number }>> =>
  inTransaction<Outcome<{ criteria: number; units: number }>>(app, by, async (tx) => {
    tx.called?.('par-form');
    const form = checkParForm(wish);
    if (!form.ok) return form;
    for (const code of [form.value.appraiser, ...form.value.units])
      if (!(await agencyByCode(tx, tx.realm, code))) return refused('agency-unknown', { code });
    if (new Set(form.value.units).size < form.value.units.length) return refused('par-form-used');
    if (await formInUse(tx, tx.realm, form.value)) return refused('par-form-used');
    await keepForm(tx, form.value);
    const { year, group, units, criteria, basis, appraiser } = form.value;
    await record(tx, 'par-form', `par/${year}-${group}`, { units, appraiser, criteria: criteria.length, basis });
    return ok({ criteria: criteria.length, units: units.length });
  });
