import type { Reader } from '#db/pool.server.ts';
import { dateAt, type Instant, instant, MINUTE_MS } from '#kernel/time.ts';
import { openingOf } from './acts/take-ticket.ts';
import { orderOf } from './rules/next.ts';
import type { Opening } from './rules/opening.ts';
import { labelOf, stateOf, type TicketState } from './rules/ticket.ts';
import { expectedMinutes } from './rules/wait.ts';
import { type Call, callOf, callsBefore, lastOutcome, openCalls, serviceMinutes } from './sql/calls.ts';
import { type Centre, centreOf, type PublicCentre, revisionOf, withoutSecrets } from './sql/centres.ts';
import { sittingsAt } from './sql/sittings.ts';
import { findTicket, type Ticket, waitingAt } from './sql/tickets.ts';

export interface LineView {
  readonly centre: PublicCentre;
  readonly opening: Opening;
  /** How many wait, by letter. */
  readonly waiting: Readonly<Record<string, number>>;
}

/** What the page that gives numbers shows; undefined where no numbers are given. */
export async function viewLine(
  reader: Reader,
  realm: string,
  code: string,
  now: Instant,
): Promise<LineView | undefined> {
  const centre = await centreOf(reader, realm, code);
  if (!centre?.givesNumbers) return undefined;
  const waiting = await waitingAt(reader, realm, code, dateAt(now));
  const count = (letter: string) => waiting.filter(({ line }) => line === letter).length;
  return {
    centre: withoutSecrets(centre),
    opening: await openingOf(reader, realm, code, now),
    waiting: Object.fromEntries(centre.series.map(({ letter }) => [letter, count(letter)])),
  };
}

/** Whether this is the secret of the centre's own machine. */
export async function isKiosk(reader: Reader, realm: string, code: string, key: string): Promise<boolean> {
  return key !== '' && (await centreOf(reader, realm, code))?.kioskKey === key;
}

export interface TicketView {
  readonly ticket: Ticket;
  readonly label: string;
  readonly centre: PublicCentre;
  readonly state: TicketState;
  /** The counter to go to, while called. */
  readonly counter: number | null;
  /** How the last call ended. */
  readonly outcome: 'served' | 'missed' | 'transferred' | null;
  /** How many are called before it, if nobody else comes. */
  readonly ahead: number;
  readonly expected: Expected | null;
  readonly closesAt: Instant | null;
  readonly revision: number;
}

export interface Expected {
  readonly minutes: number;
  readonly at: Instant;
  /** How many services and counters it is reckoned from. */
  readonly services: number;
  readonly counters: number;
  /** After the centre closes. */
  readonly isLate: boolean;
}

/** A ticket as its holder sees it, by its unguessable id. */
export async function viewTicket(
  reader: Reader,
  realm: string,
  id: string,
  now: Instant,
): Promise<TicketView | undefined> {
  const ticket = await findTicket(reader, realm, id);
  const centre = ticket && (await centreOf(reader, realm, ticket.centre));
  if (!centre) return undefined;
  // First, so that what changes meanwhile is still told by the stream.
  const revision = await revisionOf(reader, realm, ticket.centre, ticket.day);
  const call = await callOf(reader, realm, id);
  const state = stateOf({ ...ticket, isCalled: call !== undefined });
  const opening = await openingOf(reader, realm, ticket.centre, now);
  const closesAt = opening.open ? opening.closesAt : null;
  const place = state === 'waiting' ? await placeOf(reader, realm, centre, ticket) : { ahead: 0, minutes: null };
  const at = instant(now + (place.minutes ?? 0) * MINUTE_MS);
  return {
    ...{
      ticket,
      label: labelOf(ticket),
      centre: withoutSecrets(centre),
      state,
      counter: call?.counter ?? null,
      closesAt,
    },
    ...{ outcome: (await lastOutcome(reader, realm, id)) ?? null, ahead: place.ahead },
    expected:
      place.minutes === null || !('services' in place)
        ? null
        : { ...place, minutes: place.minutes, at, isLate: closesAt !== null && at > closesAt },
    revision,
  };
}

async function placeOf(reader: Reader, realm: string, centre: Centre, { id, line, day, onlyCounter }: Ticket) {
  const where = { centre: centre.centre, day };
  const waiting = (await waitingAt(reader, realm, centre.centre, day)).filter(
    (one) => one.line === line && one.onlyCounter === onlyCounter,
  );
  const lines = centre.counters.find(({ series }) => series.includes(line))?.series ?? [line];
  const before = await callsBefore(reader, realm, { ...where, lines, count: centre.priorityRun });
  const order = orderOf(waiting, before, centre.priorityRun);
  const ahead = order.findIndex((one) => one.id === id);
  const calling = centre.counters.filter(({ number, series }) =>
    onlyCounter === null ? series.includes(line) : number === onlyCounter,
  );
  const sitting = await sittingsAt(reader, realm, centre.centre, day);
  const counters = sitting.filter(({ counter }) => calling.some(({ number }) => number === counter)).length;
  const services = await serviceMinutes(reader, realm, { ...where, line });
  return { ahead, minutes: expectedMinutes(ahead, counters, services), services: services.length, counters };
}

export interface BoardView {
  readonly centre: PublicCentre;
  readonly opening: Opening;
  /** Who is called where, the latest first. */
  readonly calls: readonly (Call & { readonly label: string })[];
  /** The next few of each letter, in the order they will be called. */
  readonly next: readonly { readonly letter: string; readonly labels: readonly string[]; readonly waiting: number }[];
  readonly revision: number;
}

/** As many as a board shows. */
const NEXT = 4;

export async function viewBoard(
  reader: Reader,
  realm: string,
  code: string,
  now: Instant,
): Promise<BoardView | undefined> {
  const centre = await centreOf(reader, realm, code);
  if (!centre?.givesNumbers) return undefined;
  const day = dateAt(now);
  const revision = await revisionOf(reader, realm, code, day);
  const waiting = await waitingAt(reader, realm, code, day);
  const calls = await openCalls(reader, realm, code, day);
  const next = await Promise.all(
    centre.series.map(async ({ letter }) => {
      const line = waiting.filter((one) => one.line === letter);
      const where = { centre: code, day, lines: [letter], count: centre.priorityRun };
      const order = orderOf(line, await callsBefore(reader, realm, where), centre.priorityRun);
      return { letter, waiting: line.length, labels: order.slice(0, NEXT).map(labelOf) };
    }),
  );
  return {
    ...{ centre: withoutSecrets(centre), opening: await openingOf(reader, realm, code, now), next, revision },
    calls: calls.map((call) => ({ ...call, label: labelOf(call) })),
  };
}
