import { agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { viewReport } from '../report-view.ts';
import { sendsReports } from '../rules/report-may.ts';
import { type ReportPeriod, reportDue } from '../rules/report-period.ts';
import { keepReport } from '../sql/reports.ts';

/**
 * Keeps a report as it is sent. Refused while its period runs, while it does not add up, and while what it carries over is
 * not what the report before left running: then that one is sent again first. Sent again, it says why and is a new version.
 */
export const sendReport = (
  app: Acting,
  viewer: Viewer,
  { unit, period, reason }: { unit: string; period: ReportPeriod; reason: string },
): Promise<Outcome<{ version: number; late: boolean }>> =>
  inTransaction<Outcome<{ version: number; late: boolean }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('report');
    if (!sendsReports(viewer, unit) || !(await agencyByCode(tx, tx.realm, unit))) return refused('not-found');
    const today = dateAt(tx.at);
    if (today <= period.to) return refused('report-running', { day: period.to });
    // One after the other, so that two who send at once make two versions.
    await tx.query('select from agency where realm = $1 and code = $2 for no key update', [tx.realm, unit]);
    const view = await viewReport(tx, tx.realm, { unit, period, now: tx.at });
    const [unbalanced] = view.unbalanced;
    if (unbalanced !== undefined) return refused('report-unbalanced', { field: unbalanced });
    const [wrong] = view.carriedWrong ?? [];
    if (wrong) return refused('report-carried', { ...wrong });
    const version = 1 + (view.sent[0]?.version ?? 0);
    if (version > 1 && reason.trim() === '') return refused('reason-needed');
    const late = today > reportDue(period, unit === tx.realm);
    const key = { form: view.form, unit, from: period.from, to: period.to };
    await keepReport(tx, viewer.id, key, { version, rows: view.rows, reason: reason.trim() });
    await record(tx, 'report', `report/${view.form}-${unit}-${period.name}`, {
      version,
      late,
      fields: view.rows.length,
    });
    return ok({ version, late });
  });
