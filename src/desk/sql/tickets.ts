import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { Waiting } from '../rules/next.ts';
import type { TakenBy } from '../rules/ticket.ts';

export interface Ticket {
  readonly id: string;
  readonly centre: string;
  readonly day: LocalDate;
  readonly series: string;
  readonly number: number;
  readonly priority: string | null;
  readonly line: string;
  readonly onlyCounter: number | null;
  readonly takenAt: Instant;
  readonly waitingSince: Instant | null;
  readonly cameBackAt: Instant | null;
  readonly endedAt: Instant | null;
}

const TICKET = `t.id, t.centre, t.day, t.series, t.number, t.priority, t.line, t.only_counter as "onlyCounter",
  t.taken_at as "takenAt", t.waiting_since as "waitingSince", t.came_back_at as "cameBackAt", t.ended_at as "endedAt"`;

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

export async function findTicket(reader: Reader, realm: string, id: string): Promise<Ticket | undefined> {
  const { rows } = await reader.query<Ticket>(`select ${TICKET} from ticket t where t.realm = $1 and t.id = $2`, [
    realm,
    id,
  ]);
  return rows[0];
}

export interface WaitingTicket extends Waiting {
  readonly series: string;
  readonly number: number;
  readonly priority: string | null;
  readonly takenAt: Instant;
}

/** Everybody who waits at a centre on a day: some hundreds at most. */
export const waitingAt = async (
  reader: Reader,
  realm: string,
  centre: string,
  day: LocalDate,
): Promise<WaitingTicket[]> =>
  (
    await reader.query<WaitingTicket>(
      `select t.id, t.line, t.priority is not null as "isPriority", t.only_counter as "onlyCounter", t.series, t.number,
         t.waiting_since as "waitingSince", t.priority, t.taken_at as "takenAt" from ticket t
       where t.realm = $1 and t.centre = $2 and t.day = $3 and t.waiting_since is not null
       order by t.waiting_since, t.number, t.id limit 2000`,
      [realm, centre, day],
    )
  ).rows;

/** Whoever did not come when called and may still come back. */
export const awayAt = async (reader: Reader, realm: string, centre: string, day: LocalDate): Promise<Ticket[]> =>
  (
    await reader.query<Ticket>(
      `select ${TICKET} from ticket t
       where t.realm = $1 and t.centre = $2 and t.day = $3 and t.waiting_since is null and t.ended_at is null
         and not exists (select from ticket_call c where c.realm = t.realm and c.ticket = t.id and c.ended_at is null)
       order by t.taken_at, t.id limit 100`,
      [realm, centre, day],
    )
  ).rows;

/** The next number of a series on a day, kept by the act or not at all: no gap, no number twice. */
export async function nextTicketNumber(tx: Tx, centre: string, day: LocalDate, series: string): Promise<number> {
  const { rows } = await tx.query<{ last: number }>(
    `insert into ticket_number (realm, centre, day, series, last) values ($1, $2, $3, $4, 1)
     on conflict (realm, centre, day, series) do update set last = ticket_number.last + 1 returning last`,
    [tx.realm, centre, day, series],
  );
  return (rows[0] as { last: number }).last;
}

export type NewTicket = Pick<Ticket, 'id' | 'centre' | 'day' | 'series' | 'number' | 'priority'> & { takenBy: TakenBy };

export const insertTicket = (tx: Tx, one: NewTicket): Promise<unknown> =>
  tx.query(
    `insert into ticket (realm, id, centre, day, series, line, number, priority, taken_by, taken_at, waiting_since)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $8, ${stamp(9)}, ${stamp(9)})`,
    [tx.realm, one.id, one.centre, one.day, one.series, one.number, one.priority, one.takenBy, tx.at],
  );

/** Keeps where a ticket stands. The line of its day is held by the act. */
export const saveTicket = (tx: Tx, one: Ticket): Promise<unknown> =>
  tx.query(
    `update ticket set line = $3, only_counter = $4, waiting_since = ${stamp(5)}, came_back_at = ${stamp(6)},
       ended_at = ${stamp(7)} where realm = $1 and id = $2`,
    [tx.realm, one.id, one.line, one.onlyCounter, one.waitingSince, one.cameBackAt, one.endedAt],
  );

/** Counts a number against an address and answers how many it took in this hour; what is older than a day is forgotten. */
export async function countTaken(tx: Tx, address: string): Promise<number> {
  const { rows } = await tx.query<{ taken: number }>(
    `insert into ticket_limit (realm, address, hour, taken) values ($1, $2, date_trunc('hour', ${stamp(3)}), 1)
     on conflict (realm, address, hour) do update set taken = ticket_limit.taken + 1 returning taken`,
    [tx.realm, address, tx.at],
  );
  const { taken } = rows[0] as { taken: number };
  if (taken === 1)
    await tx.query(`delete from ticket_limit where realm = $1 and hour < ${stamp(2)} - interval '1 day'`, [
      tx.realm,
      tx.at,
    ]);
  return taken;
}
