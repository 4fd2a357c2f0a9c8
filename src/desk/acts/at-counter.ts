import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { receivesAt } from '../rules/may.ts';
import type { Counter } from '../rules/settings.ts';
import { type Centre, centreOf, holdDay } from '../sql/centres.ts';
import { sittingOf } from '../sql/sittings.ts';

export interface AtCounter {
  readonly tx: Tx;
  readonly officer: string;
  readonly centre: Centre;
  readonly day: LocalDate;
  readonly counter: Counter;
}

/** What an act answers, with its line for the trail; without one nothing was changed. */
export interface Counted<T> {
  readonly value: T;
  readonly trail?: { readonly act: string; readonly subject: `ticket/${string}`; readonly facts: object };
}

export const counted = <T>(value: T, trail?: Counted<T>['trail']): Outcome<Counted<T>> =>
  ok(trail ? { value, trail } : { value });

/**
 * The way of every act at a counter: the officer receives at this centre and sits at a counter of it today; the line of the
 * day is held, so that two who press at once come one after the other; the work is done; the trail is written.
 */
export const atCounter = <T>(
  app: Acting,
  viewer: Viewer,
  code: string,
  work: (hand: AtCounter) => Promise<Outcome<Counted<T>>>,
): Promise<Outcome<T>> =>
  inTransaction<Outcome<T>>(app, actorOf(viewer), async (tx) => {
    if (!receivesAt(viewer, code)) return refused('not-found');
    const day = dateAt(tx.at);
    const centre = await centreOf(tx, tx.realm, code);
    if (!centre) return refused('not-found');
    await holdDay(tx, code, day);
    const sitting = await sittingOf(tx, tx.realm, viewer.id, day);
    const counter = centre.counters.find(({ number }) => sitting?.centre === code && number === sitting.counter);
    if (!counter) return refused('counter-missing');
    const done = await work({ tx, officer: viewer.id, centre, day, counter });
    if (!done.ok) return done;
    const { value, trail } = done.value;
    if (trail) await record(tx, trail.act, trail.subject, { counter: counter.number, ...trail.facts });
    return ok(value);
  });
