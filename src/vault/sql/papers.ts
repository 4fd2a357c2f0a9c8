import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Paper } from '../rules/paper.ts';

/** The last word said of whether it holds, and the first objection nobody has answered. */
const PAPER = `p.id, p.type, p.owner, p.title, p.abstract, p.issuer, p.number, p.issued_on as "issuedOn", p.valid_from as "validFrom",
  p.valid_to as "validTo", p.scope, p.origin, p.dossier, p.component, p.decision, p.agency, p.units, p.sha256, p.file_name as "fileName",
  p.file_type as "fileType", p.file_size as "fileSize", p.signature, p.certification, p.kept_at as "keptAt",
  (select jsonb_build_object('sha256', c.sha256, 'size', c.size) from paper_copy c
    where c.realm = p.realm and c.paper = p.id and c.done_at is not null order by c.attempt desc limit 1) as copy,
  (select case when e.kind = 'revoked' then e.reason end from paper_event e
    where e.realm = p.realm and e.paper = p.id and e.kind in ('revoked', 'restored') order by e.id desc limit 1) as revoked,
  (select e.reason from paper_event e where e.realm = p.realm and e.paper = p.id and e.kind = 'objected'
    and not exists (select from paper_event a where a.realm = e.realm and a.paper = e.paper and a.answers = e.id)
    order by e.id limit 1) as objection`;

/** A page of a person's store. */
export const STORE_PAGE = 60;

/** Where a page of the store ended: by type, the newest first. */
export interface StoreCursor {
  readonly type: string;
  readonly keptAt: number;
  readonly id: string;
}

/** What somebody has, by type, the newest of a type first; one page after `after`. */
export async function papersOfOwner(
  reader: Reader,
  realm: string,
  owner: string,
  after?: StoreCursor,
): Promise<Paper[]> {
  const { rows } = await reader.query<Paper>(
    `select ${PAPER} from paper p where p.realm = $1 and p.owner = $2
       and ($3::text is null or p.type > $3 or p.type = $3
         and (p.kept_at, p.id) < (to_timestamp($4::double precision / 1000), $5::uuid))
     order by p.type, p.kept_at desc, p.id desc limit ${STORE_PAGE + 1}`,
    [realm, owner, after?.type ?? null, after?.keptAt ?? null, after?.id ?? null],
  );
  return rows;
}

/** The newest of each of these types that somebody has: what the rules choose from. */
export async function papersOfTypes(
  reader: Reader,
  realm: string,
  owner: string,
  types: readonly string[],
): Promise<Paper[]> {
  if (types.length === 0) return [];
  const { rows } = await reader.query<Paper>(
    `select ${PAPER} from unnest($3::text[]) as wanted (type) cross join lateral
       (select * from paper one where one.realm = $1 and one.owner = $2 and one.type = wanted.type
        order by one.kept_at desc, one.id desc limit 20) p`,
    [realm, owner, types],
  );
  return rows;
}

/** One paper of its owner; nothing if it is somebody else's. */
export async function ownedPaper(reader: Reader, realm: string, owner: string, id: string): Promise<Paper | undefined> {
  const { rows } = await reader.query<Paper>(
    `select ${PAPER} from paper p where p.realm = $1 and p.owner = $2 and p.id = $3`,
    [realm, owner, id],
  );
  return rows[0];
}

/** Papers by their ids, whoever asks: for acts that have the right already. */
export async function papersById(reader: Reader, realm: string, ids: readonly string[]): Promise<Paper[]> {
  const { rows } = await reader.query<Paper>(
    `select ${PAPER} from paper p where p.realm = $1 and p.id = any($2::uuid[])`,
    [realm, ids],
  );
  return rows;
}

/** The paper of somebody's store that is this file, or whose signed copy it is; nothing if the file is none of them. */
export async function paperByFile(
  reader: Reader,
  realm: string,
  owner: string,
  sha256: string,
): Promise<string | undefined> {
  const { rows } = await reader.query<{ id: string }>(
    `select p.id from paper p where p.realm = $1 and p.owner = $2 and (p.sha256 = $3 or exists (select from paper_copy c
       where c.realm = p.realm and c.paper = p.id and c.sha256 = $3)) order by p.id limit 1`,
    [realm, owner, sha256],
  );
  return rows[0]?.id;
}

export type NewPaper = Omit<Paper, 'keptAt' | 'copy' | 'revoked' | 'objection'>;

/** Keeps papers that are not kept yet; answers the ids of those that now are. */
export async function insertPapers(tx: Tx, papers: readonly NewPaper[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into paper (realm, id, type, owner, title, abstract, issuer, number, issued_on, valid_from, valid_to, scope, origin,
       dossier, component, decision, agency, units, sha256, file_name, file_type, file_size, signature, certification, kept_at, kept_by)
     select $1, p.id, p.type, p.owner, p.title, p.abstract, p.issuer, p.number, p."issuedOn", p."validFrom", p."validTo", p.scope,
       p.origin, p.dossier, p.component, p.decision, p.agency, p.units, p.sha256, p."fileName", p."fileType", p."fileSize", p.signature,
       p.certification, to_timestamp($3::double precision / 1000), $4
     from jsonb_to_recordset($2::jsonb) as p (id uuid, type text, owner uuid, title text, abstract text, issuer text, number text,
       "issuedOn" date, "validFrom" date, "validTo" date, scope text, origin text, dossier text, component text, decision integer,
       agency text, units text[], sha256 text, "fileName" text, "fileType" text, "fileSize" bigint, signature text, certification text)
     on conflict do nothing returning id`,
    [tx.realm, JSON.stringify(papers), tx.at, tx.actor],
  );
  return rows.map(({ id }) => id);
}

/** The paper a decision became. */
export async function paperOfDecision(tx: Tx, dossier: string, decision: number): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    'select id from paper where realm = $1 and dossier = $2 and decision = $3',
    [tx.realm, dossier, decision],
  );
  return rows[0]?.id;
}

/** What a check of its signatures found; who fills it in is no business of this table. */
export async function setSignature(
  tx: Tx,
  sha256: string,
  found: Pick<Paper, 'signature'> & Partial<Pick<Paper, 'certification'>>,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `update paper set signature = $3, certification = coalesce($4, certification), signature_at = to_timestamp($5::double precision / 1000)
     where realm = $1 and sha256 = $2 and (signature <> $3 or signature_at is null) returning id`,
    [tx.realm, sha256, found.signature, found.certification ?? null, tx.at],
  );
  return rows.map(({ id }) => id);
}

/** Which of these files are papers whose signatures nobody looked at yet. */
export const uncheckedAmong = async (reader: Reader, realm: string, files: readonly string[]): Promise<string[]> =>
  (
    await prepared<{ sha256: string }>(
      reader,
      `select distinct sha256 from paper where realm = $1 and sha256 = any ($2::text[]) and signature = 'unchecked'`,
      [realm, files],
    )
  ).rows.map(({ sha256 }) => sha256);
