import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { receivesAt } from '../rules/may.ts';
import { centreOf, holdDay } from '../sql/centres.ts';
import { clearCounter, leaveCounter, sitDown, sittingOf, sittingsAt } from '../sql/sittings.ts';

/** Chọn quầy: the officer sits at a counter nobody sits at, and leaves the one before. */
export const sit = (
  app: Acting,
  viewer: Viewer,
  { centre: code, counter }: { centre: string; counter: number },
): Promise<Outcome<{ counter: number }>> =>
  inTransaction<Outcome<{ counter: number }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('counter-sit');
    const centre = receivesAt(viewer, code) ? await centreOf(tx, tx.realm, code) : undefined;
    if (!centre || viewer.kind !== 'officer') return refused('not-found');
    if (!centre.counters.some(({ number }) => number === counter)) return refused('counter-missing');
    const day = dateAt(tx.at);
    await holdDay(tx, code, day);
    const before = await sittingOf(tx, tx.realm, viewer.id, day);
    if (before?.centre === code && before.counter === counter) return ok({ counter });
    await clearCounter(tx, code, counter, day);
    const there = (await sittingsAt(tx, tx.realm, code, day)).find((one) => one.counter === counter);
    if (there) return refused('counter-taken', { counter, name: there.name });
    await leaveCounter(tx, viewer.id);
    await sitDown(tx, code, counter, viewer.id);
    await record(tx, 'counter-sit', `counter/${code}-${counter}`, {});
    return ok({ counter });
  });

/** Rời quầy. Whoever was called there stays called until somebody says how it ended. */
export const leave = (app: Acting, viewer: Viewer, centre: string): Promise<Outcome<{ left: boolean }>> =>
  inTransaction<Outcome<{ left: boolean }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('counter-leave');
    if (!receivesAt(viewer, centre)) return refused('not-found');
    const day = dateAt(tx.at);
    const before = await sittingOf(tx, tx.realm, viewer.id, day);
    if (!before) return ok({ left: false });
    await holdDay(tx, before.centre, day);
    await leaveCounter(tx, viewer.id);
    await record(tx, 'counter-leave', `counter/${before.centre}-${before.counter}`, {});
    return ok({ left: true });
  });
