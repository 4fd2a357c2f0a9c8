import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { LocalDate } from '#kernel/time.ts';

export interface Sitting {
  readonly counter: number;
  readonly officer: string;
  readonly name: string;
}

/** Somebody who forgot to leave yesterday does not sit there today. */
const TODAY = (n: number) => `(s.since at time zone 'Asia/Ho_Chi_Minh')::date = $${n}`;

/** Who sits at a centre's counters today, by counter. */
export const sittingsAt = async (reader: Reader, realm: string, centre: string, day: LocalDate): Promise<Sitting[]> =>
  (
    await reader.query<Sitting>(
      `select s.counter, s.officer, p.full_name as name from counter_sitting s
         join officer o on o.realm = s.realm and o.id = s.officer join person p on p.realm = o.realm and p.id = o.person
       where s.realm = $1 and s.centre = $2 and s.until is null and ${TODAY(3)} order by s.counter`,
      [realm, centre, day],
    )
  ).rows;

/** Where an officer sits today. */
export async function sittingOf(
  reader: Reader,
  realm: string,
  officer: string,
  day: LocalDate,
): Promise<{ centre: string; counter: number } | undefined> {
  const { rows } = await reader.query<{ centre: string; counter: number }>(
    `select s.centre, s.counter from counter_sitting s
     where s.realm = $1 and s.officer = $2 and s.until is null and ${TODAY(3)}`,
    [realm, officer, day],
  );
  return rows[0];
}

const NOW = 'to_timestamp($3::double precision / 1000)';

export const leaveCounter = (tx: Tx, officer: string): Promise<unknown> =>
  tx.query(`update counter_sitting set until = ${NOW} where realm = $1 and officer = $2 and until is null`, [
    ...[tx.realm, officer, tx.at],
  ]);

/** Ends sittings of earlier days at a counter, which nobody left. */
export const clearCounter = (tx: Tx, centre: string, counter: number, day: LocalDate): Promise<unknown> =>
  tx.query(
    `update counter_sitting s set until = ${NOW}
     where realm = $1 and centre = $2 and counter = $4 and until is null and not ${TODAY(5)}`,
    [tx.realm, centre, tx.at, counter, day],
  );

export const sitDown = (tx: Tx, centre: string, counter: number, officer: string): Promise<unknown> =>
  tx.query(
    `insert into counter_sitting (realm, centre, since, id, counter, officer) values ($1, $2, ${NOW}, $4, $5, $6)`,
    [tx.realm, centre, tx.at, uuidv7(tx.at), counter, officer],
  );
