import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { DOSSIER_FACTS, type ImportedFact } from '../rules/fact-file.ts';
import { keepFacts } from '../sql/imported.ts';
import { leavePending } from '../sql/pending.ts';

const BATCH = 5_000;

/** Keeps facts of systems that are not in the program, all of a file or none; told twice, they change nothing the second time. */
export const importFacts = (app: Acting, facts: readonly ImportedFact[]): Promise<{ facts: number; changed: number }> =>
  inTransaction(app, 'system:import', async (tx) => {
    tx.called?.('score-facts');
    let changed = 0;
    for (let at = 0; at < facts.length; at += BATCH) {
      const rows = await keepFacts(tx, facts.slice(at, at + BATCH));
      changed += rows.length;
      const codes = rows.filter(({ kind }) => Object.hasOwn(DOSSIER_FACTS, kind)).map(({ code }) => code);
      await leavePending(tx, codes);
    }
    const kinds = [...new Set(facts.map(({ kind }) => kind))].sort();
    if (changed > 0) await record(tx, 'score-facts', 'score/facts', { facts: facts.length, changed, kinds });
    return { facts: facts.length, changed };
  });
