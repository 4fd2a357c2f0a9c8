import type { Reader } from '#db/pool.server.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { FactKind } from '../rules/fact-file.ts';
import type { DossierMark } from '../rules/judge.ts';

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

/** How many of a set were received between two moments at these units, by side. */
export async function linesBetween(
  reader: Reader,
  realm: string,
  q: { readonly mark: DossierMark; readonly units: readonly string[]; readonly from: Instant; readonly until: Instant },
): Promise<{ readonly won: number; readonly lost: number }> {
  const { rows } = await reader.query<{ won: number; lost: number }>(
    `select (count(*) filter (where p.won))::integer as won, (count(*) filter (where not p.won))::integer as lost
     from (select id, $2 || '|won' = any(sides) as won from score_pattern
       where realm = $1 and sides && array[$2 || '|won', $2 || '|lost']) p
     join score_dossier d on d.realm = $1 and d.pattern = p.id and d.unit = any($3::text[])
       and d.received_at >= ${stamp(4)} and d.received_at < ${stamp(5)}`,
    [realm, q.mark, q.units, q.from, q.until],
  );
  return rows[0] ?? { won: 0, lost: 0 };
}

/** What facts of a kind were told of by a day. */
export const toldOf = async (reader: Reader, realm: string, kind: FactKind, day: LocalDate): Promise<string[]> =>
  (
    await reader.query<{ code: string }>(
      'select distinct code from score_fact where realm = $1 and kind = $2 and day <= $3::date order by code',
      [realm, kind, day],
    )
  ).rows.map(({ code }) => code);

/** Of the dossiers received between two moments whose result is a file, those whose result was told to be synchronised by then. */
export async function resultsSyncedIn(
  reader: Reader,
  realm: string,
  q: { readonly unit: string; readonly from: Instant; readonly until: Instant },
): Promise<number> {
  const { rows } = await reader.query<{ n: number }>(
    `select count(*)::integer as n from score_dossier d
     where d.realm = $1 and ($2 = $1 or d.unit = $2 or starts_with(d.unit, $2 || '.')) 
       and d.pattern in (select id from score_pattern where realm = $1 and '4.1|won' = any(sides))
       and d.received_at >= ${stamp(3)} and d.received_at < ${stamp(4)}
       and d.code in (select f.code from score_fact f where f.realm = $1 and f.kind = 'dong-bo-ket-qua'
         and f.day < (${stamp(4)} at time zone 'Asia/Ho_Chi_Minh')::date)`,
    [realm, q.unit, q.from, q.until],
  );
  return rows[0]?.n ?? 0;
}
