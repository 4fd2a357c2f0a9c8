import type { Reader } from '#db/pool.server.ts';
import type { Office } from '../rules/trial-rows.ts';
import { type Figures, figuresOf } from '../run/figures.ts';

/** What a run left in its own database: as of its last act on a dossier. */
export async function figuresOfRun(
  reader: Reader,
  realm: string,
): Promise<{ figures: Figures; offices: readonly Office[] }> {
  const { rows } = await reader.query<{ first: number | null; last: number | null }>(
    `select min(at) as first, max(at) as last from trail where realm = $1 and subject like 'dossier/%'`,
    [realm],
  );
  const [first, last] = [rows[0]?.first ?? 0, rows[0]?.last ?? 0];
  return { figures: await figuresOf(reader, realm, last), offices: await officesOf(reader, realm, first, last) };
}

/** Each office with what stood before it. The mean queue is the dossier-hours spent there over the hours of the run. */
async function officesOf(reader: Reader, realm: string, first: number, last: number): Promise<Office[]> {
  const { rows } = await reader.query<Office>(
    `with span as (select to_timestamp($2::double precision / 1000) as first, to_timestamp($3::double precision / 1000) as last),
       stay as (select s.agency, s.code, s.entered_at, s.left_at,
         extract(epoch from least(coalesce(s.left_at, span.last), span.last) - s.entered_at) as seconds from dossier_step s, span where s.realm = $1)
     select agency as unit, a.name_vi as vi, a.name_en as en, count(distinct stay.code)::integer as dossiers,
       round((sum(seconds) / greatest(extract(epoch from span.last - span.first), 1))::numeric, 1)::float as queue,
       (count(*) filter (where left_at is null))::integer as waiting,
       round(coalesce(percentile_cont(0.5) within group (order by seconds / 3600) filter (where left_at is not null), 0)::numeric, 1)::float as median
     from stay cross join span join agency a on a.realm = $1 and a.code = stay.agency
     group by agency, a.name_vi, a.name_en, span.first, span.last order by agency`,
    [realm, first, last],
  );
  return rows;
}
