import { approvedProcess, approveProcess, processOf } from '#dossier/index.ts';
import type { LocalDate } from '#kernel/time.ts';
import { filingOf } from '#procedure/index.ts';
import type { App } from '../../app.ts';
import type { WhatIf } from '../rules/what-if.ts';

/** Approves the process of a procedure anew with a step at another agency, by the real act, from the first day on. */
export async function moveSteps(app: App, changes: readonly WhatIf[], from: LocalDate): Promise<void> {
  const { read, realm } = app;
  for (const one of changes) {
    if (one.kind !== 'move-step') continue;
    const { procedure, step, agency } = one;
    const viewer = { officer: true };
    const filing = await filingOf(read, { realm, viewer, province: undefined, code: procedure, date: from });
    if (!filing) throw new Error(`${procedure} is no procedure on ${from}`);
    const now = (await approvedProcess(read, realm, procedure, from)) ?? processOf(filing.content.internalProcess);
    const found = now.steps.find(({ id }) => id === step);
    if (!found) throw new Error(`${procedure} has no step ${step}`);
    // By a run that was broken off and goes on.
    if (found.at === agency) continue;
    const process = { ...now, steps: now.steps.map((each) => (each.id === step ? { ...each, at: agency } : each)) };
    const basis = 'Mô phỏng: thử chuyển bước';
    const done = await approveProcess(app, 'system:simulation', { procedure, validFrom: from, basis, process });
    if (!done.ok) throw new Error(`${procedure}: ${done.code} ${JSON.stringify(done.facts)}`);
  }
}
