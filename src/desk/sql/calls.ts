import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { CallOutcome } from '../rules/ticket.ts';

/** A ticket called to a counter. */
export interface Call {
  readonly ticket: string;
  readonly seq: number;
  readonly series: string;
  readonly number: number;
  readonly priority: string | null;
  readonly line: string;
  readonly counter: number;
  readonly officer: string;
  readonly takenAt: Instant;
  readonly calledAt: Instant;
  readonly repeatedAt: Instant | null;
}

const CALL = `c.ticket, c.seq, t.series, t.number, t.priority, c.line, c.counter, c.officer, t.taken_at as "takenAt",
  c.called_at as "calledAt", c.repeated_at as "repeatedAt"`;
const FROM = 'from ticket_call c join ticket t on t.realm = c.realm and t.id = c.ticket';
const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

/** Who is at a counter, or was called there and has not come yet. */
export async function callAt(
  reader: Reader,
  realm: string,
  centre: string,
  counter: number,
): Promise<Call | undefined> {
  const { rows } = await reader.query<Call>(
    `select ${CALL} ${FROM} where c.realm = $1 and c.centre = $2 and c.counter = $3 and c.ended_at is null`,
    [realm, centre, counter],
  );
  return rows[0];
}

/** Where a ticket is called to now. */
export async function callOf(reader: Reader, realm: string, ticket: string): Promise<Call | undefined> {
  const { rows } = await reader.query<Call>(
    `select ${CALL} ${FROM} where c.realm = $1 and c.ticket = $2 and c.ended_at is null`,
    [realm, ticket],
  );
  return rows[0];
}

/** How a ticket's last call ended. */
export async function lastOutcome(reader: Reader, realm: string, ticket: string): Promise<CallOutcome | undefined> {
  const { rows } = await reader.query<{ outcome: CallOutcome }>(
    `select outcome from ticket_call where realm = $1 and ticket = $2 and outcome is not null order by seq desc limit 1`,
    [realm, ticket],
  );
  return rows[0]?.outcome;
}

/** The calls that stand, by counter: what the board shows large. */
export const openCalls = async (reader: Reader, realm: string, centre: string, day: LocalDate): Promise<Call[]> =>
  (
    await reader.query<Call>(
      `select ${CALL} ${FROM} where c.realm = $1 and c.centre = $2 and c.day = $3 and c.ended_at is null
       order by greatest(c.called_at, c.repeated_at) desc, c.counter`,
      [realm, centre, day],
    )
  ).rows;

/** Whether each of the last first calls from these lines was of a priority group, the latest first. */
export async function callsBefore(
  reader: Reader,
  realm: string,
  { centre, day, lines, count }: { centre: string; day: LocalDate; lines: readonly string[]; count: number },
): Promise<boolean[]> {
  const { rows } = await reader.query<{ priority: boolean }>(
    `select priority from ticket_call where realm = $1 and centre = $2 and day = $3 and line = any($4::text[])
     order by called_at desc, ticket desc limit $5`,
    [realm, centre, day, lines, count],
  );
  return rows.map(({ priority }) => priority);
}

/** Minutes that the last services of these lines took today, the latest first. */
export async function serviceMinutes(
  reader: Reader,
  realm: string,
  { centre, day, line }: { centre: string; day: LocalDate; line: string },
): Promise<number[]> {
  const { rows } = await reader.query<{ minutes: number }>(
    `select extract(epoch from ended_at - called_at)::double precision / 60 as minutes from ticket_call
     where realm = $1 and centre = $2 and day = $3 and line = $4 and outcome = 'served'
     order by called_at desc limit 20`,
    [realm, centre, day, line],
  );
  return rows.map(({ minutes }) => minutes);
}

export interface NewCall {
  readonly ticket: string;
  readonly centre: string;
  readonly day: LocalDate;
  readonly line: string;
  readonly isPriority: boolean;
  readonly counter: number;
  readonly officer: string;
}

export const insertCall = (tx: Tx, one: NewCall): Promise<unknown> =>
  tx.query(
    `insert into ticket_call (realm, ticket, seq, centre, day, line, priority, counter, officer, called_at)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7, $8, ${stamp(9)} from ticket_call
     where realm = $1 and ticket = $2`,
    [tx.realm, one.ticket, one.centre, one.day, one.line, one.isPriority, one.counter, one.officer, tx.at],
  );

export const endCall = (tx: Tx, ticket: string, outcome: CallOutcome): Promise<unknown> =>
  tx.query(
    `update ticket_call set ended_at = ${stamp(3)}, outcome = $4 where realm = $1 and ticket = $2 and ended_at is null`,
    [tx.realm, ticket, tx.at, outcome],
  );

export const repeatCall = (tx: Tx, ticket: string): Promise<unknown> =>
  tx.query(`update ticket_call set repeated_at = ${stamp(3)} where realm = $1 and ticket = $2 and ended_at is null`, [
    tx.realm,
    ticket,
    tx.at,
  ]);
