import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction, type Tx } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type BoardQuestion, reckon } from '../board.ts';
import { fieldsNow } from '../breakdown.ts';
import { endOf, type Period } from '../rules/periods.ts';
import type { Readings } from '../rules/variants.ts';
import { keepFreeze, talliedUnits } from '../sql/freeze.ts';
import { waitTurn } from '../sql/pending.ts';
import { foldAll } from './fold.ts';

/** One question after the other: a transaction has one connection. */
function inTurn(tx: Tx): Reader {
  let last: Promise<unknown> = Promise.resolve();
  const query = (...asked: Parameters<Reader['query']>) => {
    const next = last.then(() => tx.query(...asked));
    last = next.catch(() => {});
    return next;
  };
  return { query: query as Reader['query'] };
}

/**
 * Chốt kỳ: keeps the figures of every unit as they stand, for good. What is corrected afterwards shows beside them and changes
 * none of them. Only a period that is over can be frozen, and only once.
 */
export async function freezePeriod(
  app: Acting,
  actor: Actor,
  period: Period,
  readings: Readings,
): Promise<Outcome<{ units: number }, 'score-period-open' | 'score-period-frozen'>> {
  if (app.clock.now() < endOf(period)) return refused('score-period-open', { period: period.key });
  await foldAll(app);
  return inTransaction<Outcome<{ units: number }, 'score-period-frozen'>>(app, actor, async (tx) => {
    tx.called?.('score-freeze');
    // No tally moves while the figures are read.
    await waitTurn(tx);
    const units = [...new Set([tx.realm, ...(await talliedUnits(tx, tx.realm, period.key))])];
    const question: Omit<BoardQuestion, 'unit'> = { realm: tx.realm, period, readings, now: tx.at };
    const reader = inTurn(tx);
    const kept = [];
    for (const unit of units) {
      const { figures, beside } = await reckon(reader, { ...question, unit });
      const fields = Object.fromEntries(await fieldsNow(reader, { ...question, unit }));
      kept.push({ unit, figures: { figures, beside, fields } });
    }
    if (!(await keepFreeze(tx, period.key, readings, kept)))
      return refused('score-period-frozen', { period: period.key });
    await record(tx, 'score-freeze', `score/${period.key}`, { units: units.length, readings });
    return ok({ units: units.length });
  });
}
