import type { Acting } from '#db/transaction.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, refused } from '#kernel/outcome.ts';
import { backSince, callable, nextOf } from '../rules/next.ts';
import { subjectOf } from '../rules/ticket.ts';
import { type Call, callAt, callOf, callsBefore, endCall, insertCall, repeatCall } from '../sql/calls.ts';
import { findTicket, saveTicket, type Ticket, waitingAt } from '../sql/tickets.ts';
import { type AtCounter, atCounter, counted } from './at-counter.ts';

/** A press at a counter, with what the page showed there: a second press, or one on an old page, changes nothing more. */
export interface CounterAsk {
  readonly centre: string;
  /** The ticket the page showed as called; none if it showed none. */
  readonly seen?: string | undefined;
}

/** Who is at the counter after the act. */
export type AtHand = { readonly called: string | null };

/**
 * Gọi số tiếp theo: whoever was at the counter is done, and the next by the rule (rules/next.ts) is called. Pressed twice,
 * it calls once.
 */
export const callNext = (app: Acting, viewer: Viewer, ask: CounterAsk): Promise<Outcome<AtHand>> =>
  atCounter<AtHand>(app, viewer, ask.centre, async (hand) => {
    const { tx, centre, day, counter, officer } = hand;
    const now = await callAt(tx, tx.realm, centre.centre, counter.number);
    if ((now?.ticket ?? '') !== (ask.seen ?? '')) return counted({ called: now?.ticket ?? null });
    const caller = { counter: counter.number, series: counter.series };
    const waiting = callable(await waitingAt(tx, tx.realm, centre.centre, day), caller);
    const before = await callsBefore(tx, tx.realm, {
      ...{ centre: centre.centre, day, lines: counter.series, count: centre.priorityRun },
    });
    const next = nextOf(waiting, before, centre.priorityRun);
    if (!next && !now) return refused('ticket-none');
    if (now) await served(hand, now);
    if (!next) return counted({ called: null }, lineOf(hand, 'ticket-finish', now as Call));
    const ticket = (await findTicket(tx, tx.realm, next.id)) as Ticket;
    await saveTicket(tx, { ...ticket, waitingSince: null });
    await insertCall(tx, {
      ...{ ticket: next.id, centre: centre.centre, day, line: next.line, isPriority: next.isPriority, officer },
      counter: counter.number,
    });
    const facts = now ? { after: now.ticket } : {};
    return counted({ called: next.id }, { ...lineOf(hand, 'ticket-call', ticket), facts });
  });

const lineOf = ({ centre, day }: AtCounter, act: string, ticket: { series: string; number: number }) => ({
  ...{ act, subject: subjectOf(centre.centre, day, ticket), facts: {} },
});

async function served({ tx }: AtCounter, call: Call): Promise<void> {
  const ticket = (await findTicket(tx, tx.realm, call.ticket)) as Ticket;
  await endCall(tx, call.ticket, 'served');
  await saveTicket(tx, { ...ticket, endedAt: tx.at });
}

/** The one the page showed is still at this counter. */
const onHand = (
  app: Acting,
  viewer: Viewer,
  ask: CounterAsk,
  work: (hand: AtCounter, call: Call, ticket: Ticket) => ReturnType<Parameters<typeof atCounter<AtHand>>[3]>,
): Promise<Outcome<AtHand>> =>
  atCounter<AtHand>(app, viewer, ask.centre, async (hand) => {
    const { tx, centre, counter } = hand;
    const call = await callAt(tx, tx.realm, centre.centre, counter.number);
    if (!call || call.ticket !== ask.seen) return refused('changed-meanwhile');
    return work(hand, call, (await findTicket(tx, tx.realm, call.ticket)) as Ticket);
  });

/** Xong: done, and nobody called yet. */
export const finish = (app: Acting, viewer: Viewer, ask: CounterAsk): Promise<Outcome<AtHand>> =>
  onHand(app, viewer, ask, async (hand, call) => {
    await served(hand, call);
    return counted({ called: null }, lineOf(hand, 'ticket-finish', call));
  });

/** Gọi lại: shown and called once more. */
export const callAgain = (app: Acting, viewer: Viewer, ask: CounterAsk): Promise<Outcome<AtHand>> =>
  onHand(app, viewer, ask, async (hand, call) => {
    await repeatCall(hand.tx, call.ticket);
    return counted({ called: call.ticket }, lineOf(hand, 'ticket-call-again', call));
  });

/** Bỏ qua, vắng mặt: may come back once; away a second time, the number is over. */
export const skip = (app: Acting, viewer: Viewer, ask: CounterAsk): Promise<Outcome<AtHand>> =>
  onHand(app, viewer, ask, async (hand, call, ticket) => {
    await endCall(hand.tx, call.ticket, 'missed');
    if (ticket.cameBackAt !== null) await saveTicket(hand.tx, { ...ticket, endedAt: hand.tx.at });
    return counted({ called: null }, lineOf(hand, 'ticket-skip', call));
  });

export interface BackAsk {
  readonly centre: string;
  readonly ticket: string;
}

/** Cho vào lại hàng: who was away and has come, once, behind three of those who wait. Nobody need call to let him in. */
export const letBack = (app: Acting, viewer: Viewer, ask: BackAsk): Promise<Outcome<{ ticket: string }>> =>
  atCounter(app, viewer, ask.centre, async (hand) => {
    const { tx, centre, day } = hand;
    const ticket = await findTicket(tx, tx.realm, ask.ticket);
    if (!ticket || ticket.centre !== centre.centre || ticket.day !== day) return refused('not-found');
    if (ticket.waitingSince !== null) return counted({ ticket: ticket.id });
    const isCalled = (await callOf(tx, tx.realm, ticket.id)) !== undefined;
    if (isCalled || ticket.endedAt !== null || ticket.cameBackAt !== null) return refused('ticket-over');
    const line = (await waitingAt(tx, tx.realm, centre.centre, day)).filter((one) => one.line === ticket.line);
    await saveTicket(tx, { ...ticket, waitingSince: backSince(line, tx.at), cameBackAt: tx.at });
    return counted({ ticket: ticket.id }, lineOf(hand, 'ticket-back', ticket));
  });

export interface TransferAsk extends CounterAsk {
  /** A letter of this centre. */
  readonly line?: string | undefined;
  /** A counter of this centre. */
  readonly counter?: number | undefined;
}

/** Chuyển quầy: on to another counter, or to the line of another letter, keeping the number and its place by time. */
export const transfer = (app: Acting, viewer: Viewer, ask: TransferAsk): Promise<Outcome<AtHand>> =>
  onHand(app, viewer, ask, async (hand, call, ticket) => {
    const { tx, centre, counter } = hand;
    const target = centre.counters.find(({ number }) => number === ask.counter && number !== counter.number);
    const series = centre.series.find(({ letter }) => letter === ask.line && letter !== ticket.line);
    if (!target && !series) return refused('ticket-nowhere');
    await endCall(tx, call.ticket, 'transferred');
    const line = series?.letter ?? ticket.line;
    const onlyCounter = target?.number ?? null;
    await saveTicket(tx, { ...ticket, line, onlyCounter, waitingSince: ticket.takenAt });
    return counted({ called: null }, { ...lineOf(hand, 'ticket-transfer', call), facts: { line, to: onlyCounter } });
  });
