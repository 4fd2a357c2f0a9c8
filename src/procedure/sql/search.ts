import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { FacetName, Found } from '../rules/found.ts';
import { begun, ownFirst, type Viewer, visibleTo } from './visible.ts';

export interface Filters {
  field?: string | undefined;
  level?: string | undefined;
  issuer?: string | undefined;
  subject?: string | undefined;
  service?: string | undefined;
  /** Slug of a life event. */
  event?: string | undefined;
}

export interface Asked extends Filters {
  realm: string;
  viewer: Viewer;
  date: LocalDate;
  /** Whose local procedures come before other provinces'. */
  province: string | undefined;
  /** Readings of what was typed, folded; empty for everything. `most`: words and
   * neighbouring pairs, rarest first, of which a share is enough. */
  variants: readonly { text: string; weight: number }[];
  most?: boolean;
  meant: readonly { code: string; weight: number }[];
  code: string | undefined;
  limit: number;
  offset: number;
}

/**
 * How well a name answers, highest first: the code itself; the procedures people mean by these words; the whole name;
 * its beginning; the words side by side; in order; in any order. A procedure in full and the province's own come
 * before their like, other provinces' after, short names before long.
 */
const SCORE = `
  case when p.code = $7 or btrim(p.printed_code) = $7 then 1000 else 0 end
  + greatest(300 * meant.weight, said.score, 0) + coalesce(said.score, 0) / 10
  + case when c.code is not null then 12 else 0 end
  + case when p.kind = 'standard' then 0 when p.province = $14 then 8 else -20 end
  - case when $17::boolean then 0 else least(length(p.words), 240) * 0.07 end`;

const SAID_ALL = `select max(v.weight * case
    when p.words = v.text then 190 when p.also = v.text then 188
    when p.words like v.text || ' %' then 160 when p.also like v.text || ' %' then 150
    when ' ' || p.words || ' ' like '% ' || v.text || ' %' then 130
    when p.words like '%' || replace(v.text, ' ', '%') || '%' then 100
    else 85 end) as score
  from variant v where p.search @@ v.query`;

/** Which share of the words' weight is enough when no name has them all. */
const ENOUGH = 0.45;
const RAREST = 4;
const SAID_MOST = `select case when sum(weight) filter (where has) >= ${ENOUGH} * sum(weight)
    then 100 * sum(weight) filter (where has) / sum(weight) end as score
  from (select v.weight, strpos(' ' || p.words || ' ' || p.also || ' ', ' ' || v.text || ' ') > 0 as has from variant v) each_word`;

const FACET = (name: FacetName, value: string, others: string) =>
  `select '${name}' as facet, ${value} as value, count(*)::int as count from found f ${others} group by 2`;

// What does not change from row to row is a parameter or a subquery: a kept plan would compute it for each row.
/** What may answer at all, before anything is judged. */
const CANDIDATES = (viewer: Viewer) => `select p.* from procedure p
  where ${ownFirst} and ${visibleTo(viewer)} and ($13::text is null or $13 = any (p.life_events))
    and ($17::boolean or p.search @@ (select to_tsquery('simple', $4)) or p.code = any ($5::text[])
      or p.code = $7 or btrim(p.printed_code) = $7)`;

// Rows of `found` are kept narrow: it is read six times, and holds the whole catalogue when nothing was typed.
const statement = (viewer: Viewer, most: boolean) => `
with current as materialized (${begun}),
variant as materialized (
  select text, weight, to_tsquery('simple', replace(text, ' ', ' & ')) as query
  from jsonb_to_recordset($3::jsonb) as v(text text, weight double precision)),
meant as materialized (select * from unnest($5::text[], $6::double precision[]) as m(code, weight)),
found as materialized (
  select p.realm, p.code, p.words, p.fields, p.issuer, c.levels, c.subjects, c.service_level, c.code is not null as detailed,
    ${SCORE} as score,
    $8::text is null or $8 = any (p.fields) as of_field, $9::text is null or coalesce($9 = any (c.levels), false) as of_level,
    $10::text is null or coalesce(p.issuer = $10, false) as of_issuer,
    $11::text is null or coalesce($11 = any (c.subjects), false) as of_subject,
    $12::text is null or coalesce(c.service_level = $12, false) as of_service
  from (${CANDIDATES(viewer)}) p
  left join current c on c.code = p.code and not c.ended
  left join meant on meant.code = p.code
  cross join lateral (${most ? SAID_MOST : SAID_ALL}) said
  where $17::boolean or said.score is not null or meant.code is not null
    or p.code = $7 or btrim(p.printed_code) = $7),
hit as (select * from found where of_field and of_level and of_issuer and of_subject and of_service),
facet as (
  ${FACET('field', 'field', 'cross join unnest(f.fields) as field where of_level and of_issuer and of_subject and of_service')}
  union all ${FACET('issuer', 'f.issuer', 'where of_field and of_level and of_subject and of_service')}
  union all ${FACET('level', 'level', 'cross join unnest(f.levels) as level where f.detailed and of_field and of_issuer and of_subject and of_service')}
  union all ${FACET('subject', 'subject', 'cross join unnest(f.subjects) as subject where f.detailed and of_field and of_level and of_issuer and of_service')}
  union all ${FACET('service', 'f.service_level', 'where of_field and of_level and of_issuer and of_subject')})
select (select count(*)::int from hit) as total,
  (select max(listed_as_of) from procedure where realm = 'VN') as "asOf",
  (select coalesce(jsonb_agg(to_jsonb(page) - 'score' - 'words' order by page.score desc, page.words, page.code), '[]') from (
    select h.code, h.score, h.words, p.printed_code as "printedCode", p.name, p.kind, p.fields, p.issuer, p.province,
      c.short_name as "shortName", h.levels, h.subjects, h.service_level as "serviceLevel", h.detailed
    from (select * from hit order by score desc, words, code limit $15 offset $16) h
    join procedure p on p.realm = h.realm and p.code = h.code
    left join current c on c.code = h.code and not c.ended) page) as items,
  (select coalesce(jsonb_agg(to_jsonb(one) order by one.count desc, one.value), '[]') from facet one) as facets`;

/** Four statements in all, each written once. */
const statements: ReadonlyMap<string, string> = new Map(
  [true, false].flatMap((officer) =>
    [true, false].map((most) => [`${officer} ${most}`, statement({ officer }, most)] as const),
  ),
);

/** One page of the catalogue with exact counts: one round trip. */
export async function searchCatalogue(reader: Reader, asked: Asked): Promise<Found> {
  // Without any of its rarest words a name cannot have a good share of them.
  const telling = asked.most ? asked.variants.slice(0, RAREST) : asked.variants;
  const any = telling.map(({ text }) => `(${text.replaceAll(' ', ' & ')})`).join(' | ');
  const which = `${asked.viewer.officer} ${asked.most ?? false}`;
  const { rows } = await prepared<Found>(reader, statements.get(which) as string, [
    asked.realm,
    asked.date,
    JSON.stringify(asked.variants),
    any,
    asked.meant.map(({ code }) => code),
    asked.meant.map(({ weight }) => weight),
    asked.code ?? null,
    asked.field ?? null,
    asked.level ?? null,
    asked.issuer ?? null,
    asked.subject ?? null,
    asked.service ?? null,
    asked.event ?? null,
    asked.province ?? null,
    asked.limit,
    asked.offset,
    asked.variants.length === 0,
  ]);
  return rows[0] as Found;
}
