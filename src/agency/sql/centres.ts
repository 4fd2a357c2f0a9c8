import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';

/** A one-stop centre of the province, where any dossier may be handed in (NĐ 118/2025 Đ14.2). */
export interface Centre {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly address: string | null;
  readonly level: 'province' | 'commune';
  readonly placeCode: string;
}

/** The centres that stand on a day, the province's first: about a hundred. */
export const centresOn = async (reader: Reader, realm: string, day: LocalDate): Promise<Centre[]> =>
  (
    await reader.query<Centre>(
      `select code, name_vi as "nameVi", name_en as "nameEn", address, level, place_code as "placeCode" from agency
       where realm = $1 and kind = 'one-stop-centre' and valid_from <= $2 and (valid_to is null or valid_to > $2)
       order by level = 'commune', folded, code limit 300`,
      [realm, day],
    )
  ).rows;
