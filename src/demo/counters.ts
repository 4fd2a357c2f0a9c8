import { centresOn } from '#agency/index.ts';
import type { Acting } from '#db/transaction.ts';
import { centreOf, setCounters, USUAL } from '#desk/index.ts';
import { dateAt } from '#kernel/time.ts';

/** Every centre of the demonstration gives numbers, as a centre usually begins. What its head changed is let be. */
export async function seedCounters(app: Acting): Promise<void> {
  const reader = app.db.forRealm(app.realm);
  for (const { code } of await centresOn(reader, app.realm, dateAt(app.clock.now()))) {
    if (await centreOf(reader, app.realm, code)) continue;
    const done = await setCounters(app, 'system:demo', code, { ...USUAL, givesNumbers: true });
    if (!done.ok) throw new Error(`counters of ${code}: ${done.code} ${JSON.stringify(done.facts)}`);
  }
}
