import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';

/** The address of a result: the one it has, or this new one. */
export async function openToken(tx: Tx, code: string, seq: number, token: string): Promise<string> {
  await tx.query(
    `insert into result (realm, code, seq, token, opened_at)
     values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000)) on conflict (realm, code, seq) do nothing`,
    [tx.realm, code, seq, token, tx.at],
  );
  // A statement of its own: it sees the row of whoever was quicker.
  const { rows } = await tx.query<{ token: string }>(
    'select token from result where realm = $1 and code = $2 and seq = $3',
    [tx.realm, code, seq],
  );
  return (rows[0] as { token: string }).token;
}

export interface Issue {
  readonly paperCode: string;
  readonly isProvisional: boolean;
  readonly issuer: string;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
}

/** Says that the result is issued. Answers whether it was this act that did. */
export async function setIssued(tx: Tx, code: string, seq: number, one: Issue): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update result set issued_at = to_timestamp($4::double precision / 1000), paper_code = $5, paper_code_is_provisional = $6,
       issuer = $7, valid_from = $8, valid_until = $9
     where realm = $1 and code = $2 and seq = $3 and issued_at is null`,
    [tx.realm, code, seq, tx.at, one.paperCode, one.isProvisional, one.issuer, one.validFrom, one.validUntil],
  );
  return rowCount === 1;
}

export interface ResultFile {
  readonly sha256: string;
  readonly kind: 'signed' | 'unsigned';
  readonly size: number;
}

/** The file a result can be given out as, once its signatures are whole. */
export const readyFile = async (
  reader: Reader,
  realm: string,
  code: string,
  seq: number,
): Promise<ResultFile | undefined> =>
  (
    await prepared<ResultFile>(
      reader,
      `select sha256, kind, size::integer as size from decision_file
       where realm = $1 and code = $2 and seq = $3 and kind in ('signed', 'unsigned') order by kind limit 1`,
      [realm, code, seq],
    )
  ).rows[0];

/** The file a result is given out as; nothing before it is issued. */
export async function fileOf(
  reader: Reader,
  realm: string,
  code: string,
  seq: number,
): Promise<ResultFile | undefined> {
  const { rows } = await prepared(
    reader,
    'select from result where realm = $1 and code = $2 and seq = $3 and issued_at is not null',
    [realm, code, seq],
  );
  return rows.length === 0 ? undefined : readyFile(reader, realm, code, seq);
}

/** The file of a numbered result, the last one if not said which, if it is issued already: asked far more often than one is made. */
export const issuedFile = async (
  reader: Reader,
  realm: string,
  code: string,
  wanted: number | undefined,
): Promise<ResultFile | undefined> =>
  (
    await prepared<ResultFile>(
      reader,
      `select f.sha256, f.kind, f.size::integer as size
       from (select seq from decision where realm = $1 and code = $2 and number is not null and ($3::integer is null or seq = $3)
         order by seq desc limit 1) d
       join result r on r.realm = $1 and r.code = $2 and r.seq = d.seq and r.issued_at is not null
       join decision_file f on f.realm = $1 and f.code = $2 and f.seq = d.seq and f.kind in ('signed', 'unsigned')
       order by f.kind limit 1`,
      [realm, code, wanted ?? null],
    )
  ).rows[0];

/** From when and until when an issued result is in force. */
export const issuedOf = async (
  reader: Reader,
  realm: string,
  code: string,
  seq: number,
): Promise<{ validFrom: LocalDate; validUntil: LocalDate | null } | undefined> =>
  (
    await prepared<{ validFrom: LocalDate; validUntil: LocalDate | null }>(
      reader,
      `select valid_from as "validFrom", valid_until as "validUntil" from result
       where realm = $1 and code = $2 and seq = $3 and issued_at is not null`,
      [realm, code, seq],
    )
  ).rows[0];

/** An issued result as its public page knows it: nothing of what it says, nor whose it is. */
export interface Checked {
  readonly number: string;
  readonly issuerVi: string;
  readonly issuerEn: string;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
  readonly revokedAt: Instant | null;
  readonly replacedBy: string | null;
  readonly replacedAt: Instant | null;
  readonly hashes: readonly string[];
}

export async function resultByToken(reader: Reader, realm: string, token: string): Promise<Checked | undefined> {
  const { rows } = await reader.query<Checked>(
    `select d.number, a.name_vi as "issuerVi", a.name_en as "issuerEn", r.valid_from as "validFrom", r.valid_until as "validUntil",
       v.revoked_at as "revokedAt", n.number as "replacedBy", n.numbered_at as "replacedAt",
       array(select f.sha256 from decision_file f where f.realm = r.realm and f.code = r.code and f.seq = r.seq
         and f.kind in ('signed', 'unsigned') order by f.sha256) as hashes
     from result r join decision d using (realm, code, seq) join agency a on a.realm = r.realm and a.code = r.issuer
       left join result_revocation v on v.realm = r.realm and v.code = r.code and v.seq = r.seq
       left join decision n on n.realm = d.realm and n.code = d.code and n.corrects = d.seq and n.number is not null
     where r.realm = $1 and r.token = $2 and r.issued_at is not null`,
    [realm, token],
  );
  return rows[0];
}

/** The address where a result is checked, once it has one. */
export async function tokenOf(reader: Reader, realm: string, code: string, seq: number): Promise<string | undefined> {
  const { rows } = await reader.query<{ token: string }>(
    'select token from result where realm = $1 and code = $2 and seq = $3',
    [realm, code, seq],
  );
  return rows[0]?.token;
}

/** What an issued result's credential says besides the decision. */
export const issuedFacts = async (reader: Reader, realm: string, code: string, seq: number) =>
  (
    await reader.query<{ token: string; paperCode: string; validFrom: LocalDate; validUntil: LocalDate | null }>(
      `select token, paper_code as "paperCode", valid_from as "validFrom", valid_until as "validUntil" from result
       where realm = $1 and code = $2 and seq = $3 and issued_at is not null`,
      [realm, code, seq],
    )
  ).rows[0];

/** False if it has one. */
export async function insertCredential(tx: Tx, code: string, seq: number, credential: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into result_credential (realm, code, seq, credential, made_at)
     values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000)) on conflict do nothing`,
    [tx.realm, code, seq, credential, tx.at],
  );
  return rowCount === 1;
}

/** The credentials of a dossier's results, by their place. */
export async function credentialsOf(reader: Reader, realm: string, code: string): Promise<ReadonlyMap<number, string>> {
  const { rows } = await reader.query<{ seq: number; credential: string }>(
    'select seq, credential from result_credential where realm = $1 and code = $2',
    [realm, code],
  );
  return new Map(rows.map(({ seq, credential }) => [seq, credential]));
}
