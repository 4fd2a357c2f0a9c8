import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { Moved, Visited } from '../rules/process-map.ts';

export interface MapAsked {
  readonly realm: string;
  readonly unit: string;
  readonly procedure: string;
  /** Dossiers submitted from this moment on, and before that one. */
  readonly from: Instant;
  readonly to: Instant;
}

const DOSSIERS = `d.realm = $1 and d.procedure = $2 and d.submitted_at >= to_timestamp($3::double precision / 1000)
  and d.submitted_at < to_timestamp($4::double precision / 1000)
  and ($5 = $1 or d.competent_agency = $5 or starts_with(d.competent_agency, $5 || '.'))`;
const HOURS = `round(percentile_cont(0.5) within group (order by extract(epoch from v.left_at - v.entered_at) / 3600)::numeric, 1)::float as hours`;
const VISITS = `with v as (select s.code, s.seq, s.step, s.name, s.entered_at, s.left_at,
    lead(s.step) over (partition by s.code order by s.seq) as next
  from dossier d join dossier_step s on s.realm = d.realm and s.code = d.code where ${DOSSIERS})`;

const valuesOf = ({ realm, procedure, from, to, unit }: MapAsked) => [realm, procedure, from, to, unit];

/** Every step that dossiers came to, with the median of calendar hours they stayed. */
export const visitedIn = async (reader: Reader, asked: MapAsked): Promise<Visited[]> =>
  (
    await reader.query<Visited>(
      `${VISITS} select v.step, max(v.name) as name, count(*)::integer as visits, ${HOURS} from v group by v.step order by min(v.seq), v.step`,
      valuesOf(asked),
    )
  ).rows;

/** Every way they went from one visit to the next, with the median of the hours before it was taken. */
export const movedIn = async (reader: Reader, asked: MapAsked): Promise<Moved[]> =>
  (
    await reader.query<Moved>(
      `${VISITS} select v.step as "from", v.next as "to", count(*)::integer as count, ${HOURS}
       from v where v.next is not null group by v.step, v.next order by count(*) desc, v.step, v.next`,
      valuesOf(asked),
    )
  ).rows;

/** Procedures with dossiers in a period, the most first. */
export const proceduresIn = async (
  reader: Reader,
  asked: Omit<MapAsked, 'procedure'>,
): Promise<{ code: string; name: string; dossiers: number }[]> =>
  (
    await reader.query<{ code: string; name: string; dossiers: number }>(
      `select d.procedure as code, max(d.procedure_name) as name, count(*)::integer as dossiers from dossier d
       where ${DOSSIERS.replace('d.procedure = $2', '$2::text is null')} group by d.procedure order by 3 desc, 1 limit 40`,
      [asked.realm, null, asked.from, asked.to, asked.unit],
    )
  ).rows;
