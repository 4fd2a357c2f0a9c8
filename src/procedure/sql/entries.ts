import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { CatalogueEntry, Kind } from '../rules/catalogue.ts';

/** Writes entries, a batch a statement; what already stands so stays untouched. Answers how many changed. */
export async function keepEntries(
  tx: Tx,
  entries: readonly (CatalogueEntry & { lifeEvents: string[] })[],
  listedAsOf: LocalDate | null,
): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into procedure as p (realm, code, printed_code, kind, name, fields, issuer, province, life_events, words, listed_as_of, recorded_at)
     select $1, e.code, e."printedCode", e.kind, e.name, e.fields, e.issuer, e.province, e."lifeEvents", e.words, $3::date,
       to_timestamp($4::double precision / 1000)
     from jsonb_to_recordset($2::jsonb) as e(code text, "printedCode" text, kind text, name text, fields text[], issuer text,
       province text, "lifeEvents" text[], words text)
     on conflict (realm, code) do update set printed_code = excluded.printed_code, kind = excluded.kind, name = excluded.name,
       fields = excluded.fields, issuer = excluded.issuer, province = excluded.province, life_events = excluded.life_events,
       words = excluded.words, listed_as_of = coalesce(excluded.listed_as_of, p.listed_as_of), recorded_at = excluded.recorded_at
     where (p.printed_code, p.kind, p.name, p.fields, p.issuer, p.province, p.life_events, p.words, p.listed_as_of)
       is distinct from (excluded.printed_code, excluded.kind, excluded.name, excluded.fields, excluded.issuer, excluded.province,
         excluded.life_events, excluded.words, coalesce(excluded.listed_as_of, p.listed_as_of))`,
    [tx.realm, JSON.stringify(entries), listedAsOf, tx.at],
  );
  return rowCount ?? 0;
}

/** The kind of an entry of this realm, or nothing; waits for whoever is changing it. */
export async function kindForChange(tx: Tx, code: string): Promise<Kind | undefined> {
  const { rows } = await tx.query<{ kind: Kind }>(
    'select kind from procedure where realm = $1 and code = $2 for update',
    [tx.realm, code],
  );
  return rows[0]?.kind;
}

/** Other names an entry is found by, folded. */
export async function setAlso(tx: Tx, code: string, also: string): Promise<void> {
  await tx.query('update procedure set also = $3 where realm = $1 and code = $2 and also <> $3', [
    tx.realm,
    code,
    also,
  ]);
}

/** Every name that a citizen may see, folded and as printed: what slips are judged against. */
export async function publicNames(reader: Reader, realm: string): Promise<{ folded: string; marked: string }[]> {
  const { rows } = await reader.query<{ folded: string; marked: string }>(
    `select words as folded, regexp_replace(lower(name), '^(trình tự )?thủ tục ', '') as marked from procedure
     where realm in ($1, 'VN') and kind <> 'internal'`,
    [realm],
  );
  return rows;
}
