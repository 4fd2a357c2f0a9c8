import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

export interface NumberTaken {
  readonly agency: string;
  readonly year: number;
  readonly series: string;
  readonly number: number;
}

/**
 * The next number of that agency, year and series, kept by the act or not at all: whoever takes it holds the register's row until
 * the act ends, so that of many at once each waits for the one before, and an act undone gives its number back.
 */
export async function nextInRegister(tx: Tx, agency: string, year: number, series: string): Promise<NumberTaken> {
  const { rows } = await tx.query<{ last: number }>(
    `insert into number_register (realm, agency, year, series, last) values ($1, $2, $3, $4, 1)
     on conflict (realm, agency, year, series) do update set last = number_register.last + 1 returning last`,
    [tx.realm, agency, year, series],
  );
  return { agency, year, series, number: (rows[0] as { last: number }).last };
}

export async function enterNumber(
  tx: Tx,
  { agency, year, series, number }: NumberTaken,
  line: { code: string; seq: number; written: string; isRegistered: boolean },
): Promise<void> {
  await tx.query(
    `insert into issued_number (realm, agency, year, series, number, written, sign_is_registered, code, seq, issued_at, issued_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::double precision / 1000), $11)`,
    [
      ...[tx.realm, agency, year, series, number, line.written, line.isRegistered, line.code, line.seq],
      ...[tx.at, tx.actor],
    ],
  );
}

/** The offices of these units: a room keeps its numbers in the book of the office it belongs to. */
export async function officesOfUnits(reader: Reader, realm: string, units: readonly string[]): Promise<string[]> {
  const { rows } = await reader.query<{ office: string }>(
    `select distinct case when kind = 'division' then coalesce(parent, code) else code end as office
     from agency where realm = $1 and code = any($2::text[])`,
    [realm, units],
  );
  return rows.map(({ office }) => office);
}

/** Books of these offices and of what stands below them. `$n` is the parameter with the offices. */
const ofOffices = (column: string, n: number) =>
  `exists (select from unnest($${n}::text[]) o where ${column} = o or ${column} like o || '.%')`;

/** A book: the numbers of one agency, year and series. */
export interface Book {
  readonly agency: string;
  readonly agencyName: { readonly vi: string; readonly en: string };
  readonly year: number;
  readonly series: string;
  readonly last: number;
}

const BOOK = `b.agency, json_build_object('vi', a.name_vi, 'en', a.name_en) as "agencyName", b.year, b.series, b.last`;

/** Books of these offices, the newest year first. */
export async function booksOf(
  reader: Reader,
  realm: string,
  offices: readonly string[],
  { after, limit }: { after?: Pick<Book, 'agency' | 'year' | 'series'> | undefined; limit: number },
): Promise<Book[]> {
  const { rows } = await reader.query<Book>(
    `select ${BOOK} from number_register b join agency a on a.realm = b.realm and a.code = b.agency
     where b.realm = $1 and ${ofOffices('b.agency', 2)} and (b.agency, b.year, b.series) > ($3, $4, $5)
     order by b.agency, b.year, b.series limit $6`,
    [realm, offices, after?.agency ?? '', after?.year ?? 0, after?.series ?? '', limit],
  );
  return rows;
}

/** A line of the book of outgoing papers. */
export interface Issued {
  readonly number: number;
  readonly written: string;
  readonly isRegistered: boolean;
  readonly issuedAt: Instant;
  readonly code: string;
  readonly seq: number;
  readonly title: string;
  readonly signerName: string | null;
  readonly ownerName: string;
  readonly returnedAt: Instant | null;
  readonly replacedBy: string | null;
  readonly revokedAt: Instant | null;
}

/** A page of one book, the last number first; nothing if it is not a book of these offices. */
export async function issuedIn(
  reader: Reader,
  realm: string,
  offices: readonly string[],
  { agency, year, series, before, limit }: Omit<NumberTaken, 'number'> & { before: number; limit: number },
): Promise<Issued[]> {
  const { rows } = await reader.query<Issued>(
    `select i.number, i.written, i.sign_is_registered as "isRegistered", i.issued_at as "issuedAt", i.code, i.seq, d.title,
       d.signer_name as "signerName", s.owner_name as "ownerName", d.returned_at as "returnedAt",
       (select n.number from decision n where n.realm = d.realm and n.code = d.code and n.corrects = d.seq) as "replacedBy",
       (select r.revoked_at from result_revocation r where r.realm = d.realm and r.code = d.code and r.seq = d.seq) as "revokedAt"
     from issued_number i join decision d on d.realm = i.realm and d.code = i.code and d.seq = i.seq
       join dossier s on s.realm = i.realm and s.code = i.code
     where i.realm = $1 and i.agency = $2 and i.year = $3 and i.series = $4 and i.number < $5 and ${ofOffices('i.agency', 6)}
     order by i.number desc limit $7`,
    [realm, agency, year, series, before, offices, limit],
  );
  return rows;
}

/** As many offices as ever number papers in a realm. */
const MOST_NUMBERING = 500;

/** The offices that have given a number this year. */
export const numberingOffices = async (reader: Reader, realm: string, year: number): Promise<string[]> =>
  (
    await reader.query<{ agency: string }>(
      `select distinct agency from number_register where realm = $1 and year = $2 order by agency limit ${MOST_NUMBERING}`,
      [realm, year],
    )
  ).rows.map(({ agency }) => agency);
