import { agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { filingOf } from '#procedure/index.ts';
import { checkProcess } from '../rules/check-process.ts';
import type { Process } from '../rules/process.ts';
import { offeredForm } from '../sql/forms.ts';
import { keepProcess } from '../sql/processes.ts';

export interface ProcessApproval {
  readonly procedure: string;
  readonly validFrom: LocalDate;
  /** The decision that approves it. */
  readonly basis: string;
  readonly process: Process;
}

/** Phê duyệt quy trình nội bộ: from a day on new dossiers walk it; those under way keep the one they were born under. */
export const approveProcess = (
  app: Acting,
  actor: Actor,
  approval: ProcessApproval,
): Promise<Outcome<{ changed: boolean }>> =>
  inTransaction<Outcome<{ changed: boolean }>>(app, actor, async (tx) => {
    tx.called?.('approve-process');
    const about = { realm: tx.realm, viewer: { officer: true }, code: approval.procedure, province: undefined };
    const filing = await filingOf(tx, { ...about, date: dateAt(tx.at) });
    const form = await offeredForm(tx, approval.procedure, filing?.content.kind);
    const checked = checkProcess(approval.process, form?.definition);
    if (!checked.ok) return checked;
    for (const { id, at } of approval.process.steps)
      if (at !== 'centre' && at !== 'competent' && !(await agencyByCode(tx, tx.realm, at)))
        return refused('process-wrong', { step: id });
    const changed = await keepProcess(tx, approval);
    const { procedure, validFrom, basis } = approval;
    if (changed) await record(tx, 'approve-process', `procedure/${procedure}`, { validFrom, basis });
    return ok({ changed });
  });
