import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { ImportedFact } from '../rules/fact-file.ts';
import type { PetitionFact, PublicationFact } from '../rules/facts.ts';
import type { Judgement } from '../rules/publications.ts';

/** Keeps facts; one told again takes the place of what was told before. Answers what is new or otherwise than before. */
export async function keepFacts(tx: Tx, facts: readonly ImportedFact[]): Promise<{ kind: string; code: string }[]> {
  const { rows } = await tx.query<{ kind: string; code: string }>(
    `insert into score_fact as f (realm, kind, code, unit, day, until, done, value, imported_at)
     select distinct on (c.kind, c.code, c.unit, c.day) $1, c.kind, c.code, c.unit, c.day, c.until, c.done, c.value,
       to_timestamp($3::double precision / 1000)
     from rows from (jsonb_to_recordset($2::jsonb) as (kind text, code text, unit text, day date, until date, done date,
       value text)) with ordinality as c(kind, code, unit, day, until, done, value, nth) order by c.kind, c.code, c.unit, c.day, nth desc
     on conflict (realm, kind, code, unit, day) do update set until = excluded.until, done = excluded.done,
       value = excluded.value, imported_at = excluded.imported_at
     where (f.until, f.done, f.value) is distinct from (excluded.until, excluded.done, excluded.value)
     returning kind, code`,
    [tx.realm, JSON.stringify(facts), tx.at],
  );
  return rows;
}

/** Which kinds of facts, and which named sources, tell anything by a day. */
export const kindsTold = async (
  reader: Reader,
  realm: string,
  day: LocalDate,
): Promise<{ kind: ImportedFact['kind']; code: string }[]> =>
  (
    await reader.query<{ kind: ImportedFact['kind']; code: string }>(
      `with recursive kinds as (
         (select kind from score_fact where realm = $1 order by kind limit 1)
         union all select (select f.kind from score_fact f where f.realm = $1 and f.kind > k.kind order by f.kind limit 1)
           from kinds k where k.kind is not null)
       select k.kind, '' as code from kinds k where k.kind <> 'nguon'
         and exists (select from score_fact f where f.realm = $1 and f.kind = k.kind and f.day <= $2::date)
       union all select 'nguon', code from score_fact where realm = $1 and kind = 'nguon' and day <= $2::date`,
      [realm, day],
    )
  ).rows;

const under = (n: number) => `($${n} = $1 or unit = $${n} or starts_with(unit, $${n} || '.'))`;

export const publicationsIn = async (reader: Reader, realm: string, next: LocalDate): Promise<PublicationFact[]> =>
  (
    await reader.query<PublicationFact>(
      `select code as procedure, day as "decidedOn", until as "effectiveOn", done as "publicOn"
       from score_fact where realm = $1 and kind = 'cong-bo' and day < $2::date
       union all
       select v.code, v.decision_date, case when v.valid_from_inferred then null else v.valid_from end, (v.published_at at time zone 'Asia/Ho_Chi_Minh')::date
       from procedure_version v join procedure p on p.realm = v.realm and p.code = v.code
       where v.realm = $1 and v.origin = 'office' and p.kind <> 'internal' and v.decision_date < $2::date`,
      [realm, next],
    )
  ).rows;

export const petitionsIn = async (
  reader: Reader,
  realm: string,
  { from, next, unit }: { from: LocalDate; next: LocalDate; unit: string },
): Promise<PetitionFact[]> =>
  (
    await reader.query<PetitionFact>(
      `select code, unit, day as "receivedOn", until as "dueOn", done as "handledOn", value ~ '(khong-hai-long|lap-lai)' as unhappy,
         case when value ~ 'quy-dinh' then 'rules' when value ~ 'hanh-vi' then 'conduct' end as about
       from score_fact where realm = $1 and kind = 'phan-anh' and day >= $2::date and day < $3::date and ${under(4)}`,
      [realm, from, next, unit],
    )
  ).rows;

/** What the national report counts between two days, by unit; of a unit it says nothing of there is nothing. */
export const reportedIn = async (
  reader: Reader,
  realm: string,
  { from, next, units }: { from: LocalDate; next: LocalDate; units: readonly string[] },
): Promise<Map<string, number>> => {
  const { rows } = await reader.query<{ unit: string; n: number }>(
    `select unit, sum(value::integer)::integer as n from score_fact
     where realm = $1 and kind = 'bao-cao' and day >= $2::date and day < $3::date and unit = any($4::text[]) group by unit`,
    [realm, from, next, units],
  );
  return new Map(rows.map(({ unit, n }) => [unit, n]));
};

/** Communes that certify copies electronically, and those that do not. */
export async function certifyingOn(reader: Reader, realm: string, day: LocalDate): Promise<Judgement> {
  const { rows } = await reader.query<{ code: string; certifies: boolean }>(
    `select a.code, exists (select from score_fact f where f.realm = $1 and f.kind = 'chung-thuc' and f.code = a.code
       and f.day <= $2::date) as certifies
     from agency a where a.realm = $1 and a.level = 'commune' and a.kind = 'committee' and a.valid_from <= $2::date
       and (a.valid_to is null or a.valid_to > $2::date) order by a.code`,
    [realm, day],
  );
  const of = (wish: boolean) => rows.filter(({ certifies }) => certifies === wish).map(({ code }) => code);
  return { won: of(true), lost: of(false) };
}
