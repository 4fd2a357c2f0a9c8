import { createHmac } from 'node:crypto';
import { receptionDays } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt, formatInstant, type Instant } from '#kernel/time.ts';
import { type Opening, openingAt } from '../rules/opening.ts';
import { isGroupOn } from '../rules/priority.ts';
import { HOURLY, labelOf, subjectOf, type TakenBy } from '../rules/ticket.ts';
import { type Centre, centreOf, holdDay } from '../sql/centres.ts';
import { countTaken, findTicket, insertTicket, nextTicketNumber } from '../sql/tickets.ts';

export interface TakeAsk {
  readonly centre: string;
  /** Made with the page: a number taken twice by one press is one number. */
  readonly id: string;
  readonly series: string;
  /** A priority group, or none. */
  readonly priority?: string | undefined;
  readonly takenBy: TakenBy;
  /** Where the request comes from; kept only as a hash that is another one every day. */
  readonly address: string;
}

/** Tết with a weekend at both ends; a centre that opens on none of these days has no hours. */
const LOOK_AHEAD = 21;

/** Whether a centre receives people now, and if not, when again. */
export const openingOf = async (reader: Reader, realm: string, centre: string, now: Instant): Promise<Opening> =>
  openingAt(await receptionDays(reader, realm, centre, dateAt(now), LOOK_AHEAD), now);

/** Lấy số: a place in the line, without a name. Nobody needs to be signed in. */
export const takeTicket = (app: Acting, ask: TakeAsk): Promise<Outcome<{ id: string; label: string }>> =>
  inTransaction<Outcome<{ id: string; label: string }>>(app, 'system:counter', async (tx) => {
    tx.called?.('ticket-take');
    const centre = await centreOf(tx, tx.realm, ask.centre);
    if (!centre || !isUuid(ask.id)) return refused('not-found');
    const before = await takenBefore(tx, ask);
    if (before) return before;
    const may = await mayTake(tx, centre, ask);
    if (!may.ok) return may;
    const day = dateAt(tx.at);
    await holdDay(tx, ask.centre, day);
    // Again, now that the line is held: the same press may have come twice at once.
    const meanwhile = await takenBefore(tx, ask);
    if (meanwhile) return meanwhile;
    const number = await nextTicketNumber(tx, ask.centre, day, ask.series);
    const ticket = { series: ask.series, number };
    const priority = ask.priority ?? null;
    await insertTicket(tx, { ...ticket, id: ask.id, centre: ask.centre, day, priority, takenBy: ask.takenBy });
    await record(tx, 'ticket-take', subjectOf(ask.centre, day, ticket), { by: ask.takenBy, priority });
    return ok({ id: ask.id, label: labelOf(ticket) });
  });

/** The number this very press took before. */
async function takenBefore(tx: Tx, ask: TakeAsk): Promise<Outcome<{ id: string; label: string }> | undefined> {
  const known = await findTicket(tx, tx.realm, ask.id);
  if (!known) return undefined;
  return known.centre === ask.centre ? ok({ id: known.id, label: labelOf(known) }) : refused('not-found');
}

async function mayTake(tx: Tx, centre: Centre, ask: TakeAsk): Promise<Outcome<true>> {
  if (!centre.givesNumbers || !centre.series.some(({ letter }) => letter === ask.series))
    return refused('ticket-series');
  if (ask.priority !== undefined && !isGroupOn(ask.priority, dateAt(tx.at))) return refused('ticket-priority');
  const opening = await openingOf(tx, tx.realm, ask.centre, tx.at);
  if (!opening.open)
    return opening.opensAt === null
      ? refused('counter-closed')
      : refused('counter-closed-until', { opens: short(opening.opensAt) });
  const taken = await countTaken(tx, hidden(centre, ask.address, tx.at));
  return taken > HOURLY[ask.takenBy] ? refused('ticket-too-many', { most: HOURLY[ask.takenBy] }) : ok(true);
}

/** `07:30 23/11/2026`, for a sentence of either language. */
const short = (at: Instant): string => {
  const [date = '', time = ''] = formatInstant(at).split('T');
  return `${time.slice(0, 5)} ${date.split('-').reverse().join('/')}`;
};

/** Of the day and the centre: tomorrow nobody can tell that it was the same address (Law 91/2025). */
const hidden = ({ salt, centre }: Centre, address: string, at: Instant): string =>
  createHmac('sha256', salt)
    .update(`${centre} ${dateAt(at)} ${address}`)
    .digest('hex');
