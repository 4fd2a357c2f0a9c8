import type { Reader } from '#db/pool.server.ts';

/** Names of officers by id: on a dossier's pages the holder is shown by name (NĐ 224/2026 Đ15.1g). */
export async function officerNames(
  reader: Reader,
  realm: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { rows } = await reader.query<{ id: string; name: string }>(
    `select o.id, p.full_name as name from officer o join person p on p.realm = o.realm and p.id = o.person
     where o.realm = $1 and o.id = any($2::uuid[])`,
    [realm, [...new Set(ids)]],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** Officers who hold a role at one of these units today, for assigning. */
export async function officersAt(
  reader: Reader,
  realm: string,
  role: string,
  agency: string,
  day: string,
): Promise<{ id: string; name: string; unit: string }[]> {
  const { rows } = await reader.query<{ id: string; name: string; unit: string }>(
    `select o.id, p.full_name as name, a.name_vi as unit from officer_post t
       join officer o on o.realm = t.realm and o.id = t.officer
       join person p on p.realm = o.realm and p.id = o.person
       join agency a on a.realm = t.realm and a.code = t.unit
     where t.realm = $1 and t.role = $2 and (t.unit = $3 or t.unit like $3 || '.%')
       and t.from_date <= $4::date and (t.to_date is null or t.to_date >= $4::date) and (t.ended_on is null or t.ended_on > $4::date)
     order by p.full_name collate "C" limit 200`,
    [realm, role, agency, day],
  );
  return rows;
}
