import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { TypeTerm } from '../rules/paper.ts';

export interface LinkRow {
  readonly procedure: string;
  readonly role: 'component' | 'result';
  readonly part: string;
  readonly type: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface TermRow extends TypeTerm {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Links and terms of the realm, replaced whole. */
export async function replaceLinks(tx: Tx, links: readonly LinkRow[], terms: readonly TermRow[]): Promise<void> {
  await tx.query('delete from paper_link where realm = $1', [tx.realm]);
  await tx.query('delete from paper_type where realm = $1', [tx.realm]);
  await tx.query(
    `insert into paper_link (realm, procedure, role, part, type, valid_from, valid_to)
     select $1, l.procedure, l.role, l.part, l.type, l."from", l."to"
     from jsonb_to_recordset($2::jsonb) as l (procedure text, role text, part text, type text, "from" date, "to" date)`,
    [tx.realm, JSON.stringify(links)],
  );
  await tx.query(
    `insert into paper_type (realm, type, valid_from, valid_to, reusable, months, basis)
     select $1, t.type, t."from", t."to", t.reusable, t.months, t.basis
     from jsonb_to_recordset($2::jsonb) as t (type text, "from" date, "to" date, reusable boolean, months int, basis text)`,
    [tx.realm, JSON.stringify(terms)],
  );
}

/** The type of each component (or result) of a procedure on a day, by its published name; a province's own word before the nation's. */
export async function linksOf(
  reader: Reader,
  realm: string,
  ask: { readonly procedure: string; readonly role: LinkRow['role']; readonly day: LocalDate },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await reader.query<{ part: string; type: string }>(
    `select distinct on (part) part, type from paper_link
     where realm in ($1, 'VN') and procedure = $2 and role = $3 and valid_from <= $4::date
       and (valid_to is null or valid_to >= $4::date)
     order by part, (realm = $1) desc, valid_from desc`,
    [realm, ask.procedure, ask.role, ask.day],
  );
  return new Map(rows.map(({ part, type }) => [part, type]));
}

/** What these types are called, by code. */
export async function typeNames(
  reader: Reader,
  realm: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await reader.query<{ code: string; name: string }>(
    `select code, name from document_type where realm in ($1, 'VN') and list = 'common' and code = any($2::text[])`,
    [realm, codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** What the law says of these types on a day. */
export async function termsOf(
  reader: Reader,
  realm: string,
  types: readonly string[],
  day: LocalDate,
): Promise<TypeTerm[]> {
  const { rows } = await reader.query<TypeTerm>(
    `select distinct on (type) type, reusable, months, basis from paper_type
     where realm in ($1, 'VN') and type = any($2::text[]) and valid_from <= $3::date
       and (valid_to is null or valid_to >= $3::date)
     order by type, (realm = $1) desc, valid_from desc`,
    [realm, types, day],
  );
  return rows;
}
