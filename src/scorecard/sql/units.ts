import type { Reader } from '#db/pool.server.ts';
import type { NamedUnit } from '../rules/named-unit.ts';

const NAMED = 'a.code, a.name_vi as vi, a.name_en as en, a.valid_to as "endedOn"';

/** The agencies directly below one; below the province also those that stand under nobody here. */
export const unitsBelowOf = async (reader: Reader, realm: string, unit: string): Promise<NamedUnit[]> =>
  (
    await reader.query<NamedUnit>(
      `select ${NAMED} from agency a where a.realm = $1 and a.parent = $2 and a.kind <> 'division'
       union all select ${NAMED} from agency a where a.realm = $1 and $1 = $2 and a.parent is null and a.code <> $1
       order by 1`,
      [realm, unit],
    )
  ).rows;

export const unitsNamed = async (reader: Reader, realm: string, codes: readonly string[]): Promise<NamedUnit[]> =>
  (
    await reader.query<NamedUnit>(
      `select ${NAMED} from agency a where a.realm = $1 and a.code = any($2::text[]) order by 1`,
      [realm, codes],
    )
  ).rows;
