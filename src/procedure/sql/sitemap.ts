import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import { ownFirst, visibleTo } from './visible.ts';

/** Addresses a sitemap holds at most (sitemaps.org allows 50,000); small ones are fetched again sooner. */
export const SITEMAP_SIZE = 2_000;

const CITIZEN = { officer: false };

/** How many sitemaps the catalogue fills, and when each last changed. Internal procedures are in none. */
export async function sitemaps(reader: Reader, realm: string): Promise<{ number: number; changed: LocalDate }[]> {
  const { rows } = await reader.query<{ number: number; changed: LocalDate }>(
    `select ((row_number - 1) / ${SITEMAP_SIZE} + 1)::int as number,
       to_char(max(recorded_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as changed
     from (select row_number() over (order by p.code), p.recorded_at from procedure p
       where ${ownFirst} and ${visibleTo(CITIZEN)}) listed
     group by 1 order by 1`,
    [realm],
  );
  return rows;
}

/** The codes of one sitemap in order, each with the day it last changed. */
export async function sitemapOf(
  reader: Reader,
  realm: string,
  number: number,
): Promise<{ code: string; changed: LocalDate }[]> {
  const { rows } = await reader.query<{ code: string; changed: LocalDate }>(
    `select p.code, to_char(greatest(p.recorded_at, (select max(v.published_at) from procedure_version v
         where v.realm in ($1, 'VN') and v.code = p.code)) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as changed
     from procedure p where ${ownFirst} and ${visibleTo(CITIZEN)}
     order by p.code limit ${SITEMAP_SIZE} offset $2`,
    [realm, (number - 1) * SITEMAP_SIZE],
  );
  return rows;
}
