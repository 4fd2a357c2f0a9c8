import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import { openShelf } from '#db/shelf.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { ProcedureContent } from '../rules/content.ts';
import type { Entry } from '../rules/entry.ts';
import { ownFirst, type Viewer, visibleTo } from './visible.ts';

const DAY = (column: string) => `to_char(${column} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;

/** Versions of the realm that has any of its own, else of the nation; each ends where the next one begins. */
const VERSIONS = (viewer: Viewer) => `
  select jsonb_agg(line order by line."version" desc) from (
    select v.realm, v.version, v.valid_from as "validFrom", v.valid_from_inferred as "validFromInferred",
      least(v.valid_to, v.withdrawn_from, case when v.published_at is not null then (
        select min(n.valid_from) from procedure_version n where n.realm = v.realm and n.code = v.code
          and n.published_at is not null and n.valid_from > v.valid_from) end) as ends,
      ${DAY('v.published_at')} as "publishedOn", v.decision_number as "decisionNumber", v.decision_date as "decisionDate",
      v.decision_signer as "decisionSigner", v.withdrawn_from as "withdrawnFrom",
      v.withdrawal_number as "withdrawalNumber", v.withdrawal_date as "withdrawalDate"
    from procedure_version v
    where v.code = p.code and (v.published_at is not null
      and v.realm = case when exists (select from procedure_version own where own.realm = $1 and own.code = p.code
        and own.published_at is not null) then $1 else 'VN' end
      ${viewer.officer ? 'or v.published_at is null' : ''})) line`;

const statement = (viewer: Viewer) => `
select p.code, p.printed_code as "printedCode", p.name, p.kind, p.fields, p.issuer, p.province, p.listed_as_of as "listedAsOf",
  coalesce((${VERSIONS(viewer)}), '[]') as versions,
  coalesce((select jsonb_agg(jsonb_build_object('paper', s.paper, 'database', s.database, 'databaseOwner', s.database_owner,
      'legalDocument', s.legal_document, 'article', s.article, 'instrument', s.instrument,
      'validFrom', s.valid_from, 'validTo', s.valid_to) order by s.instrument, s.line)
    from data_substitution s where s.realm in ($1, 'VN') and s.code = p.code), '[]') as substitutions,
  (select jsonb_build_object('route', r.route, 'address', r.address, 'reason', r.reason) from procedure_route r
    where r.realm = $1 and r.code = p.code and r.valid_from <= $3::date order by r.valid_from desc limit 1) as route
from procedure p
where p.code = $2 and ${ownFirst} and ${visibleTo(viewer)}`;

/** What the catalogue knows of a procedure, and its versions without their content: one round trip. */
export async function entryOf(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  code: string,
  date: LocalDate,
): Promise<Entry | undefined> {
  const { rows } = await prepared<Entry>(reader, statement(viewer), [realm, code, date]);
  return rows[0];
}

/**
 * The key of a procedure whose code another one holds: for a citizen `1.014325` is Tuyên Quang's, since Lào Cai's is
 * internal. Reads the catalogue through, so it is for addresses that found nothing.
 */
export async function keyPrintedAs(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  printed: string,
): Promise<string | undefined> {
  const { rows } = await reader.query<{ code: string }>(
    `select p.code from procedure p where btrim(p.printed_code) = $2 and ${ownFirst} and ${visibleTo(viewer)} limit 1`,
    [realm, printed],
  );
  return rows[0]?.code;
}

const published = openShelf<ProcedureContent>();

/** The content of a version. Published content never changes, so it comes from memory the second time. */
export async function contentOf(
  reader: Reader,
  version: { realm: string; code: string; version: number; published: boolean },
): Promise<ProcedureContent | undefined> {
  const key = `${version.realm} ${version.code} ${version.version}`;
  const known = published.get(reader, key);
  if (known) return known;
  const { rows } = await prepared<{ content: ProcedureContent }>(
    reader,
    'select content from procedure_version where realm = $1 and code = $2 and version = $3',
    [version.realm, version.code, version.version],
  );
  const content = rows[0]?.content;
  if (content && version.published) published.put(reader, key, content);
  return content;
}
