import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Counter, CounterSettings, Series } from '../rules/settings.ts';

/** A centre as its counters work now. */
export interface Centre extends CounterSettings {
  readonly centre: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly address: string | null;
  readonly kioskKey: string;
  readonly salt: string;
}

/** Without what only the program knows: what pages are given. */
export type PublicCentre = Omit<Centre, 'kioskKey' | 'salt'>;
export const withoutSecrets = ({ kioskKey: _, salt: __, ...rest }: Centre): PublicCentre => rest;

type Row = Omit<Centre, 'series' | 'counters'> & { series: Series[] | null; counters: Counter[] | null };

/** A centre that has set up its counters, with what is open of them; undefined for any other. */
export async function centreOf(reader: Reader, realm: string, centre: string): Promise<Centre | undefined> {
  const { rows } = await reader.query<Row>(
    `select c.centre, a.name_vi as "nameVi", a.name_en as "nameEn", a.address, c.gives_numbers as "givesNumbers",
       c.priority_run as "priorityRun", c.kiosk_key as "kioskKey", c.salt,
       (select json_agg(json_build_object('letter', s.letter, 'purpose', s.purpose, 'nameVi', s.name_vi, 'nameEn', s.name_en,
          'hintVi', s.hint_vi, 'hintEn', s.hint_en) order by s.letter)
        from counter_series s where s.realm = c.realm and s.centre = c.centre and s.closed_at is null) as series,
       (select json_agg(json_build_object('number', n.number, 'series', n.series) order by n.number)
        from counter n where n.realm = c.realm and n.centre = c.centre and n.closed_at is null) as counters
     from counter_centre c join agency a on a.realm = c.realm and a.code = c.centre
     where c.realm = $1 and c.centre = $2`,
    [realm, centre],
  );
  const row = rows[0];
  return row && { ...row, series: row.series ?? [], counters: row.counters ?? [] };
}

/** The centres that give numbers, by name: about a hundred. */
export const centresGiving = async (reader: Reader, realm: string) =>
  (
    await reader.query<{ code: string; nameVi: string; nameEn: string; address: string | null }>(
      `select a.code, a.name_vi as "nameVi", a.name_en as "nameEn", a.address
       from counter_centre c join agency a on a.realm = c.realm and a.code = c.centre
       where c.realm = $1 and c.gives_numbers order by a.level = 'commune', a.folded, a.code limit 300`,
      [realm],
    )
  ).rows;

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

/** Keeps a centre's settings. What is no longer among them is closed, because numbers given under it remain. */
export async function keepCentre(
  tx: Tx,
  centre: string,
  wish: CounterSettings,
  fresh: { kioskKey: string; salt: string },
): Promise<void> {
  await tx.query(
    `insert into counter_centre (realm, centre, gives_numbers, priority_run, kiosk_key, salt, set_at, set_by)
     values ($1, $2, $3, $4, $5, $6, ${stamp(7)}, $8)
     on conflict (realm, centre) do update set gives_numbers = excluded.gives_numbers, priority_run = excluded.priority_run,
       set_at = excluded.set_at, set_by = excluded.set_by`,
    [tx.realm, centre, wish.givesNumbers, wish.priorityRun, fresh.kioskKey, fresh.salt, tx.at, tx.actor],
  );
  await keepSeries(tx, centre, wish.series);
  await keepCounters(tx, centre, wish.counters);
}

async function keepSeries(tx: Tx, centre: string, series: readonly Series[]): Promise<void> {
  await tx.query(
    `insert into counter_series (realm, centre, letter, purpose, name_vi, name_en, hint_vi, hint_en)
     select $1, $2, letter, purpose, "nameVi", "nameEn", "hintVi", "hintEn" from jsonb_to_recordset($3::jsonb)
       as s (letter text, purpose text, "nameVi" text, "nameEn" text, "hintVi" text, "hintEn" text)
     on conflict (realm, centre, letter) do update set purpose = excluded.purpose, name_vi = excluded.name_vi,
       name_en = excluded.name_en, hint_vi = excluded.hint_vi, hint_en = excluded.hint_en, closed_at = null`,
    [tx.realm, centre, JSON.stringify(series)],
  );
  await tx.query(
    `update counter_series set closed_at = ${stamp(4)}
     where realm = $1 and centre = $2 and letter <> all($3::text[]) and closed_at is null`,
    [tx.realm, centre, series.map(({ letter }) => letter), tx.at],
  );
}

async function keepCounters(tx: Tx, centre: string, counters: readonly Counter[]): Promise<void> {
  for (const { number, series } of counters)
    await tx.query(
      `insert into counter (realm, centre, number, series) values ($1, $2, $3, $4)
       on conflict (realm, centre, number) do update set series = excluded.series, closed_at = null`,
      [tx.realm, centre, number, series],
    );
  await tx.query(
    `update counter set closed_at = ${stamp(4)}
     where realm = $1 and centre = $2 and number <> all($3::integer[]) and closed_at is null`,
    [tx.realm, centre, counters.map(({ number }) => number), tx.at],
  );
}

/**
 * The line of a centre's day, held until the act ends: whoever calls, transfers or takes waits for whoever was before him.
 * Its revision rises, which screens follow.
 */
export async function holdDay(tx: Tx, centre: string, day: LocalDate): Promise<void> {
  await tx.query(
    `insert into counter_day (realm, centre, day, revision) values ($1, $2, $3, 1)
     on conflict (realm, centre, day) do update set revision = counter_day.revision + 1`,
    [tx.realm, centre, day],
  );
}

/** How often a centre's line changed on a day; 0 before the first number. */
export async function revisionOf(reader: Reader, realm: string, centre: string, day: LocalDate): Promise<number> {
  const { rows } = await reader.query<{ revision: number }>(
    'select revision from counter_day where realm = $1 and centre = $2 and day = $3',
    [realm, centre, day],
  );
  return rows[0]?.revision ?? 0;
}
