import { randomBytes } from 'node:crypto';
import { agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { leadsCentre } from '../rules/may.ts';
import { type CounterSettings, checkSettings } from '../rules/settings.ts';
import { holdDay, keepCentre } from '../sql/centres.ts';

const secret = (): string => randomBytes(18).toString('base64url');

/** The head of the centre says which numbers are given and which counters call them; the demonstration does so as the system. */
export const setCounters = (
  app: Acting,
  by: Viewer | 'system:demo',
  code: string,
  wish: CounterSettings,
): Promise<Outcome<{ centre: string }>> =>
  inTransaction<Outcome<{ centre: string }>>(app, actorFor(by), async (tx) => {
    tx.called?.('set-counters');
    if (by !== 'system:demo' && !leadsCentre(by, code)) return refused('not-found');
    const agency = await agencyByCode(tx, tx.realm, code);
    if (agency?.kind !== 'one-stop-centre' || agency.validTo !== null) return refused('not-found');
    const good = checkSettings(wish);
    if (!good.ok) return good;
    await keepCentre(tx, code, wish, { kioskKey: secret(), salt: secret() });
    await holdDay(tx, code, dateAt(tx.at));
    const { givesNumbers, priorityRun, counters, series } = wish;
    await record(tx, 'set-counters', `agency/${code}`, { givesNumbers, priorityRun, counters, series });
    return ok({ centre: code });
  });

const actorFor = (by: Viewer | 'system:demo'): Actor => (by === 'system:demo' ? by : actorOf(by));
