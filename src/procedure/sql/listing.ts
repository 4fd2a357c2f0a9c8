import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Listed } from '../rules/found.ts';
import { ownFirst, type Viewer, visibleTo } from './visible.ts';

/** A procedure as a list for machines has it. */
export type ListedLine = Pick<Listed, 'code' | 'name' | 'kind' | 'fields' | 'issuer' | 'province' | 'detailed'>;

/** The catalogue in the order of its codes, from the one after `after` (the primary key). */
export async function listProcedures(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { after, date, limit }: { after?: string | undefined; date: LocalDate; limit: number },
): Promise<ListedLine[]> {
  const { rows } = await reader.query<ListedLine>(
    `select p.code, p.name, p.kind, p.fields, p.issuer, p.province,
       exists (select from procedure_version v where v.realm in ($1, 'VN') and v.code = p.code
         and v.published_at is not null and v.valid_from <= $3::date) as detailed
     from procedure p where ${ownFirst} and ${visibleTo(viewer)} and p.code > $2
     order by p.code limit $4`,
    [realm, after ?? '', date, limit],
  );
  return rows;
}
